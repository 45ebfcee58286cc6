import { toHostPattern } from '@/utils/pictures/judge-address';
import type { PictureCount, Receipt } from '@/utils/receipt';
import { db, withStorage } from './db';
import { findPictureUrls } from './picture-urls';
import type { PictureRow } from './rows';
import { toSaved } from './to-row';

/** How complete an article is, counted from what is on disk now; undefined if it is not in the library. */
export function readReceipt(articleId: string): Promise<Receipt | undefined> {
  return withStorage(async () => {
    const row = await db.articles.get(articleId);
    const body = row && (await db.bodies.get(row.bodyHash));
    if (!row || !body) return undefined;
    const rows = await db.pictures.where('articleId').equals(articleId).toArray();
    const { length, pages } = toSaved(row);
    return { count: length.count, pages, removed: body.removed.length, pictures: countPictures(body.html, rows) };
  });
}

/** Counts the pictures that a body shows by what is known of them; one that was never asked for is not here. */
function countPictures(html: string, rows: readonly PictureRow[]): PictureCount {
  const known = new Map(rows.map((row) => [row.url, row]));
  const shown = findPictureUrls(html)
    .map((url) => ({ url, row: known.get(url) }))
    .filter(({ row }) => row?.reason !== 'tracker');
  const refused = shown.filter(({ row }) => row?.reason === 'noPermission');
  return {
    all: shown.length,
    here: shown.filter(({ row }) => row?.state === 'local').length,
    waiting: shown.filter(({ row }) => row?.state === 'wanted').length,
    hosts: [...new Set(refused.map(({ url }) => toHostPattern(url)))],
  };
}
