import { dropUnusedBody } from '@/utils/library/bodies';
import { db, withStorage } from '@/utils/library/db';
import { eraseArticles } from '@/utils/library/erase';
import { type Change, mutateFromBackup } from '@/utils/library/mutate';
import type { ArticleRow } from '@/utils/library/rows';
import { isArticleRow } from './check-row';
import { findHere } from './find-here';
import { ERASED } from './fold-journal';
import { mergeArticles, overwriteArticle, saysTheSame } from './merge-rows';
import { readBodies } from './read-bodies';
import { readSnapshot } from './read-snapshot';
import {
  eraseAgain,
  type Met,
  removeOtherHighlights,
  restoreBlobs,
  restoreHighlights,
  restorePictures,
  restoreTagLooks,
  restoreVersions,
} from './restore-rest';
import { backups, type RestoreTask, scopeOf } from './store';
import { type OnProgress, takeSnapshot } from './take-snapshot';

/** What a restore did, in articles. */
export interface RestoreReceipt {
  added: number;
  changed: number;
  same: number;
  /** Taken out because the backup has them not; never by a merge. */
  removed: number;
  /** Rows of the backup that the disk has spoilt. */
  damaged: number;
  /** Articles whose text was not in the backup any more. */
  withoutBody: number;
}

/** In the order in which they were written. Bodies are looked up by the articles and versions that have them. */
const RESTORED = ['articles', ERASED, 'versions', 'highlights', 'tagLooks', 'blobs', 'pictures'];
/** Articles of a library that are taken out in one step. */
const BATCH = 200;

/**
 * Brings a backup back: merged, so that of each field the later value stays and nothing here is lost, or in place of
 * what is here. What is here is backed up first, so that this can be undone by another restore. Each step is one
 * transaction and can be done again: stopped anywhere, `resumeRestore` goes on.
 * @throws Problem
 */
export function restoreSnapshot(
  snapshot: string,
  way: RestoreTask['way'],
  onProgress: OnProgress = () => undefined,
): Promise<RestoreReceipt | undefined> {
  return withStorage(() =>
    underLock(async () => {
      // First the task: while it stands, rotation leaves this backup alone.
      await backups.tasks.put({ key: 'restore', snapshot, way, isBackedUp: false });
      return goOn(onProgress);
    }),
  );
}

/** Goes on with a restore that was stopped; undefined when there is none, or another page is at it. @throws Problem */
export function resumeRestore(onProgress: OnProgress = () => undefined): Promise<RestoreReceipt | undefined> {
  return withStorage(async () =>
    (await backups.tasks.get('restore')) ? underLock(() => goOn(onProgress)) : undefined,
  );
}

/** Whether a restore was begun and is not finished. @throws Problem */
export function isRestoring(): Promise<boolean> {
  return withStorage(async () => (await backups.tasks.count()) > 0);
}

async function underLock<T>(work: () => Promise<T>): Promise<T | undefined> {
  if (!navigator.locks) return work();
  return navigator.locks.request('jingdu-restore', { ifAvailable: true }, (lock) => (lock ? work() : undefined));
}

async function goOn(onProgress: OnProgress): Promise<RestoreReceipt | undefined> {
  const task = await backups.tasks.get('restore');
  const snapshot = task && (await backups.snapshots.get(task.snapshot));
  if (snapshot?.state !== 'whole') {
    await backups.tasks.delete('restore');
    return undefined;
  }
  if (!task?.isBackedUp) {
    await takeSnapshot(db.name, backups, { reason: 'restore' });
    await backups.tasks.update('restore', { isBackedUp: true });
  }
  const receipt: RestoreReceipt = { added: 0, changed: 0, same: 0, removed: 0, damaged: 0, withoutBody: 0 };
  const isReplacing = task?.way === 'replace';
  const met: Met = new Map();
  const metHighlights = new Set<string>();
  const scope = scopeOf(snapshot);
  let done = 0;
  for await (const { table, rows, damaged } of readSnapshot(backups, snapshot.id, RESTORED)) {
    if (table === 'articles') {
      const sound = rows.filter(isArticleRow);
      receipt.damaged += damaged + rows.length - sound.length;
      await restoreArticles(sound, isReplacing, receipt, met, scope);
      done += rows.length;
      onProgress({ done, total: snapshot.articles });
    }
    if (table === ERASED) await eraseAgain(rows);
    if (table === 'highlights') await restoreHighlights(rows, isReplacing, met, metHighlights);
    if (table === 'versions') await restoreVersions(rows, met, scope);
    if (table === 'tagLooks') await restoreTagLooks(rows, isReplacing);
    if (table === 'pictures') await restorePictures(rows, met);
    if (table === 'blobs') await restoreBlobs(rows);
  }
  if (isReplacing) {
    receipt.removed = await removeOthers(new Set(met.values()));
    await removeOtherHighlights(metHighlights);
  }
  // None of this is in the journal: until a backup has it, the task stands.
  await takeSnapshot(db.name, backups, { reason: 'daily' });
  await backups.tasks.delete('restore');
  return receipt;
}

async function restoreArticles(
  theirs: readonly ArticleRow[],
  isReplacing: boolean,
  receipt: RestoreReceipt,
  met: Met,
  scope: string,
): Promise<void> {
  const bodies = await readBodies(
    theirs.map(({ f }) => f.bodyHash[0]),
    scope,
  );
  await mutateFromBackup(async (change) => {
    const heres = await findHere(theirs);
    const pairs = theirs.map((there, i) => ({ there, here: heres[i] }));
    const results = pairs.map(({ here, there }) => ({ here, there, row: combine(here, there, isReplacing, change) }));
    const wanted = new Set(results.map(({ row }) => row.bodyHash));
    await db.bodies.bulkPut(bodies.filter(({ hash }) => wanted.has(hash)));
    const present = new Set(
      await db.bodies
        .where('hash')
        .anyOf([...wanted])
        .primaryKeys(),
    );
    const written = results.filter(({ here, row }) => !here || JSON.stringify(here) !== JSON.stringify(row));
    await change.putArticles(written.map(({ row }) => row));
    for (const { here, there, row } of results) {
      met.set(there.id, row.id);
      if (!here) receipt.added += 1;
      else if (saysTheSame(here, row)) receipt.same += 1;
      else receipt.changed += 1;
      if (!present.has(row.bodyHash)) receipt.withoutBody += 1;
      if (here && here.bodyHash !== row.bodyHash) await dropUnusedBody(here.bodyHash);
    }
  });
}

function combine(here: ArticleRow | undefined, there: ArticleRow, isReplacing: boolean, change: Change): ArticleRow {
  if (!here) return mergeArticles(there, there);
  return isReplacing ? overwriteArticle(here, there, change) : mergeArticles(here, there);
}

/** What is here and was not met in the backup. */
async function removeOthers(met: ReadonlySet<string>): Promise<number> {
  const others = (await db.articles.toCollection().primaryKeys()).filter((id) => !met.has(id));
  for (let i = 0; i < others.length; i += BATCH) {
    await mutateFromBackup(async (change) => {
      const rows = await db.articles.bulkGet(others.slice(i, i + BATCH));
      await eraseArticles(
        change,
        rows.filter((row) => row !== undefined),
      );
    });
  }
  return others.length;
}
