import type { Clock } from './clock';
import { db } from './db';
import { mutate } from './mutate';
import { type ArticleFields, type ArticleRow, LATER_FIELDS } from './rows';
import { type TagChange, tagChange, undoTagChange } from './tag-change';
import { tagsOf, withBin, withFields, withTags } from './to-row';

/** What a reader may do to articles; what is not named stays as it is. */
export interface Act {
  isRead?: boolean;
  isStarred?: boolean;
  isArchived?: boolean;
  isInBin?: boolean;
  title?: string;
  note?: string;
  /** All tags anew. */
  tags?: readonly string[];
  addTags?: readonly string[];
  removeTags?: readonly string[];
}

/** Brings everything back that an act has changed, in one change. */
export type Undo = () => Promise<void>;

type OwnFields = Pick<ArticleFields, 'isRead' | 'isStarred' | 'isArchived' | 'title' | 'note' | 'isTitleOwn'>;

interface Before {
  id: string;
  fields: Partial<OwnFields>;
  tags: TagChange;
  binnedAt: string | null;
}

/**
 * Does one thing to any number of articles in one transaction, on disk when this resolves. Unknown ids are passed over.
 * @throws Problem `storageFull`, `storageRefused`; then nothing was changed
 */
export async function act(ids: readonly string[], wanted: Act): Promise<Undo> {
  const binnedAt = wanted.isInBin ? new Date().toISOString() : null;
  const before = await mutate(async (change) => {
    const rows = (await db.articles.bulkGet([...ids])).filter((row) => row !== undefined);
    const after = rows.map((row) => apply(row, wanted, binnedAt, change));
    await change.putArticles(after);
    return rows.map((row, i) => remember(row, after[i] ?? row));
  });
  return async () => {
    await mutate(async (change) => {
      const rows = await db.articles.bulkGet(before.map(({ id }) => id));
      const back = before.flatMap(({ fields, tags, binnedAt: was }, i) => {
        const row = rows[i];
        if (!row) return [];
        const one = undoTagChange(withFields(row, fields, change), tags, change);
        return [wanted.isInBin === undefined ? one : withBin(one, was, change)];
      });
      await change.putArticles(back);
    });
  };
}

function apply(row: ArticleRow, wanted: Act, binnedAt: string | null, clock: Clock): ArticleRow {
  const { isRead, isStarred, isArchived, note } = wanted;
  const title = wanted.title?.trim() || undefined;
  const asked = { isRead, isStarred, isArchived, note, title, isTitleOwn: title === undefined ? undefined : true };
  const fields = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
  const tags = new Set(wanted.tags ?? tagsOf(row));
  for (const tag of wanted.addTags ?? []) tags.add(tag);
  for (const tag of wanted.removeTags ?? []) tags.delete(tag);
  const tagged = withTags(withFields(row, fields, clock), cleanTags([...tags]), clock);
  return wanted.isInBin === undefined ? tagged : withBin(tagged, binnedAt, clock);
}

/** Without blanks and repeats. */
function cleanTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter(Boolean))];
}

/** Only what the act changed: what the reader has done since is no part of its undo. */
function remember(row: ArticleRow, after: ArticleRow): Before {
  const own = (field: keyof typeof LATER_FIELDS) => row.f[field]?.[0] ?? LATER_FIELDS[field];
  const all: OwnFields = {
    isRead: row.f.isRead[0],
    title: row.f.title[0],
    isStarred: own('isStarred') === true,
    isArchived: own('isArchived') === true,
    note: String(own('note')),
    isTitleOwn: own('isTitleOwn') === true,
  };
  const changed = Object.entries(all).filter(([field, value]) => {
    const now = after.f[field as keyof OwnFields]?.[0];
    return now !== undefined && now !== value;
  });
  return { id: row.id, fields: Object.fromEntries(changed), tags: tagChange(row, after), binnedAt: row.del[0] };
}
