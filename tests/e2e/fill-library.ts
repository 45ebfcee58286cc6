import type { Page } from 'playwright-core';

/**
 * Makes `count` more articles out of the one that is saved, straight on disk: a thousand real saves would take minutes.
 * They are called 第 1 篇, 第 2 篇 …; each is a minute older than the one before and has a text of its own.
 */
export async function fillLibrary(library: Page, count: number): Promise<void> {
  await library.evaluate(async (count) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('jingdu'));
    const transaction = db.transaction(['articles', 'docs', 'texts', 'drawers'], 'readwrite');
    const articles = transaction.objectStore('articles');
    const docs = transaction.objectStore('docs');
    const texts = transaction.objectStore('texts');
    const drawers = transaction.objectStore('drawers');
    const [row] = await done(articles.getAll());
    const [{ n: last, ...doc }] = await done(docs.getAll());
    const [first] = await done(drawers.getAll());
    const width = first.facts.length;
    const cards = new Map([[first.drawer, { ids: [...first.ids], facts: [...first.facts] }]]);
    for (let n = 1; n <= count; n++) {
      const id = row.id.slice(0, 24) + n.toString(16).padStart(12, '0');
      const savedAt = new Date(Date.parse(row.savedAt) - n * 60_000).toISOString();
      const url = `${row.f.url[0]}?copy=${n}`;
      const title = `第 ${n} 篇`;
      const at = row.f.title[1];
      const f = { ...row.f, url: [url, at], title: [title, at], savedAt: [savedAt, at] };
      articles.put({ ...row, id, savedAt, urlKey: `${row.urlKey}?copy=${n}`, f });
      const seconds = Math.floor(Date.parse(savedAt) / 1000);
      docs.add({ ...doc, n: last + n, articleId: id, at: seconds });
      // Its card: the number and the time of saving are its own.
      const key = Math.floor((last + n) / 256);
      const drawer = cards.get(key) ?? { ids: [], facts: [] };
      cards.set(key, drawer);
      drawer.ids.push(id);
      drawer.facts.push(last + n, seconds, ...first.facts.slice(2, width));
      texts.put({ n: last + n, articleId: id, at: seconds, title, text: `这是抄本, 暗号${n}号。` });
    }
    for (const [drawer, { ids, facts }] of cards) {
      const row = { ...first, drawer, at: Date.now(), size: ids.length, ids, facts: Uint32Array.from(facts) };
      drawers.put(row);
    }
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    db.close();
  }, count);
  // Another connection wrote, so nobody was told.
  await library.reload();
}
