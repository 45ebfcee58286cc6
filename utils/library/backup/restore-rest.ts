import { db } from '@/utils/library/db';
import { eraseArticles } from '@/utils/library/erase';
import { mutateFromBackup } from '@/utils/library/mutate';
import type { ArticleRow, BlobRow, HighlightRow, PictureRow } from '@/utils/library/rows';
import { sha256 } from '@/utils/library/sha256';
import { isBlobRow, isErasure, isHighlightRow, isPictureRow, isTagLookRow, isVersionRow } from './check-row';
import { mergeHighlights, overwriteHighlight } from './merge-rows';
import { readBodies } from './read-bodies';

/** The ids of a backup's articles, and those that they have here. */
export type Met = Map<string, string>;

/** Brings back the highlights of articles that are here; `seen` takes in their ids. */
export async function restoreHighlights(
  rows: readonly unknown[],
  isReplacing: boolean,
  met: Met,
  seen: Set<string>,
): Promise<void> {
  const theirs = rows.filter(isHighlightRow).flatMap((row) => {
    const articleId = met.get(row.articleId);
    return articleId === undefined ? [] : [{ ...row, articleId }];
  });
  await mutateFromBackup(async (change) => {
    const heres = await db.highlights.bulkGet(theirs.map(({ id }) => id));
    for (const [i, there] of theirs.entries()) {
      seen.add(there.id);
      const here: HighlightRow | undefined = heres[i];
      const row = isReplacing && here ? overwriteHighlight(here, there, change) : mergeHighlights(here ?? there, there);
      if (!here || JSON.stringify(here) !== JSON.stringify(row)) await change.putHighlight(row);
    }
  });
}

/** After a replacement: highlights that the backup has not are removed, as a reader removes them. */
export async function removeOtherHighlights(seen: ReadonlySet<string>): Promise<void> {
  await mutateFromBackup(async (change) => {
    const rows = await db.highlights.filter(({ id, kept }) => kept === 1 && !seen.has(id)).toArray();
    const at = new Date().toISOString();
    for (const row of rows) await change.putHighlight({ ...row, kept: 0, del: [at, change.next()] });
  });
}

/** Erases what was erased for good after the backup, unless something has been done to it since. */
export async function eraseAgain(rows: readonly unknown[]): Promise<void> {
  const erased = new Map(rows.filter(isErasure).map(({ id, at }) => [id, at]));
  await mutateFromBackup(async (change) => {
    const heres = await db.articles.bulkGet([...erased.keys()]);
    await eraseArticles(
      change,
      heres.filter((row) => row !== undefined).filter((row) => lastStamp(row) < (erased.get(row.id) ?? '')),
    );
  });
}

function lastStamp({ f, tags, del }: ArticleRow): string {
  const stamps = [...Object.values(f).map(([, at]) => at), ...Object.values(tags).flat(), del[1]];
  return stamps.reduce((last, at) => (at > last ? at : last), '');
}

/** Brings back the older bodies of articles, where the backup has them whole. */
export async function restoreVersions(rows: readonly unknown[], met: Met, scope: string): Promise<void> {
  const theirs = rows.filter(isVersionRow).flatMap((row) => {
    const articleId = met.get(row.articleId);
    return articleId === undefined ? [] : [{ ...row, articleId }];
  });
  const bodies = await readBodies(
    theirs.map(({ bodyHash }) => bodyHash),
    scope,
  );
  await mutateFromBackup(async () => {
    await db.bodies.bulkPut(bodies);
    const articles = await db.articles.bulkGet(theirs.map(({ articleId }) => articleId));
    const here = new Set(
      await db.bodies
        .where('hash')
        .anyOf(theirs.map(({ bodyHash }) => bodyHash))
        .primaryKeys(),
    );
    // The body that the article shows now is no older one.
    await db.versions.bulkPut(
      theirs.filter(({ bodyHash }, i) => here.has(bodyHash) && articles[i]?.bodyHash !== bodyHash),
    );
  });
}

/** Brings back the colours of tags; replacing, also where a later one was chosen here. */
export async function restoreTagLooks(rows: readonly unknown[], isReplacing: boolean): Promise<void> {
  const theirs = rows.filter(isTagLookRow);
  await mutateFromBackup(async (change) => {
    const heres = await db.tagLooks.bulkGet(theirs.map(({ key }) => key));
    for (const [i, there] of theirs.entries()) {
      const here = heres[i];
      if (!here || there.color[1] > here.color[1]) await change.putTagLook(there);
      else if (isReplacing && here.color[0] !== there.color[0]) {
        await change.putTagLook({ ...there, color: [there.color[0], change.next()] });
      }
    }
  });
}

/** Brings back what is known of pictures. One whose bytes are not here, nor in the backup, is wanted again. */
export async function restorePictures(rows: readonly unknown[], met: Met): Promise<void> {
  const theirs = rows.filter(isPictureRow).flatMap((row) => {
    const articleId = met.get(row.articleId);
    return articleId === undefined ? [] : [{ ...row, articleId }];
  });
  await mutateFromBackup(async (change) => {
    const heres = await db.pictures.bulkGet(theirs.map(({ articleId, url }): [string, string] => [articleId, url]));
    const hashes = theirs.flatMap(({ hash }) => hash ?? []);
    const bytes = new Set(await db.blobs.where('hash').anyOf(hashes).primaryKeys());
    const missing = theirs.filter((_, i) => heres[i]?.state !== 'local');
    await change.putPictures(missing.map((there) => (there.hash && !bytes.has(there.hash) ? toWanted(there) : there)));
  });
}

function toWanted({ articleId, url }: PictureRow): PictureRow {
  return { articleId, url, v: 1, state: 'wanted', tries: 0, at: new Date().toISOString() };
}

/** Brings back bytes that are what their name says; those that no picture wants are left. */
export async function restoreBlobs(rows: readonly unknown[]): Promise<void> {
  const blobs = rows.filter(isBlobRow);
  const isSound = await Promise.all(blobs.map(async ({ hash, blob }) => hash === (await hashOf(blob))));
  const sound: BlobRow[] = blobs.filter((_, i) => isSound[i]);
  await mutateFromBackup(async () => {
    const known = new Set(
      await db.blobs
        .where('hash')
        .anyOf(sound.map(({ hash }) => hash))
        .primaryKeys(),
    );
    await db.blobs.bulkPut(sound.filter(({ hash }) => !known.has(hash)));
  });
}

async function hashOf(blob: Blob): Promise<string | undefined> {
  // A file that is gone from the disk makes only its own read fail.
  return blob.arrayBuffer().then(
    (bytes) => sha256(new Uint8Array(bytes)),
    () => undefined,
  );
}
