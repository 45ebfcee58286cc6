import { countCards } from './catalogue/kept-counts';
import { db, withStorage } from './db';

/** What says whether this is the whole library: see `utils/canary.ts`, which remembers it. */
export interface Facts {
  /** The database's own name; empty before anything was written. */
  birth: string;
  count: number;
  erased: number;
  newest: string;
}

/** Whether there is anything in the library; unlike a count it costs the same in a library of any size. @throws Problem */
export function hasArticles(): Promise<boolean> {
  return withStorage(async () => (await db.articles.toCollection().limit(1).primaryKeys()).length > 0);
}

/** Articles that are looked for before a kept count is believed: of so many drawers, so many each. */
const SAMPLE_DRAWERS = 8;
const SAMPLE_CARDS = 4;

/**
 * Counts the library, the bin included. @throws Problem
 * IndexedDB counts by walking, seconds for 100,000 articles, during which nobody else gets anything from it. The drawers
 * know how many there are; they are believed if articles that they name are really there, and else, or
 * where `isThorough` asks for it, all are counted.
 */
export function readFacts({ isThorough = false }: { isThorough?: boolean } = {}): Promise<Facts> {
  return withStorage(() =>
    db.transaction('r', [db.articles, db.drawers, db.meta], async () => {
      const [device, erased] = await db.meta.bulkGet(['device', 'erased']);
      return {
        birth: device?.value ?? '',
        // By the table: an index is walked four times as slowly.
        count: !isThorough && (await isSampleThere()) ? await countCards() : await db.articles.count(),
        erased: Number(erased?.value ?? 0),
        newest: await readNewest(),
      };
    }),
  );
}

async function isSampleThere(): Promise<boolean> {
  const keys = pick(await db.drawers.toCollection().primaryKeys(), SAMPLE_DRAWERS);
  const ids = (await db.drawers.bulkGet(keys)).flatMap((drawer) => pick(drawer?.ids ?? [], SAMPLE_CARDS));
  return ids.length > 0 && (await db.articles.bulkGet(ids)).every((row) => row !== undefined);
}

/** Some of a list by chance; all of a short one. */
function pick<T>(list: readonly T[], count: number): T[] {
  const rest = [...list];
  return Array.from({ length: Math.min(count, list.length) }, () => {
    const [one] = rest.splice(Math.floor(Math.random() * rest.length), 1);
    return one as T;
  });
}

async function readNewest(): Promise<string> {
  const kept = await db.articles
    .where('[kept+savedAt+id]')
    .between([1], [1, []], true, false)
    .reverse()
    .limit(1)
    .keys();
  const [key] = kept as unknown as [kept: number, savedAt: string, id: string][];
  return key?.[1] ?? '';
}

/** Inside a change: `count` articles were erased for good, and are not missing. */
export async function countErased(count: number): Promise<void> {
  const erased = await db.meta.get('erased');
  await db.meta.put({ key: 'erased', value: String(Number(erased?.value ?? 0) + count) });
}
