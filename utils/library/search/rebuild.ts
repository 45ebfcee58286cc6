import { CardWriter } from '@/utils/library/catalogue/card-writer';
import { unpackDrawer } from '@/utils/library/catalogue/drawers';
import { countCards } from '@/utils/library/catalogue/kept-counts';
import { db, withStorage } from '@/utils/library/db';
import type { ArticleRow } from '@/utils/library/rows';
import { FOLD_VERSION } from './fold';
import { dropDoc, putDoc } from './put-doc';
import { pause } from './seal';
import { dropSegments, readSegmentRows, sealedEnd } from './segments';
import { tend, underLock } from './tend';

/** How far a rebuild is: `done` of `total` articles. */
export type OnProgress = (progress: { done: number; total: number }) => void;

/** Articles looked at in one transaction. */
const BATCH = 50;

/**
 * Makes the index anew from the library. What is not sealed again yet is scanned, so search is exact all the while; it
 * may be stopped at any point, and the next check goes on.
 * @returns false if another context is at it
 * @throws the signal's reason when it is aborted
 */
export function rebuildIndex(onProgress: OnProgress = () => undefined, signal?: AbortSignal): Promise<boolean> {
  return withStorage(() =>
    underLock(async () => {
      await dropSegments();
      await repairDocs(signal);
      const total = await db.docs.count();
      const report = async () => {
        const end = sealedEnd(await readSegmentRows());
        onProgress({ done: await db.docs.where('n').below(end).count(), total });
      };
      await report();
      await tend(signal, report);
      onProgress({ done: total, total });
      return true;
    }, false),
  );
}

/** Texts that a check looks at: to count them all would be to read them all. */
const SAMPLE = 20;

/** Whether index and catalogue are about the library as it is: counts, and a sample of the texts. */
export async function isIndexSound(): Promise<boolean> {
  const tables = [db.articles, db.docs, db.texts, db.tombs, db.segments, db.outlines, db.drawers];
  return db.transaction('r', tables, async () => {
    // By the tables: IndexedDB counts by walking, and walks an index four times as slowly.
    const articles = await db.articles.count();
    const docs = await db.docs.count();
    const cards = await countCards();
    if (articles !== docs || cards !== docs || !(await hasTexts(docs))) return false;
    const segments = await readSegmentRows();
    if (segments.some(({ fold }) => fold !== FOLD_VERSION)) return false;
    const outlines = await db.outlines.bulkGet(segments.map(({ id }) => id));
    const isWhole = segments.every(
      ({ from, blocks }, i) => (i === 0 || segments[i - 1]?.to === from) && outlines[i]?.firsts.length === blocks,
    );
    const end = sealedEnd(segments);
    const sealed = segments.reduce((sum, segment) => sum + segment.docs, 0);
    const dead = await db.tombs.where('n').below(end).count();
    const tail = await db.docs.where('n').aboveOrEqual(end).count();
    return isWhole && sealed - dead === docs - tail;
  });
}

async function hasTexts(count: number): Promise<boolean> {
  const last = (await db.docs.toCollection().last())?.n ?? 0;
  const starts = Array.from({ length: SAMPLE }, () => Math.ceil(Math.random() * last));
  const some =
    count <= SAMPLE ? db.docs.toArray() : Promise.all(starts.map((n) => db.docs.where('n').aboveOrEqual(n).first()));
  const docs = (await some).filter((doc) => doc !== undefined);
  const texts = await db.texts.bulkGet(docs.map(({ n }) => n));
  return docs.every(({ articleId }, i) => texts[i]?.articleId === articleId);
}

/** What is to be done when the extension starts: an index that is not about this library is made anew. */
export async function checkIndex(): Promise<void> {
  if (!(await withStorage(isIndexSound))) await rebuildIndex();
}

/** Brings `docs`, `texts` and `drawers` in line with the articles, a few at a time. */
async function repairDocs(signal: AbortSignal | undefined): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await db.articles.where('id').above(after).limit(BATCH).toArray();
    const last = rows.at(-1);
    if (!last) break;
    await repair(rows.map(({ id }) => id));
    after = last.id;
    await pause(signal);
  }
  for (let after = 0; ; ) {
    const docs = await db.docs.where('n').above(after).limit(BATCH).toArray();
    const last = docs.at(-1);
    if (!last) break;
    const articles = await db.articles.bulkGet(docs.map(({ articleId }) => articleId));
    const orphans = docs.filter((_, i) => !articles[i]);
    await db.transaction('rw', [db.docs, db.texts, db.tombs, db.drawers, db.meta], async () => {
      const cards = new CardWriter();
      for (const { n } of orphans) await dropDoc(n, cards);
      await cards.flush();
    });
    after = last.n;
    await pause(signal);
  }
  const known = new Set(await db.docs.toCollection().primaryKeys());
  const stray = (await db.texts.toCollection().primaryKeys()).filter((n) => !known.has(n));
  const strayCards = (await db.drawers.toArray()).flatMap(unpackDrawer).filter(({ n }) => !known.has(n));
  // A save may have come in between: only what still has no document is stray.
  await db.transaction('rw', [db.docs, db.texts, db.drawers, db.meta], async () => {
    const withoutDoc = async (numbers: number[]) => {
      const docs = await db.docs.bulkGet(numbers);
      return numbers.filter((_, i) => !docs[i]);
    };
    await db.texts.bulkDelete(await withoutDoc(stray));
    const cards = new CardWriter();
    for (const n of await withoutDoc(strayCards.map((card) => card.n))) cards.drop(n);
    await cards.flush();
  });
}

function repair(ids: readonly string[]): Promise<void> {
  const tables = [db.articles, db.bodies, db.docs, db.texts, db.tombs, db.drawers, db.meta];
  return db.transaction('rw', tables, async () => {
    const cards = new CardWriter();
    // Read again: they may have changed since.
    const rows = (await db.articles.bulkGet([...ids])).filter((row): row is ArticleRow => row !== undefined);
    for (const row of rows) {
      const doc = await db.docs.where('articleId').equals(row.id).first();
      const text = doc && (await db.texts.get(doc.n));
      if (doc && text?.articleId !== row.id) await dropDoc(doc.n, cards);
      await putDoc(row, cards);
    }
    await cards.flush();
  });
}
