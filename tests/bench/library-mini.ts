import MiniSearch from 'minisearch';
import { db } from '@/utils/library/db';
import { fold } from '@/utils/library/search/fold';

/** What search costs with MiniSearch, which `npm run bench:library` measures beside ours. */

const MINI = 'bench-minisearch';
const MINI_OPTIONS = {
  fields: ['title', 'text'],
  tokenize: (text: string) => {
    const folded = fold(text);
    return Array.from({ length: Math.max(0, folded.length - 1) }, (_, i) => folded.slice(i, i + 2));
  },
  processTerm: (term: string) => term,
};

/** Makes a MiniSearch index of pairs and keeps its JSON in IndexedDB. */
export async function indexWithMini(): Promise<{ ms: number; bytes: number }> {
  const start = performance.now();
  const mini = new MiniSearch(MINI_OPTIONS);
  for (let after = 0; ; ) {
    const rows = await db.texts.where('n').above(after).limit(500).toArray();
    mini.addAll(rows.map(({ articleId, title, text }) => ({ id: articleId, title, text })));
    const last = rows.at(-1);
    if (!last) break;
    after = last.n;
  }
  const json = JSON.stringify(mini);
  const store = await openMini('readwrite');
  store.put(json, 'json');
  await new Promise<void>((resolve, reject) => {
    store.transaction.oncomplete = () => resolve();
    store.transaction.onabort = () => reject(store.transaction.error);
  });
  return { ms: performance.now() - start, bytes: json.length };
}

/** Loads it and searches: as in a browser that was just started, if called first. */
export async function searchWithMini(first: string, queries: string[]): Promise<{ first: number; ms: number[] }> {
  const start = performance.now();
  const json = await whenDone<string>((await openMini('readonly')).get('json'));
  const mini = MiniSearch.loadJSON(json, MINI_OPTIONS);
  const search = (query: string) => mini.search(query.slice(1, -1), { combineWith: 'AND' });
  search(first);
  const firstMs = performance.now() - start;
  const ms = queries.map((query) => {
    const from = performance.now();
    search(query);
    return performance.now() - from;
  });
  return { first: firstMs, ms };
}

async function openMini(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  const open = indexedDB.open(MINI, 1);
  open.onupgradeneeded = () => open.result.createObjectStore('json');
  return (await whenDone(open)).transaction('json', mode).objectStore('json');
}

function whenDone<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
