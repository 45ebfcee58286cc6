import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Demo, launch, makeProfile } from '../../demo/launch.ts';
import { makeExtension } from '../kit/make-extension.ts';
import { makeQuickProfile } from '../kit/quick-profile.ts';
import { NO_RULES } from '../kit/recorder.ts';
import { scrollList } from '../kit/scroll-list.ts';
import type { Verdict } from '../kit/verdict.ts';
import { DAMAGES } from './damages.ts';

type Side = typeof import('../side/library.ts');
declare const side: Side;

const ARTICLES = 30;
const RESTORE_MS = 2_000;

/** More articles than the largest of the sizes has room for. */
const AT_ONCE = 30;

/** Room while nothing is measured. */
const SPARE_BYTES = 300_000;

/** So long Chromium goes by what room there was when it last asked, and that was ten gigabytes. */
const FORGOTTEN_MS = 31_000;

async function start(extension: string, profile: string): Promise<{ demo: Demo; page: Page }> {
  const demo = await launch({ portal: NO_RULES, extension, profile });
  return { demo, page: await demo.open(`chrome-extension://${demo.extensionId}/side.html`) };
}

/** Fills the disk at `sizes` different points: each time it must be said as such, with nothing half written. */
export async function runQuota(sizes: number, verdict: Verdict): Promise<void> {
  const extension = await makeExtension({
    folder: 'suite-quota',
    entries: { side: 'tests/suites/side/library.ts' },
    alter: (manifest) => {
      manifest.permissions = manifest.permissions.filter((permission) => permission !== 'unlimitedStorage');
    },
  });
  const { demo, page } = await start(extension, makeQuickProfile());
  const faults: string[] = [];
  let saved = 0;
  try {
    const wire = await demo.context.newCDPSession(page);
    const origin = `chrome-extension://${demo.extensionId}`;
    const { usage: empty = 0 } = await page.evaluate(() => navigator.storage.estimate());
    await wire.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: empty + SPARE_BYTES });
    await new Promise((resolve) => setTimeout(resolve, FORGOTTEN_MS));
    for (let size = 1; size <= sizes; size++) {
      let problem: string | undefined;
      // The browser throws old files away when it likes: then there is far more room than was meant, and it is taken anew.
      while (problem === undefined) {
        const { usage = 0 } = await page.evaluate(() => navigator.storage.estimate());
        await wire.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 20_000 + size * 37_000 });
        const result = await page.evaluate(([from, most]) => side.saveUntilFull(from, most), [
          1_000 + saved,
          AT_ONCE,
        ] as const);
        saved += result.saved;
        problem = result.problem;
      }
      if (problem !== 'storageFull') faults.push(`size ${size}: ${problem}`);
      // Enough for what the inspection mends; without a limit the browser would not ask for one for half a minute again.
      const { usage = 0 } = await page.evaluate(() => navigator.storage.estimate());
      await wire.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + SPARE_BYTES });
      const kept = Object.keys(await page.evaluate(() => side.snapshot())).length;
      if (kept !== saved) faults.push(`size ${size}: ${saved} acknowledged, ${kept} kept`);
      const { faults: found } = await page.evaluate(() => side.inspect());
      faults.push(...found.map((fault) => `size ${size}: ${fault}`));
    }
  } finally {
    await demo.close();
    rmSync(demo.profile, { recursive: true, force: true, maxRetries: 3 });
  }
  verdict.tell('sizes at which the disk was full', sizes);
  verdict.tell('articles saved in between', saved);
  verdict.demandNone('said otherwise, lost, or half written', faults);
}

/** How often a browser may end by itself on what was spoilt: a reader starts it again. */
const ENDED_AT_MOST = 4;

/** The first line: a browser says very much when it ends. */
function tell(error: unknown): string {
  return `failed: ${String(error).split('\n', 1)[0]}`;
}

/** Spoils a profile in every way that has this in its name: each time the loss is noticed, or there is none, and the backup brings all back. */
export async function runDamages(
  { named, articles }: { named: string; articles: number },
  verdict: Verdict,
): Promise<void> {
  const extension = await makeExtension({ folder: 'suite-damage', entries: { side: 'tests/suites/side/library.ts' } });
  const faults: string[] = [];
  const told: string[] = [];
  for (const { name, spoil, isWrittenOn } of DAMAGES.filter(({ name }) => name.includes(named))) {
    const profile = makeProfile();
    let { demo, page } = await start(extension, profile);
    await page.evaluate((articles) => side.fill(0, articles), articles);
    for (let article = 0; article < articles; article++) {
      await page.evaluate((article) => side.perform({ kind: 'picture', article }, ''), article);
    }
    await page.evaluate(() => side.perform({ kind: 'backUp' }, ''));
    // What no backup has.
    await page.evaluate(() => side.perform({ kind: 'tag', article: 1, tag: '后来' }, ''));
    await page.evaluate(() => side.perform({ kind: 'save', article: 2, version: 7 }, 'later'));
    await page.evaluate(() => side.remember());
    const whole = await page.evaluate(() => side.snapshot());
    await demo.close();
    const spoilt = spoil(profile);
    ({ demo, page } = await start(extension, profile));
    if (isWrittenOn) {
      await page.evaluate(() => side.perform({ kind: 'star', article: 0 }, ''));
      await page.evaluate(() => side.perform({ kind: 'star', article: 0 }, ''));
      await demo.close();
      ({ demo, page } = await start(extension, profile));
    }
    try {
      told.push(`${name}: ${spoilt ?? `no such file in ${readdirSync(join(profile, 'Default/IndexedDB')).join(' ')}`}`);
      const isLost = () => !demo.context.browser()?.isConnected();
      const heard: string[] = [];
      let outcome = await recover(page, whole, heard).catch(tell);
      for (let ended = 1; isLost() && ended <= ENDED_AT_MOST; ended++) {
        ({ demo, page } = await start(extension, profile));
        outcome = `the browser itself ended ${ended} times; ${await recover(page, whole, heard).catch(tell)}`;
      }
      told.push(`  ${outcome}`);
      if (outcome.includes('failed')) faults.push(`${name}: ${outcome}`);
    } finally {
      await demo.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    }
  }
  verdict.tell('damages', told);
  verdict.demandNone('not noticed, or not restored', faults);
}

