import { MAX_ARTICLE_BYTES, type PictureFile, type PictureReason, stateAfter } from '@/utils/picture';
import { mendPicture } from './backup/mend-picture';
import { db, withStorage } from './db';
import { type Change, mutate } from './mutate';
import { findPictureUrls } from './picture-urls';
import type { BlobRow, PictureRow } from './rows';
import { sha256 } from './sha256';

/** What is known of an article's pictures, in no order. One that is in the body and not here was never asked for. */
export function listPictures(articleId: string): Promise<PictureRow[]> {
  return withStorage(() => db.pictures.where('articleId').equals(articleId).toArray());
}

/**
 * A picture's bytes, from the last copy that has them where their file is gone; undefined if they can no longer be read
 * from anywhere, which the caller must say to the reader.
 */
export function getPicture(hash: string): Promise<BlobRow | undefined> {
  return withStorage(async () => {
    const row = await db.blobs.get(hash);
    if (!row) return undefined;
    return (await isReadable(row.blob)) ? row : mendPicture(hash);
  });
}

/** Browsers keep bytes in files of their own: one that is gone or spoilt leaves its row as it was. */
function isReadable(blob: Blob): Promise<boolean> {
  return blob
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );
}

/**
 * Keeps the bytes of one picture of one article; the same bytes are kept once, whoever has them. `gone` if the article
 * is not there any more, `full` if its pictures are too many; then no bytes were written.
 * @throws Problem `storageFull`, `storageRefused`
 */
export async function keepPicture(
  articleId: string,
  url: string,
  file: PictureFile,
): Promise<'kept' | 'gone' | 'full'> {
  const hash = await sha256(file.bytes);
  const { mime, width, height } = file;
  const size = file.bytes.byteLength;
  const blob: BlobRow = { hash, v: 1, blob: new Blob([file.bytes], { type: mime }), mime, size };
  return mutate(async (change) => {
    if (!(await db.articles.get(articleId))) return 'gone';
    const rows = await db.pictures.where('articleId').equals(articleId).toArray();
    const known = rows.find((row) => row.url === url);
    const others = rows.filter((row) => row.url !== url && row.state === 'local');
    if (others.reduce((sum, { bytes = 0 }) => sum + bytes, size) > MAX_ARTICLE_BYTES) return 'full';
    if (!(await db.blobs.get(hash))) await db.blobs.put(blob);
    await change.putPicture({
      ...{ articleId, url, v: 1, state: 'local', hash, mime, bytes: size, width, height },
      ...{ tries: known?.tries ?? 0, at: new Date().toISOString() },
    });
    if (known?.hash && known.hash !== hash) await dropUnusedBlob(known.hash);
    return 'kept';
  });
}

/** Writes down why a picture did not come. One that is here by now, or is not asked for any more, stays as it is. */
export function failPicture(articleId: string, url: string, reason: PictureReason): Promise<void> {
  return mutate(async (change) => {
    const row = await db.pictures.get([articleId, url]);
    if (row?.state !== 'wanted') return;
    const at = new Date().toISOString();
    await change.putPicture({ ...row, state: stateAfter(reason), reason, tries: row.tries + 1, at });
  });
}

/** Some pictures that are to be fetched. */
export function listWanted(limit: number): Promise<PictureRow[]> {
  return withStorage(() => db.pictures.where('state').equals('wanted').limit(limit).toArray());
}

/** All pictures that could not be fetched, of some articles or of all. */
export function listMissing(articleIds?: readonly string[]): Promise<PictureRow[]> {
  return withStorage(() => {
    const missing = db.pictures.where('state').equals('missing');
    return (articleIds ? missing.filter((row) => articleIds.includes(row.articleId)) : missing).toArray();
  });
}

/**
 * Has pictures asked for again that are missing and that `isMeant` takes. Gives how many.
 * @throws Problem
 */
export function wantAgain(isMeant: (row: PictureRow) => boolean): Promise<number> {
  return mutate(async (change) => {
    const rows = await db.pictures.where('state').equals('missing').filter(isMeant).toArray();
    const at = new Date().toISOString();
    for (const { reason: _, ...row } of rows) await change.putPicture({ ...row, state: 'wanted', at });
    return rows.length;
  });
}

/** Has one picture of an article fetched, whatever is known of it so far. @throws Problem */
export async function wantPicture(articleId: string, url: string): Promise<void> {
  const before = await withStorage(() => db.pictures.get([articleId, url]));
  // Looked at beforehand: no transaction waits for the reading of a file.
  const isHere = before?.hash !== undefined && (await getPicture(before.hash)) !== undefined;
  return mutate(async (change) => {
    if (!(await db.articles.get(articleId))) return;
    const known = await db.pictures.get([articleId, url]);
    // What is said to be here is asked for only where its bytes have been lost.
    if (known?.hash && known.hash === before?.hash) {
      if (isHere) return;
      await db.blobs.delete(known.hash);
    } else if (known?.hash) return;
    const tries = known?.tries ?? 0;
    await change.putPicture({ articleId, url, v: 1, state: 'wanted', tries, at: new Date().toISOString() });
  });
}

/**
 * Has everything that is missing of these articles asked for anew; of those kept before pictures were, all.
 * @throws Problem
 */
export function wantAll(articleIds: readonly string[]): Promise<void> {
  return mutate(async (change) => {
    for (const id of articleIds) {
      const row = await db.articles.get(id);
      const body = row && (await db.bodies.get(row.bodyHash));
      if (body) await wantPictures(change, id, body.html);
    }
  });
}

/**
 * Inside a change, after an article got a body: what the body shows and is not here is wanted from now on, also what
 * failed before. What it shows no more is forgotten, except for bytes that a block left out or an older body may need.
 */
export async function wantPictures(change: Change, articleId: string, html: string): Promise<void> {
  const urls = new Set(findPictureUrls(html));
  const at = new Date().toISOString();
  const known = await db.pictures.where('articleId').equals(articleId).toArray();
  for (const row of known) {
    if (row.state !== 'local' && !urls.has(row.url)) await db.pictures.delete([articleId, row.url]);
    else if (row.state === 'missing') {
      const { reason: _, ...rest } = row;
      await change.putPicture({ ...rest, state: 'wanted', at });
    }
    urls.delete(row.url);
  }
  for (const url of urls) await change.putPicture({ articleId, url, v: 1, state: 'wanted', tries: 0, at });
}

/** Inside a change: an article goes for good, and with it the pictures that no other has. */
export async function erasePictures(articleId: string): Promise<void> {
  const rows = await db.pictures.where('articleId').equals(articleId).toArray();
  await db.pictures.bulkDelete(rows.map(({ url }) => [articleId, url]));
  for (const hash of new Set(rows.map((row) => row.hash))) if (hash) await dropUnusedBlob(hash);
}

/** Inside a change: a blob goes with the last picture that has it. */
async function dropUnusedBlob(hash: string): Promise<void> {
  const users = await db.pictures.where('hash').equals(hash).count();
  if (users === 0) await db.blobs.delete(hash);
}
