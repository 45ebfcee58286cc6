import type { BrowserContext, Page } from 'playwright-core';
import { PAGES, SEED } from '../../demo/addresses.ts';
import { type Demo, launch } from '../../demo/launch.ts';
import { findOverlay, waitForNoOverlay } from '../../demo/overlay.ts';
import { answer } from '../../demo/portal.ts';
import { inBareBrowser } from '../kit/bare-browser.ts';
import { NO_RULES, type Recorded, startRecorder } from '../kit/recorder.ts';
import type { Verdict } from '../kit/verdict.ts';

declare const chrome: {
  tabs: { query(filter: object): Promise<{ id?: number }[]> };
  runtime: { sendMessage(message: object): Promise<{ res?: { ok: boolean; problem?: string } }> };
};

/** Where a reader goes on this day. */
const DAY = [PAGES.home, PAGES.list, PAGES.seed, PAGES.lazyPictures, PAGES.paged, PAGES.adsBetween];
/** What of it is read and saved. */
const ARTICLES = [PAGES.seed, PAGES.lazyPictures, PAGES.paged, PAGES.adsBetween];
/** Long enough for the detector's second look and for pictures that are fetched after a save. */
const SETTLE_MS = 1_500;

/** A day of use behind the recorder: every request of ours must be one that a reader would expect. */
export async function runPrivacy(verdict: Verdict): Promise<void> {
  const recorder = await startRecorder((url) => answer(url.hostname, url.pathname, url.searchParams));
  const take = (): Recorded[] => recorder.requests.splice(0);
  try {
    await inBareBrowser(recorder, goRound);
    const without = new Set(take().map(({ url }) => url));
    const demo = await launch({ portal: NO_RULES, args: recorder.chromiumArgs });
    try {
      await goRound(demo.context);
      const extra = take().filter(({ url }) => !without.has(url));
      verdict.demandNone('requests of the detector', extra);

      const control = await demo.open(`chrome-extension://${demo.extensionId}/manifest.json`);
      for (const url of ARTICLES) await readAndSave(demo, control, url, take);
      await control.waitForTimeout(SETTLE_MS * 2);
      const ours = [...kept, ...take()];
      const expected = await listExpected(control);
      verdict.tell('requests while reading and saving', ours.length);
      verdict.demandNone(
        'of them not for an article’s own pictures and pages',
        ours.filter(({ url }) => !expected.has(url)),
      );
      verdict.demandNone(
        'of the pictures’ requests with a referrer',
        ours.filter(({ url, referrer }) => referrer !== '' && !url.endsWith('.html')),
      );

      await useLibrary(demo);
      verdict.demandNone('requests while searching and reading saved copies', take());
      for (const format of EXPORTED) await exportAs(demo, format);
      verdict.demandNone('requests while exporting', take());

      await keepQueued(control, PAGES.plain);
      await control.waitForTimeout(SETTLE_MS);
      const queued = take();
      const known = await listExpected(control);
      verdict.demandAtLeast('requests of the queue', queued.length, 1);
      verdict.demandNone(
        'of them not for the page that was asked for and its pictures',
        queued.filter(({ url }) => url !== PAGES.plain && !known.has(url)),
      );
      verdict.demandNone(
        'of them with a referrer',
        queued.filter(({ referrer }) => referrer !== ''),
      );
    } finally {
      await demo.close();
    }
  } finally {
    await recorder.close();
  }
}

/** What was asked for while we were at work; what a page asks for by itself when it is loaded is left out. */
const kept: Recorded[] = [];

async function goRound(context: BrowserContext): Promise<void> {
  for (const url of DAY) {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(SETTLE_MS);
    await page.close();
  }
}

async function readAndSave(demo: Demo, control: Page, url: string, take: () => Recorded[]): Promise<void> {
  kept.push(...take());
  const page = await demo.context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(SETTLE_MS);
  // The page's own.
  take();
  for (const type of ['describePage', 'readPage']) await ask(control, type, url);
  await page.bringToFront();
  await findOverlay(page);
  for (let screen = 0; screen < 6; screen++) {
    await page.mouse.move(640, 400);
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(150);
  }
  await ask(control, 'savePage', url);
  await page.keyboard.press('Escape');
  await waitForNoOverlay(page);
  kept.push(...take());
  await page.close();
}

