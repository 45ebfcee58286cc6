import type { Page } from 'playwright-core';
import { articleId, type LibrarySize, pictureUrl } from './make-records.ts';

/** Gives each article its pictures, as if they had been fetched: noise, which nothing can pack, behind a PNG's sign. */
export async function keepPictures(page: Page, { articles, pictures, kilobytes }: LibrarySize): Promise<void> {
  for (let i = 0; i < articles; i++) {
    const urls = Array.from({ length: pictures }, (_, k) => pictureUrl(i, k));
    await page.evaluate(keep, { id: articleId(i), urls, bytes: kilobytes * 1_000 });
  }
}

/** Runs in the page. */
async function keep({ id, urls, bytes }: { id: string; urls: string[]; bytes: number }): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('jingdu');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const made: { hash: string; blob: Blob; url: string }[] = [];
  for (const url of urls) {
    const noise = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(noise.subarray(at, at + 65_536));
    noise.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', noise));
    const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    made.push({ hash, blob: new Blob([noise], { type: 'image/png' }), url });
  }
  const change = db.transaction(['pictures', 'blobs'], 'readwrite');
  for (const { hash, blob, url } of made) {
    change.objectStore('blobs').put({ hash, v: 1, blob, mime: 'image/png', size: bytes });
    const facts = { articleId: id, url, v: 1, state: 'local', hash, mime: 'image/png', bytes, width: 640, height: 480 };
    change.objectStore('pictures').put({ ...facts, tries: 0, at: new Date().toISOString() });
  }
  await new Promise((resolve, reject) => {
    change.oncomplete = resolve;
    change.onerror = () => reject(change.error);
  });
  db.close();
}
