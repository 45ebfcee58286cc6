import type { Page } from 'playwright-core';

/** As the extension's pages have it. */
declare const chrome: {
  storage: { local: { get(key: string): Promise<Record<string, unknown>>; remove(key: string): Promise<void> } };
};

/**
 * All that a reader has in the library, as plain values: articles, bodies now and before, highlights, colours of tags,
 * rules for sites, and pictures with a hash of their bytes. What is only for search and for other devices is left out, and so is when a picture came.
 */
export function readLibrary(page: Page): Promise<Record<string, unknown[]>> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const hex = (bytes: ArrayBuffer) =>
      [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const db = await done(indexedDB.open('jingdu'));
    const all = async (name: string) => await done(db.transaction(name).objectStore(name).getAll());
    const articles = await all('articles');
    const bodies = await all('bodies');
    const versions = await all('versions');
    const tagLooks = await all('tagLooks');
    const highlights = await all('highlights');
    const pictures = await all('pictures');
    const blobs = await all('blobs');
    db.close();
    // One after the other: a library may have more pictures than memory.
    const kept: object[] = [];
    for (const { blob, ...row } of blobs) {
      const bytes = await (blob as Blob).arrayBuffer();
      kept.push({ ...row, type: blob.type, bytes: hex(await crypto.subtle.digest('SHA-256', bytes)) });
    }
    const { siteRules = [] } = await chrome.storage.local.get('siteRules');
    return {
      articles,
      bodies,
      versions,
      tagLooks: tagLooks.filter(({ color }) => color[0] !== null),
      rules: siteRules as unknown[],
      highlights: highlights.map(({ del: _del, ...row }) => row),
      pictures: pictures.filter(({ state }) => state === 'local').map(({ at: _at, tries: _tries, ...row }) => row),
      blobs: kept,
    };
  });
}

/** Empties the library, as that of a browser that never had one. */
export async function wipeLibrary(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('jingdu');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const names = [...db.objectStoreNames];
    const transaction = db.transaction(names, 'readwrite');
    for (const name of names) transaction.objectStore(name).clear();
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    db.close();
    await chrome.storage.local.remove('siteRules');
    // Of what is lost by accident these would bring everything back.
    const { storageBuckets } = navigator as unknown as { storageBuckets: { delete(name: string): Promise<void> } };
    await storageBuckets.delete('jingdu-journal');
    await chrome.storage.local.remove('canary');
  });
}