async function ask(control: Page, type: string, url: string): Promise<void> {
  const answer = await control.evaluate(
    async ([type, url]) => {
      const [tab] = await chrome.tabs.query({ url });
      const data = { tabId: tab?.id, isForced: false, operationId: `day-${url}` };
      return (await chrome.runtime.sendMessage({ id: 1, type, data, timestamp: Date.now() }))?.res;
    },
    [type, url] as const,
  );
  if (!answer?.ok) throw new Error(`${type} of ${url}: ${answer?.problem}`);
}

/** The pictures in what was saved, and the further pages of the article that has some. */
async function listExpected(control: Page): Promise<Set<string>> {
  const bodies = await control.evaluate(async () => {
    const request = indexedDB.open('jingdu');
    const db = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const all = db.transaction('bodies').objectStore('bodies').getAll();
    const rows = await new Promise<{ html: string }[]>((resolve) => {
      all.onsuccess = () => resolve(all.result);
    });
    db.close();
    return rows.map(({ html }) => html);
  });
  const pictures = bodies.flatMap((html) => [...html.matchAll(/<img[^>]* src="([^"]+)"/g)].map(([, src = '']) => src));
  const pages = [2, 3].map((n) => PAGES.paged.replace('.html', `_${n}.html`));
  return new Set([...pictures.map((src) => new URL(src.replaceAll('&amp;', '&')).href), ...pages]);
}

/** Searches, opens every saved copy, and looks at each other page of ours. */
async function useLibrary(demo: Demo): Promise<void> {
  const library = await demo.openLibrary();
  await library.getByRole('searchbox').fill(SEED.twoCharacters);
  await library.waitForTimeout(800);
  await library.getByRole('searchbox').fill('');
  await library.waitForTimeout(800);
  const titles = library.locator('.article-row-title');
  for (let row = 0; row < (await titles.count()); row++) {
    await titles.nth(row).click();
    await library.waitForTimeout(800);
    await library.mouse.wheel(0, 3_000);
    await library.waitForTimeout(400);
  }
  for (const surface of OWN_PAGES) {
    const page = await demo.open(`chrome-extension://${demo.extensionId}/${surface}`);
    await page.waitForTimeout(800);
    await page.close();
  }
}

/** Our other pages; a new one is a word here. */
const OWN_PAGES = ['popup.html', 'safety.html', 'transfer.html', 'options.html', 'highlights.html', 'queue.html'];

/** Formats that hold pictures, and one that is all text. */
const EXPORTED = ['archive', 'markdown', 'epub', 'html', 'csv'];

/** Exports everything by the page's own buttons, into the downloads. */
async function exportAs(demo: Demo, format: string): Promise<void> {
  const page = await demo.context.newPage();
  await page.addInitScript(() => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined }));
  await page.goto(`chrome-extension://${demo.extensionId}/transfer.html`);
  await page.locator(`input[name="format"][value="${format}"]`).check();
  const waiting = page.waitForEvent('download');
  await page.locator('.transfer-buttons .button-primary:enabled').click();
  await (await waiting).path();
  await page.close();
}

/** Has an address kept that no tab shows, as the page of the queue does with a list. */
async function keepQueued(control: Page, url: string): Promise<void> {
  const state = await control.evaluate(async (url) => {
    const request = indexedDB.open('jingdu');
    const db = await new Promise<IDBDatabase>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
    const jobs = () => db.transaction('jobs', 'readwrite').objectStore('jobs');
    await new Promise((resolve) => {
      const id = crypto.randomUUID();
      jobs().put({ id, v: 1, state: 'waiting', url, title: '' }).onsuccess = resolve;
    });
    await chrome.runtime.sendMessage({ id: 1, type: 'workOnQueue', data: undefined, timestamp: Date.now() } as object);
    for (let wait = 0; wait < 1_500; wait++) {
      const all = jobs().getAll();
      const [job] = await new Promise<{ state: string; problem?: string }[]>((resolve) => {
        all.onsuccess = () => resolve(all.result);
      });
      if (job?.state === 'done' || job?.state === 'failed') return `${job.state} ${job.problem ?? ''}`;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return 'neither done nor failed';
  }, url);
  if (!state.startsWith('done')) throw new Error(`The queue did not keep ${url}: ${state}`);
}
