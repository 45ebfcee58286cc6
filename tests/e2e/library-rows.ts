import type { Page } from 'playwright-core';
import { until } from '../demo/wire.ts';

/** What the library knows of one picture. */
export interface PictureFacts {
  articleId: string;
  url: string;
  state: string;
  reason?: string;
  hash?: string;
  bytes?: number;
}

/** All rows of a table of the library, read past our own code by a page of the extension. */
export function readRows<T>(page: Page, table: string): Promise<T[]> {
  return page.evaluate(async (table) => {
    const done = <R>(request: IDBRequest<R>) =>
      new Promise<R>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('jingdu'));
    const rows = await done(db.transaction(table).objectStore(table).getAll());
    db.close();
    return rows as never;
  }, table);
}

/** Waits until no picture is wanted any more, and gives what became of each, by its path or address. */
export async function settledPictures(page: Page, host: string): Promise<Record<string, PictureFacts>> {
  const rows = await until(
    'the pictures to come or fail',
    async () => {
      const all = await readRows<PictureFacts>(page, 'pictures');
      return all.length > 0 && all.every(({ state }) => state !== 'wanted') ? all : undefined;
    },
    20_000,
  );
  return Object.fromEntries(rows.map((row) => [row.url.replace(`http://${host}`, ''), row]));
}
