import type { Tab } from '../../kit/stage.ts';
import type { Exhibits } from '../kept-surfaces.ts';

/** As much of the extension API as these pages need. */
declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

/** Keeps every attack as a rule for a site, in all its fields, as a hostile settings file might, and shows the settings. */
export async function showRules(tab: Tab, { stage, vectors, kept }: Exhibits): Promise<number> {
  await tab.goto(`${stage.own}/manifest.json`);
  await tab.run(
    (all) =>
      chrome.storage.local.set({
        siteRules: all.flatMap((v, i) => [
          // One that stands, with the attack in its words, and one that is all attack.
          {
            ...{ id: `rule-${i}`, host: `h${i % 7}.example`, act: i % 2 ? 'keep' : 'remove', isOn: true, madeAt: v },
            match: { words: { how: 'has', text: `词 ${v}`.slice(0, 300) }, tag: v, classes: [v, 'a'], place: v },
          },
          { id: v, host: v, act: v, isOn: v, madeAt: v, match: { words: { how: v, text: v }, classes: [v] } },
        ]),
      }),
    vectors.slice(0, MAX_RULES / 2).map(({ v }) => v),
  );
  await tab.goto(`${stage.own}/options.html`);
  const shown = await tab.run(
    async (wanted) => {
      const rules = () => [...document.querySelectorAll('.site-rule')];
      for (let wait = 0; wait < 6_000 && rules().length < wanted; wait++) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      // Its form takes the rule's words into fields.
      for (const rule of rules()) {
        const edit = rule.querySelector<HTMLElement>('button[aria-expanded]');
        edit?.click();
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return rules().length;
    },
    Math.min(vectors.length, MAX_RULES / 2),
  );
  await tab.run(() => chrome.storage.local.set({ siteRules: [] }), undefined);
  // Each attack has its rule, so that what is shown can be compared with what is kept.
  return shown >= Math.min(vectors.length, MAX_RULES / 2) ? kept.length : shown;
}

/** As many as the extension reads. */
const MAX_RULES = 1_000;

/** Puts every attack into the queue as the title and in the address of something that failed, and shows the queue. */
export async function showJobs(tab: Tab, { stage, kept, vectors }: Exhibits): Promise<number> {
  await tab.goto(`${stage.own}/manifest.json`);
  const jobs = kept.map(({ index, url }) => ({ url, v: vectors[index]?.v ?? '' }));
  await tab.run(async (jobs) => {
    const request = indexedDB.open('jingdu');
    const db = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const change = db.transaction('jobs', 'readwrite');
    for (const [i, { url, v }] of jobs.entries()) {
      const state = ['failed', 'done', 'cancelled'][i % 3];
      const end = state === 'failed' ? { problem: v } : state === 'done' ? { articleId: v, isNew: true } : {};
      change.objectStore('jobs').put({ id: `job-${String(i).padStart(6, '0')}`, v: 1, state, url, title: v, ...end });
    }
    await new Promise((resolve) => {
      change.oncomplete = resolve;
    });
    db.close();
  }, jobs);
  await tab.goto(`${stage.own}/queue.html`);
  return tab.run(async (wanted) => {
    const shown = () => document.querySelectorAll('.job-list > ul > li').length;
    for (let wait = 0; wait < 6_000 && shown() < wanted; wait++) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    return shown();
  }, kept.length);
}
