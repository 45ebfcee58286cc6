import type { Page } from 'playwright-core';

/** As the extension's pages have it. */
declare const chrome: { storage: { local: { set(values: object): Promise<void> } } };

const COLORS = ['red', 'orange', 'yellow', 'green', 'blue', 'purple', 'grey'];

/** Gives half of the tags that `makeRecords` makes a colour, and the library rules for sites. */
export async function keepShared(page: Page): Promise<void> {
  const looks = Array.from({ length: 10 }, (_, i) => ({
    key: `标签 ${i * 2}`,
    v: 1,
    color: [COLORS[i % COLORS.length], `0MAp-v4001000${String(i).padStart(3, '0')}`],
  }));
  const rules = Array.from({ length: 12 }, (_, i) => ({
    id: `rule-${i}`,
    host: i % 2 ? 'www.example.com' : 'other.example',
    act: i % 3 ? 'remove' : 'keep',
    match: i % 2 ? { classes: [`share-${i}`] } : { words: { how: 'starts', text: `关注我们 ${i}` }, place: 'end' },
    isOn: i % 4 !== 0,
    madeAt: new Date(Date.UTC(2024, 0, 1 + i)).toISOString(),
  }));
  await page.evaluate(keep, { looks, rules });
}

/** Runs in the page. */
async function keep({ looks, rules }: { looks: unknown[]; rules: unknown[] }): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('jingdu');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const change = db.transaction('tagLooks', 'readwrite');
  for (const look of looks) change.objectStore('tagLooks').put(look);
  await new Promise((resolve, reject) => {
    change.oncomplete = resolve;
    change.onerror = () => reject(change.error);
  });
  db.close();
  await chrome.storage.local.set({ siteRules: rules });
}
