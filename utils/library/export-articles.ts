import type {
  ArchivedArticle,
  ArchivedHighlight,
  ArchivedPicture,
  ArchivedStamps,
  ArchivedVersion,
} from '@/utils/archived-article';
import { db, withStorage } from './db';
import { getPicture } from './pictures';
import { type ArticleFields, type ArticleRow, type HighlightRow, LATER_FIELDS, type PictureRow } from './rows';
import { tagsOf } from './to-row';

/**
 * Articles with all that belongs to them, in this order, one at a time; the bytes of their pictures only when they are
 * asked for. Those that have gone meanwhile are passed over.
 * @throws Problem
 */
export async function* readArchived(ids: readonly string[]): AsyncGenerator<ArchivedArticle> {
  for (const id of ids) {
    const article = await withStorage(() => readOne(id));
    if (article) yield article;
  }
}

/** All ids, those in the bin at the end, the newest first. @throws Problem */
export function listEverything(): Promise<string[]> {
  return withStorage(async () => {
    const range = (kept: number) => db.articles.where('[kept+savedAt+id]').between([kept], [kept, []], true, false);
    const [kept, binned] = await Promise.all([range(1).reverse().primaryKeys(), range(0).reverse().primaryKeys()]);
    return [...kept, ...binned];
  });
}

async function readOne(id: string): Promise<ArchivedArticle | undefined> {
  const row = await db.articles.get(id);
  if (!row) return undefined;
  const body = await db.bodies.get(row.bodyHash);
  const highlights = await db.highlights.where('articleId').equals(id).toArray();
  const pictures = await db.pictures.where('articleId').equals(id).toArray();
  return {
    id,
    fields: toFields(row),
    tags: tagsOf(row),
    binnedAt: row.del[0],
    body: body?.html ? { ...body } : undefined,
    versions: await readVersions(id),
    highlights: highlights.filter(({ kept }) => kept === 1).map(toHighlight),
    pictures: pictures.flatMap(toPicture),
    stamps: toStamps(row),
  };
}

async function readVersions(id: string): Promise<ArchivedVersion[]> {
  const rows = await db.versions.where('articleId').equals(id).toArray();
  const bodies = await db.bodies.bulkGet(rows.map(({ bodyHash }) => bodyHash));
  const versions = rows.flatMap(({ savedAt, title, pages, facts }, i) => {
    const body = bodies[i];
    return body?.html ? [{ savedAt, title, pages, facts, body: { ...body } }] : [];
  });
  return versions.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

function toFields({ f }: ArticleRow): Omit<ArticleFields, 'bodyHash'> {
  const { bodyHash: _derived, ...registers } = f;
  const values = Object.fromEntries(Object.entries(registers).map(([field, [value]]) => [field, value]));
  return { ...LATER_FIELDS, ...(values as unknown as Omit<ArticleFields, 'bodyHash'>) };
}

function toStamps({ f, tags, del }: ArticleRow): ArchivedStamps {
  const fields = Object.fromEntries(Object.entries(f).map(([field, [, stamp]]) => [field, stamp]));
  return { fields, tags: { ...tags }, bin: del[1] };
}

function toHighlight({ id, createdAt, f }: HighlightRow): ArchivedHighlight {
  const stamps = { anchor: f.anchor[1], color: f.color[1], note: f.note[1] };
  return { ...f.anchor[0], id, createdAt, color: f.color[0], note: f.note[0], stamps };
}

/** Those that are here. */
function toPicture({ url, state, hash, mime = '', bytes = 0, width = 0, height = 0 }: PictureRow): ArchivedPicture[] {
  if (state !== 'local' || !hash) return [];
  const read = async () => (await getPicture(hash))?.blob;
  return [{ url, hash, mime, size: bytes, width, height, read }];
}
