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

/** Counts the library, the bin included. Reads no article. @throws Problem */
export function readFacts(): Promise<Facts> {
  return withStorage(() =>
    db.transaction('r', [db.articles, db.meta], async () => {
      const [device, erased] = await db.meta.bulkGet(['device', 'erased']);
      return {
        birth: device?.value ?? '',
        // By the table: IndexedDB counts by walking, and walks an index four times as slowly.
        count: await db.articles.count(),
        erased: Number(erased?.value ?? 0),
        newest: await readNewest(),
      };
    }),
  );
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
