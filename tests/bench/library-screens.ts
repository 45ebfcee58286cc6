import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Demo } from '../demo/launch.ts';

/** What `npm run bench:library` measures on the real popup and the real library page. */

/** Milliseconds from the beginning of opening to the first rows (or the word that there are none) being painted. */
const FIRST_ROWS = `new Promise((resolve) => {
  const look = () => {
    if (!document.querySelector('.article-row-title, .shelf .empty-state')) return requestAnimationFrame(look);
    // The frame that shows them is done when the next task runs.
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  };
  look();
})`;

/** Opens the popup's page so many times. */
export async function measurePopup(demo: Demo, times: number): Promise<number[]> {
  // What the worker does a minute after a start is no part of this.
  await demo.context.serviceWorkers()[0]?.evaluate('chrome.alarms.clearAll()');
  const page = await demo.context.newPage();
  const ms: number[] = [];
  for (let i = 0; i < times; i++) {
    await page.goto(`chrome-extension://${demo.extensionId}/popup.html`, { waitUntil: 'commit' });
    ms.push(await page.evaluate<number>(FIRST_ROWS));
    await page.goto('about:blank');
  }
  await page.close();
  return ms;
}

const WATCH_FRAMES = `(() => {
  globalThis.frames = { long: [], last: performance.now(), gaps: [] };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.frames.long.push(duration);
  }).observe({ type: 'long-animation-frame' });
  const tick = (now) => {
    globalThis.frames.gaps.push(now - globalThis.frames.last);
    globalThis.frames.last = now;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})()`;

export interface Scrolling {
  rows: number;
  frames: number;
  /** Frames whose own work took more than 50 ms, and the longest. */
  over50: number;
  longestMs: number;
  /** Memory that the page's process has for itself, and what of it are JavaScript's objects. */
  privateMb: number;
  heapMb: number;
  /** Rows in the page at the end. */
  drawn: number;
}

/** Scrolls the library's list by wheel, by leaps of the scroll bar, and by keys. */
export async function measureScrolling(demo: Demo): Promise<Scrolling> {
  const page = await demo.openLibrary();
  for (const other of demo.context.pages()) if (other !== page) await other.close();
  await page.locator('.article-row-title').first().waitFor();
  await page.waitForFunction(() => /\d/.test(document.querySelector('.shelf-count')?.textContent ?? ''));
  await page.waitForTimeout(1_000);
  await page.evaluate(WATCH_FRAMES);
  await page.mouse.move(200, 500);
  for (let i = 0; i < 120; i++) {
    await page.mouse.wheel(0, 400);
    await page.waitForTimeout(16);
  }
  for (let i = 0; i < 40; i++) {
    await page.evaluate(
      (share) => {
        const list = document.querySelector('.shelf-list');
        if (list) list.scrollTop = list.scrollHeight * share;
      },
      ((i * 37) % 100) / 100,
    );
    await page.waitForTimeout(60);
  }
  for (let i = 0; i < 100; i++) await page.keyboard.press('j');
  await page.waitForTimeout(500);
  const { long, gaps } = await page.evaluate(
    () => (globalThis as unknown as { frames: { long: number[]; gaps: number[] } }).frames,
  );
  const rows = await page.evaluate(() =>
    Number(document.querySelector('[aria-setsize]')?.getAttribute('aria-setsize')),
  );
  const drawn = await page.locator('.row').count();
  const wire = await page.context().newCDPSession(page);
  await wire.send('HeapProfiler.collectGarbage');
  const { usedSize } = await wire.send('Runtime.getHeapUsage');
  return {
    rows,
    frames: gaps.length,
    over50: long.filter((ms) => ms > 50).length,
    longestMs: Math.round(Math.max(0, ...long)),
    privateMb: await readPrivateMemory(demo),
    heapMb: Math.round(usedSize / 2 ** 20),
    drawn,
  };
}

/** Of the largest process that draws pages: the library's, which is the only page. */
async function readPrivateMemory(demo: Demo): Promise<number> {
  const { processInfo } = await demo.browser.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      const lines = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').matchAll(/^Private_\w+:\s+(\d+) kB/gm);
      return [...lines].reduce((sum, [, kb]) => sum + Number(kb), 0) / 1024;
    });
  return Math.round(Math.max(0, ...sizes));
}

const CHANGE_SORT = `async (sort) => {
  const select = document.querySelector('.view-bar select');
  const first = () => document.querySelector('.row')?.dataset.id;
  const before = first();
  const start = performance.now();
  select.value = sort;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  while (first() === before) {
    if (performance.now() - start > 5000) return undefined;
    await new Promise((done) => requestAnimationFrame(done));
  }
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - start;
}`;

/** Milliseconds from choosing another order in the filtered list to its first rows being painted. */
export async function measureNarrowing(demo: Demo): Promise<number[]> {
  const page = await demo.open(`chrome-extension://${demo.extensionId}/library.html?view=unread&tag=社会&min=4&max=10`);
  await page.waitForFunction(() => /\d/.test(document.querySelector('.shelf-count')?.textContent ?? ''));
  await page.waitForTimeout(500);
  const ms: number[] = [];
  for (const sort of ['oldest', 'published', 'longest', 'shortest', 'progress', 'newest', 'oldest', 'longest']) {
    const took = await changeSort(page, sort);
    if (took !== undefined) ms.push(took);
  }
  await page.close();
  return ms;
}

function changeSort(page: Page, sort: string): Promise<number | undefined> {
  return page.evaluate(`(${CHANGE_SORT})(${JSON.stringify(sort)})`);
}