/** What became of it, and what was said by then; `failed` makes it a fault. */
async function recover(page: Page, whole: Record<string, string>, heard: string[]): Promise<string> {
  const { told, ms } = await page.evaluate(() => side.mend());
  if (told) heard.push(`${told.added} brought back and ${told.changed} up to date, said, in ${ms} ms`);
  const { articles, missing } = await page.evaluate(() => side.readSafety());
  const now = await page.evaluate(() => side.snapshot());
  const differing = Object.keys(whole).filter((article) => now[article] !== whole[article]).length;
  if (differing > 0)
    return `failed: ${differing} of ${articles} articles are not as they were, ${missing} said to be missing`;
  if (ms > RESTORE_MS) return `failed: brought back, but in ${ms} ms`;
  const lost = await countUnsaid(page);
  if (lost.unsaid > 0) return `failed: ${lost.unsaid} lost pictures of which nothing is said`;
  const { faults, isRepaired } = await page.evaluate(() => side.inspect());
  const rest = faults.filter((fault) => !/bytes/.test(fault));
  if (rest.length > 0) return `failed: ${rest.join('; ')}`;
  const said = heard.length > 0 ? heard.join(', then ') : 'nothing missing';
  const pictures = lost.said > 0 ? `, ${lost.said} lost pictures said to be lost where they stood` : '';
  return `${said}${isRepaired ? ', the index made anew' : ''}${pictures}`;
}

/** Opens some articles, as a reader does: each has one picture, which must be there or be said to be lost. */
async function countUnsaid(page: Page): Promise<{ said: number; unsaid: number }> {
  const ids = await page.evaluate(() => side.listIds());
  const library = await page.context().newPage();
  const sum = { said: 0, unsaid: 0 };
  for (const id of ids.slice(0, 5)) {
    await library.goto(page.url().replace('side.html', `library.html?article=${id}`));
    const copy = library.frameLocator('.saved-copy');
    await copy.locator('.article-view-body img').waitFor({ state: 'attached' });
    const outcome = await library.evaluate(async () => {
      for (let wait = 0; wait < 1_000; wait++) {
        const frame = document.querySelector<HTMLIFrameElement>('.saved-copy')?.contentDocument;
        const image = frame?.querySelector<HTMLImageElement>('.article-view-body img');
        if (image?.naturalWidth) return 'shown';
        // Its button asks for it again.
        if (frame?.querySelector('[data-missing] button')) return 'said';
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return 'neither';
    });
    if (outcome === 'said') sum.said += 1;
    if (outcome === 'neither') sum.unsaid += 1;
  }
  await library.close();
  return sum;
}

/** Breaks one record by hand, as a bug of an earlier version might have: the rest must be there as before. */
export async function runBadRecord(verdict: Verdict): Promise<void> {
  const extension = await makeExtension({ folder: 'suite-damage', entries: { side: 'tests/suites/side/library.ts' } });
  const { demo, page } = await start(extension, makeProfile());
  try {
    await page.evaluate((articles) => side.fill(0, articles), ARTICLES);
    await page.evaluate(async () => {
      const request = indexedDB.open('jingdu');
      const db = await new Promise<IDBDatabase>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
      const store = db.transaction('articles', 'readwrite').objectStore('articles');
      const all = store.getAll();
      const [row] = await new Promise<Record<string, unknown>[]>((resolve) => {
        all.onsuccess = () => resolve(all.result);
      });
      await new Promise((resolve) => {
        const { id, kept, savedAt, state } = row ?? {};
        store.put({ id, kept, savedAt, state, starred: 0, published: '', count: 0, progress: 0 }).onsuccess = resolve;
      });
      db.close();
    });
    for (const surface of ['library.html', 'popup.html']) {
      const own = await demo.open(`chrome-extension://${demo.extensionId}/${surface}`);
      const rows = await own.evaluate(scrollList);
      verdict.demandAtLeast(`rows of ${surface} beside a broken one`, rows, ARTICLES - 1);
      await own.close();
    }
    const saved = await page.evaluate(() =>
      side.perform({ kind: 'save', article: 900, version: 1 }, 'after').then(
        () => 'saved',
        (error: unknown) => String(error),
      ),
    );
    verdict.demand('a save beside a broken record', saved, 'saved');
  } finally {
    await demo.close();
    rmSync(demo.profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
