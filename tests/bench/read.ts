/**
 * `npm run build && npm run bench:read`: opens an article of 3,000 and one of 200,000 characters in the library, over
 * its page, and as the plain page itself, in one run of the real Chromium, scrolls through each and changes the size of
 * its type. Prints a table, and JSON as its last line. Times in ms; the ratio is to the plain page.
 */
import type { Page } from 'playwright-core';
import { clickAction } from '../demo/action.ts';
import { lengthAddress } from '../demo/addresses.ts';
import { type Demo, launch } from '../demo/launch.ts';
import { findOverlay, waitForNoOverlay } from '../demo/overlay.ts';
import { startPortal } from '../demo/portal.ts';
import { askWorker } from '../demo/worker.ts';

const LENGTHS = [3_000, 200_000];
const ROUNDS = 7;

/** What is measured of one way to show an article. */
interface Measured {
  open: number;
  openMax: number;
  frames: number;
  slowest: number;
  over50: number;
  resize: number;
}

/** Runs a function with the root of the drawn article as `this`. */
type Ask = <T>(functionDeclaration: string) => Promise<T>;

/** Scrolls on by 100 px each frame, a hard flick, and tells how long the frames took. */
const SCROLL = `async function () {
  const scroller = this.querySelector('main.reading-page') ?? this.ownerDocument.scrollingElement;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  scroller.scrollTo(0, 0);
  for (let i = 0; i < 10; i++) await frame();
  const times = [];
  let last = await frame();
  for (let i = 0; i < 150 && scroller.scrollTop + scroller.clientHeight < scroller.scrollHeight - 1; i++) {
    scroller.scrollBy(0, 100);
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  scroller.scrollTo(0, 0);
  return times;
}`;

/** Changes the size of the type as a reader does, by a key (on a plain page by its style), until it has been painted. */
const RESIZE = `async function () {
  const view = this.querySelector('.reading') ?? parent.document.querySelector('.reading');
  const article = this.querySelector('.article-view') ?? this.ownerDocument.body;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  const press = (key) => view.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
  const sizeOf = () => getComputedStyle(article).fontSize;
  const times = [];
  for (const key of ['+', '-', '+', '-', '+', '-']) {
    for (let i = 0; i < 5; i++) await frame();
    const before = sizeOf();
    const start = performance.now();
    if (view) press(key);
    else article.style.fontSize = key === '+' ? '20px' : '18px';
    while (sizeOf() === before) await frame();
    article.getBoundingClientRect();
    await frame();
    await new Promise((done) => setTimeout(done));
    times.push(performance.now() - start);
  }
  return times;
}`;

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

async function measure(opens: readonly number[], ask: Ask): Promise<Measured> {
  const frames = await ask<number[]>(SCROLL);
  const sizes = await ask<number[]>(RESIZE);
  return {
    open: quantile(opens, 0.5),
    openMax: quantile(opens, 1),
    frames: frames.length,
    slowest: quantile(frames, 1),
    over50: frames.filter((time) => time > 50).length,
    resize: quantile(sizes, 0.5),
  };
}

/** From the start of the navigation to the first words on the screen. */
async function measurePlain(demo: Demo, length: number): Promise<Measured> {
  const page = await demo.open(lengthAddress(length));
  const opens: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.reload({ waitUntil: 'load' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    opens.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0));
  }
  const measured = await measure(opens, (text) => page.evaluate(`(${text}).call(document.documentElement)`));
  await page.close();
  return measured;
}

/** From the shortcut's command in the worker, with the extraction, to the overlay's second frame. */
async function measureOverlay(demo: Demo, length: number): Promise<Measured> {
  const page = await demo.open(lengthAddress(length));
  await page.waitForLoadState('load');
  // The click on the toolbar is what lets the extension look at this page; its popup is not what is measured.
  await (await clickAction(demo, page)).close();
  const opens: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const shown = page.evaluate(
      () =>
        new Promise<number>((done) => {
          new MutationObserver((_, observer) => {
            observer.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.timeOrigin + performance.now())));
          }).observe(document.documentElement, { childList: true });
        }),
    );
    const start = await askWorker<number>(demo, PRESS_READ);
    opens.push((await shown) - start);
    await findOverlay(page);
    if (round < ROUNDS - 1) {
      await page.keyboard.press('Escape');
      await waitForNoOverlay(page);
    }
  }
  const overlay = await findOverlay(page);
  const measured = await measure(opens, (text) => overlay.ask(text));
  await page.close();
  return measured;
}

/** Sends the command of the Read shortcut for the tab in front, and tells when. */
const PRESS_READ = `chrome.tabs.query({ active: true, lastFocusedWindow: true }).then(([tab]) => {
  const now = performance.timeOrigin + performance.now();
  chrome.commands.onCommand.dispatch('read-page', tab);
  return now;
})`;

async function save(demo: Demo, length: number): Promise<void> {
  const page = await demo.open(lengthAddress(length));
  const popup = await clickAction(demo, page);
  await popup.waitForText(/保存\s*S/);
  await popup.press('s');
  await popup.waitForText('重新保存', 30_000);
  await popup.close();
  await page.close();
}

/** From the press on its title to the second frame with its words in it. */
async function measureLibrary(demo: Demo, length: number): Promise<Measured> {
  const page = await demo.openLibrary();
  const opens: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await page.goto(`chrome-extension://${demo.extensionId}/library.html`);
    await page.locator('.article-row-title').first().waitFor();
    await page.waitForTimeout(400);
    opens.push(await openFirst(page));
  }
  const measured = await measure(opens, (text) =>
    page.evaluate(`(${text}).call(document.querySelector('.saved-copy').contentDocument.documentElement)`),
  );
  const shown = await page.evaluate(
    () => document.querySelector<HTMLIFrameElement>('.saved-copy')?.contentDocument?.body.textContent?.length ?? 0,
  );
  if (shown < length) throw new Error(`Only ${shown} characters of ${length} are shown.`);
  await page.close();
  return measured;
}

function openFirst(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const start = performance.now();
    document.querySelector<HTMLElement>('.article-row-title')?.click();
    const isThere = () =>
      document
        .querySelector<HTMLIFrameElement>('.saved-copy')
        ?.contentDocument?.querySelector('.article-view-body > *');
    while (!isThere()) await frame();
    await frame();
    await frame();
    return performance.now() - start;
  });
}

const portal = await startPortal();
const report: Record<string, Record<string, Measured>> = {};
try {
  for (const length of LENGTHS) {
    const demo = await launch({ portal, lang: 'zh-CN' });
    try {
      await save(demo, length);
      report[length] = {
        plain: await measurePlain(demo, length),
        overlay: await measureOverlay(demo, length),
        library: await measureLibrary(demo, length),
      };
    } finally {
      await demo.close();
    }
  }
} finally {
  await portal.close();
}

console.log('| characters | shown | open p50 (max) | ratio | slowest frame | frames > 50 ms | size change |');
console.log('|---|---|---|---|---|---|---|');
for (const [length, ways] of Object.entries(report)) {
  for (const [way, one] of Object.entries(ways)) {
    const ratio = (one.open / (ways.plain?.open || 1)).toFixed(1);
    console.log(
      `| ${Number(length).toLocaleString('en')} | ${way} | ${one.open} (${one.openMax}) | ${ratio} | ${one.slowest} | ${one.over50} of ${one.frames} | ${one.resize} |`,
    );
  }
}
console.log(JSON.stringify(report));
