import { createId } from '@/utils/create-id';
import { recordChanges } from './backup/record-changes';
import { readTouched, toTouched } from './backup/touched';
import { keepInJournal, type Written } from './backup/write-journal';
import { CardWriter } from './catalogue/card-writer';
import { type Clock, createClock } from './clock';
import { db, withStorage } from './db';
import type { ArticleRow, HighlightRow, PictureRow, TagLookRow } from './rows';
import { putDoc } from './search/put-doc';
import { putDocs } from './search/put-docs';

/** Answers of finished requests are kept this long: far longer than any retry. */
const OPERATION_TTL_MS = 24 * 60 * 60 * 1000;

/** What one change may do; everything goes through here so that nothing can forget its stamp or the outbox. */
export interface Change extends Clock {
  /** Writes a row, and what search knows of it; its body must be there already. */
  putArticle(row: ArticleRow): Promise<void>;
  /** The same for many, in far fewer steps. */
  putArticles(rows: readonly ArticleRow[]): Promise<void>;
  putHighlight(row: HighlightRow): Promise<void>;
  /** Writes what is known of one picture; its bytes must be there already. */
  putPicture(row: PictureRow): Promise<void>;
  /** The same for many, in far fewer steps. */
  putPictures(rows: readonly PictureRow[]): Promise<void>;
  putTagLook(row: TagLookRow): Promise<void>;
  /** What lists know of articles, written when the change ends. */
  cards: CardWriter;
}

/** What a change may touch. Segments of the index are not among it: merging them keeps no save waiting. */
const written = () => [
  ...[db.articles, db.bodies, db.highlights, db.pictures, db.blobs, db.versions],
  ...[db.docs, db.texts, db.tombs, db.drawers, db.tagLooks, db.outbox, db.operations, db.meta],
];

/**
 * The only way to write to the library: one transaction over its tables, stamped by the hybrid logical clock, noted in
 * the outbox, and written down a second time in the journal before it is acknowledged. `work` must await nothing but the
 * database, or IndexedDB commits under its feet.
 * With an `operationId` the change happens once however often it is asked for; asking again gives the first answer.
 * @throws Problem `storageFull`, `storageRefused`; then nothing was written.
 */
export async function mutate<T>(work: (change: Change) => Promise<T>, operationId?: string): Promise<T> {
  const { result, journaled } = await change(work, operationId);
  await keepInJournal(journaled);
  for (const listener of listeners) listener();
  return result;
}

/** The same for what a backup brings back: it has all this, and the restore ends with the next backup. */
export async function mutateFromBackup<T>(work: (change: Change) => Promise<T>): Promise<T> {
  const { result } = await change(work);
  for (const listener of listeners) listener();
  return result;
}

function change<T>(
  work: (change: Change) => Promise<T>,
  operationId?: string,
): Promise<{ result: T; journaled: Written | undefined }> {
  return withStorage(() =>
    db.transaction('rw', written(), async ({ idbtrans }) => {
      const { clock, last, birth, before } = await openClock();
      if (operationId !== undefined) {
        const done = await db.operations.get(operationId);
        // Whoever did it may have been stopped before it was in the journal.
        if (done) {
          const changes = await readTouched(db, done.touched);
          return { result: done.result as T, journaled: { birth, before, at: last(), changes } };
        }
      }
      const changes = recordChanges(idbtrans);
      const cards = new CardWriter();
      const change: Change = {
        ...clock,
        cards,
        async putArticle(row) {
          await db.articles.put(row);
          await putDoc(row, cards);
          await db.outbox.put({ key: `articles:${row.id}`, at: last() });
        },
        async putArticles(rows) {
          await db.articles.bulkPut([...rows]);
          await putDocs(rows, cards);
          await db.outbox.bulkPut(rows.map(({ id }) => ({ key: `articles:${id}`, at: last() })));
        },
        async putHighlight(row) {
          await db.highlights.put(row);
          await db.outbox.put({ key: `highlights:${row.id}`, at: last() });
        },
        async putPicture(row) {
          await db.pictures.put(row);
          await db.outbox.put({ key: `pictures:${row.articleId}`, at: clock.next() });
        },
        async putPictures(rows) {
          await db.pictures.bulkPut([...rows]);
          const articles = new Set(rows.map(({ articleId }) => articleId));
          await db.outbox.bulkPut([...articles].map((id) => ({ key: `pictures:${id}`, at: clock.next() })));
        },
        async putTagLook(row) {
          await db.tagLooks.put(row);
          await db.outbox.put({ key: `tagLooks:${row.key}`, at: last() });
        },
      };
      const result = await work(change);
      await cards.flush();
      // Every change that is in the journal has a stamp of its own, by which the journal knows it from others.
      const at = changes.length > 0 ? clock.next() : last();
      await db.meta.put({ key: 'clock', value: at });
      if (operationId !== undefined) await rememberOperation(operationId, result, toTouched(changes));
      return { result, journaled: { birth, before, at, changes } };
    }),
  );
}

const listeners = new Set<() => void>();

/** Calls `listener` after every change that was made in this page or worker and is on disk; returns the stop. */
export function onMutated(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

interface OpenClock {
  clock: Clock;
  last: () => string;
  /** The database's name, and its clock before this change. */
  birth: string;
  before: string;
}

async function openClock(): Promise<OpenClock> {
  const [device, stored] = await db.meta.bulkGet(['device', 'clock']);
  const deviceId = device?.value ?? createId();
  if (!device) await db.meta.put({ key: 'device', value: deviceId });
  const source = createClock(deviceId, stored?.value);
  let at = stored?.value ?? source.next();
  const next = () => {
    at = source.next();
    return at;
  };
  return { clock: { next }, last: () => at, birth: deviceId, before: stored?.value ?? '' };
}

async function rememberOperation(id: string, result: unknown, touched: string[]): Promise<void> {
  const now = Date.now();
  await db.operations
    .where('at')
    .below(now - OPERATION_TTL_MS)
    .delete();
  await db.operations.put({ id, at: now, result, touched });
}
