import type { SavedArticle } from '@/utils/article';
import type { Clock } from './clock';
import { type ArticleFields, type ArticleRow, LATER_FIELDS, type Register } from './rows';
import { fold } from './search/fold';
import { toUrlKey } from './url-key';

type Fields = ArticleRow['f'];

/** The tags a row has now: added later than removed. */
export function tagsOf({ tags }: Pick<ArticleRow, 'tags'>): string[] {
  return Object.entries(tags)
    .filter(([, [added, removed]]) => added > removed)
    .map(([tag]) => tag);
}

/** What lists and pages show of a row. */
export function toSaved(row: ArticleRow): SavedArticle {
  const values = Object.fromEntries(Object.entries(row.f).map(([field, [value]]) => [field, value]));
  return {
    ...LATER_FIELDS,
    ...(values as unknown as ArticleFields),
    id: row.id,
    isInBin: row.kept === 0,
    tags: tagsOf(row),
  };
}

/** The row with its index columns made anew from what they are derived from. */
export function withColumns(row: ArticleRow): ArticleRow {
  const kept = row.del[0] === null ? 1 : 0;
  return {
    ...row,
    urlKey: toUrlKey(row.f.url[0]),
    savedAt: row.f.savedAt[0],
    bodyHash: row.f.bodyHash[0],
    kept,
    state: stateOf(row),
    starred: kept && row.f.isStarred?.[0] ? 1 : 0,
    published: row.f.publishedTime?.[0] ?? '',
    count: row.f.length[0].count,
    progress: row.f.progress?.[0] ?? 0,
    tagKeys: tagsOf(row).map(fold),
  };
}

function stateOf({ del, f }: ArticleRow): ArticleRow['state'] {
  if (del[0] !== null) return 'bin';
  if (f.isArchived?.[0]) return 'archived';
  return f.isRead[0] ? 'read' : 'unread';
}

/** `row` with some fields set now; fields that already have the value keep their older stamp. */
export function withFields(row: ArticleRow, values: Partial<ArticleFields>, clock: Clock): ArticleRow {
  const changed = Object.entries(values).filter(
    ([field, value]) => JSON.stringify(row.f[field as keyof Fields]?.[0]) !== JSON.stringify(value),
  );
  const registers = changed.map(([field, value]) => [field, [value, clock.next()]]);
  return withColumns({ ...row, f: { ...row.f, ...Object.fromEntries(registers) } });
}

/** `row` with exactly these tags. */
export function withTags(row: ArticleRow, wanted: readonly string[], clock: Clock): ArticleRow {
  const before = new Set(tagsOf(row));
  const after = new Set(wanted);
  // Computed keys make own properties, whatever the reader calls a tag (`__proto__`).
  let { tags } = row;
  for (const tag of after) if (!before.has(tag)) tags = { ...tags, [tag]: [clock.next(), tags[tag]?.[1] ?? ''] };
  for (const tag of before) if (!after.has(tag)) tags = { ...tags, [tag]: [tags[tag]?.[0] ?? '', clock.next()] };
  return withColumns({ ...row, tags });
}

/** `row` moved to the bin at `binnedAt` (ISO), or taken out of it with null. */
export function withBin(row: ArticleRow, binnedAt: string | null, clock: Clock): ArticleRow {
  if ((row.del[0] === null) === (binnedAt === null)) return row;
  return withColumns({ ...row, del: [binnedAt, clock.next()] });
}

/** A new row, not yet in the library. */
export function createRow(id: string, fields: ArticleFields, clock: Clock): ArticleRow {
  const registers = Object.entries(fields).map(([field, value]) => [field, [value, clock.next()] as Register<unknown>]);
  return withColumns({
    id,
    v: 1,
    urlKey: '',
    savedAt: '',
    kept: 1,
    state: 'unread',
    starred: 0,
    published: '',
    count: 0,
    progress: 0,
    tagKeys: [],
    bodyHash: '',
    f: Object.fromEntries(registers) as Fields,
    tags: {},
    del: [null, clock.next()],
  });
}
