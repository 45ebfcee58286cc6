import type { Recorded } from '../kit/recorder.ts';
import type { Tab } from '../kit/stage.ts';

/** The background is still fetching the pictures of what was kept: that is its work, and no request of a saved copy. */
export async function waitForQuiet(requests: readonly unknown[]): Promise<void> {
  for (let seen = -1, quiet = 0; quiet < 4; seen = requests.length) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    quiet = requests.length === seen ? quiet + 1 : 0;
  }
}

/**
 * Requests that are not the background's fetching of a picture of what is kept. A frame that asked for the same address
 * itself would ring as well, by its policy.
 */
export async function listUnexpected(tab: Tab, requests: readonly Recorded[]): Promise<string[]> {
  if (requests.length === 0) return [];
  const pictures = await tab.run(async () => {
    const request = indexedDB.open('jingdu');
    const db = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const all = db.transaction('pictures').objectStore('pictures').getAll();
    const rows = await new Promise<{ url: string }[]>((resolve) => {
      all.onsuccess = () => resolve(all.result);
    });
    db.close();
    return rows.map(({ url }) => url);
  }, undefined);
  const known = new Set(pictures);
  return requests.map(({ url }) => url).filter((url) => !known.has(url));
}
