import type { Tab } from '../../kit/stage.ts';
import { PROBE } from '../attack-page.ts';
import type { Exhibits } from '../kept-surfaces.ts';
import { showCopy, waitForRows } from './saved-copies.ts';

/** As a damaged or a hostile backup might leave them: two highlights an article, the attack as note and as quote. */
export async function putHighlights(tab: Tab, { kept, vectors, stage }: Exhibits): Promise<void> {
  await tab.goto(`${stage.own}/manifest.json`);
  const marks = kept.map(({ id, index }) => ({ id, v: vectors[index]?.v ?? '' }));
  await tab.run(
    async ({ marks, probe }) => {
      const request = indexedDB.open('jingdu');
      const db = await new Promise<IDBDatabase>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
      const change = db.transaction(['highlights', 'articles'], 'readwrite');
      let made = 0;
      for (const { id, v } of marks) {
        for (const quote of [probe, v]) {
          made += 1;
          const at = '7Kz0000000000000';
          const anchor = { quote, prefix: '', suffix: v, start: 0, end: quote.length, bodyHash: '' };
          change.objectStore('highlights').put({
            id: `01900000-0000-7000-8000-${made.toString(16).padStart(12, '0')}`,
            ...{ v: 1, articleId: id, createdAt: new Date(1_700_000_000_000 + made).toISOString(), kept: 1 },
            ...{ f: { anchor: [anchor, at], color: ['yellow', at], note: [v, at] }, del: [null, at] },
          });
        }
      }
      await new Promise((resolve) => {
        change.oncomplete = resolve;
      });
      db.close();
    },
    { marks, probe: PROBE },
  );
}

/** Opens the list of highlights beside each article; gives how many articles showed both. */
export async function showHighlightsBeside(tab: Tab, exhibits: Exhibits): Promise<number> {
  await putHighlights(tab, exhibits);
  await tab.goto(`${exhibits.stage.own}/library.html`);
  await tab.run(waitForRows, undefined);
  let seen = 0;
  for (const { id, url } of exhibits.kept) {
    if ((await tab.run(showCopy, { id, url })) && (await tab.run(openList, undefined))) seen += 1;
  }
  return seen;
}

/** Runs in the page. */
async function openList(): Promise<boolean> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  // The button that says how many there are.
  const button = () =>
    [...document.querySelectorAll<HTMLElement>('.library-article button[aria-expanded]')].find(
      (one) => one.querySelector('span[aria-hidden]')?.textContent === '2',
    );
  for (let wait = 0; wait < 6_000; wait++) {
    if (document.querySelectorAll('.highlight-panel .highlight-list > li').length === 2) {
      await pause(20);
      return true;
    }
    if (!document.querySelector('.highlight-panel')) button()?.click();
    await pause(10);
  }
  return false;
}

/** Goes down the page of all highlights; gives how many articles it showed. */
export async function showAllHighlights(tab: Tab, { stage, kept }: Exhibits): Promise<number> {
  await tab.goto(`${stage.own}/highlights.html`);
  return tab.run(async (wanted) => {
    const sections = () => document.querySelectorAll('main.highlights section').length;
    for (let wait = 0; wait < 12_000 && sections() < wanted; wait++) {
      document.querySelector<HTMLElement>('main.highlights > button.button')?.click();
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return sections();
  }, kept.length);
}
