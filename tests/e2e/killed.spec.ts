import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PAGES } from '../demo/addresses.ts';
import type { Demo } from '../demo/launch.ts';
import { askWorker, stopWorker } from '../demo/worker.ts';
import { fillLibrary } from './fill-library.ts';
import { restart, type Say, saveAddress, test } from './fixtures.ts';
import { readRows } from './library-rows.ts';

/** The page that exports and imports; the system's own dialog for a place to save cannot be clicked from here. */
async function openTransfer(demo: Demo, fragment: 'export' | 'import'): Promise<Page> {
  const page = await demo.context.newPage();
  await page.addInitScript(() => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined }));
  await page.goto(`chrome-extension://${demo.extensionId}/transfer.html#${fragment}`);
  return page;
}

/** Power off: nobody is told, nothing is written to its end. */
async function killBrowser(demo: Demo): Promise<void> {
  await demo.browser.send('Browser.crash').catch(() => undefined);
}

const LINKS = 2_000;
/** As many links as keep an import busy for a while. */
const file = {
  name: 'pocket.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `title,url,time_added,tags,status\n${Array.from({ length: LINKS }, (_, n) => `第${n}条,https://b.example/${n},${1_600_000_000 + n},,unread`).join('\n')}\n`,
  ),
};

/** Chooses the file and waits for what it says would happen. */
async function chooseFile(page: Page): Promise<void> {
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(page.getByRole('table')).toBeVisible({ timeout: 30_000 });
}

async function beginImport(page: Page): Promise<void> {
  await chooseFile(page);
  await page.getByRole('button', { name: /(?:导入|Import) [\d,]+/ }).click();
}

/** Some of the rows are written, and not all of them. */
async function waitForSome(page: Page): Promise<void> {
  await expect(page.getByRole('progressbar')).toBeVisible({ timeout: 30_000 });
  await expect.poll(async () => (await readRows(page, 'articles')).length, { timeout: 30_000 }).toBeGreaterThan(100);
}

async function expectAllOnce(page: Page): Promise<void> {
  const rows = await readRows<{ urlKey: string }>(page, 'articles');
  expect(rows.length).toBe(LINKS);
  expect(new Set(rows.map(({ urlKey }) => urlKey)).size).toBe(LINKS);
}

test('browser killed in the middle of an import: it is said, what is there is whole, and the same file goes on', async ({
  ownDemo,
  portal,
  say,
}) => {
  test.setTimeout(180_000);
  const page = await openTransfer(ownDemo, 'import');
  await beginImport(page);
  await waitForSome(page);
  await killBrowser(ownDemo);
  const again = await restart(ownDemo, { portal });
  const later = await openTransfer(again, 'import');
  await expect(later.getByText(say('cutOff_import'))).toBeVisible();
  const [articles, bodies] = [await readRows<{ id: string }>(later, 'articles'), await readRows(later, 'docs')];
  expect(articles.length).toBeGreaterThan(100);
  // Each article that is there can be found.
  expect(bodies.length).toBe(articles.length);
  await beginImport(later);
  await expect(later.getByText(say('imported'), { exact: true })).toBeVisible({ timeout: 60_000 });
  await expectAllOnce(later);
  await later.reload();
  await expect(later.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(later.getByText(say('cutOff_import'))).toHaveCount(0);
  await again.close();
});

test('worker stopped in the middle of an import: nobody notices', async ({ demo, say }) => {
  test.setTimeout(120_000);
  const page = await openTransfer(demo, 'import');
  await beginImport(page);
  await waitForSome(page);
  await stopWorker(demo);
  await expect(page.getByText(say('imported'), { exact: true })).toBeVisible({ timeout: 60_000 });
  await expectAllOnce(page);
});

/** Begins to export everything, and waits until some of it is written. */
async function beginExport(page: Page, say: Say, count: number): Promise<void> {
  await page.getByRole('radio', { name: say('export_archive') }).check();
  await page.getByRole('button', { name: say('exportStart', count.toLocaleString('en')) }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
}

test('browser killed in the middle of an export: it is said, and nothing is lost', async ({ ownDemo, portal, say }) => {
  test.setTimeout(120_000);
  await saveAddress(ownDemo, PAGES.plain, say);
  await fillLibrary(await ownDemo.openLibrary(), 1_499);
  const page = await openTransfer(ownDemo, 'export');
  await beginExport(page, say, 1_500);
  await killBrowser(ownDemo);
  const again = await restart(ownDemo, { portal });
  const later = await openTransfer(again, 'export');
  await expect(later.getByText(say('cutOff_export'))).toBeVisible();
  expect(await readRows(later, 'articles')).toHaveLength(1_500);
  await again.close();
});

test('worker stopped in the middle of an export: the file is whole', async ({ demo, say }) => {
  test.setTimeout(120_000);
  await saveAddress(demo, PAGES.plain, say);
  await fillLibrary(await demo.openLibrary(), 499);
  const page = await openTransfer(demo, 'export');
  const download = page.waitForEvent('download', { timeout: 90_000 });
  await beginExport(page, say, 500);
  await stopWorker(demo);
  expect((await download).suggestedFilename()).toMatch(/\.zip$/);
  await expect(page.getByRole('status').filter({ hasText: '.zip' })).toContainText('500');
});

/** The backups that are whole, as `reason articles`. */
const LIST_BACKUPS = `new Promise(async (done) => {
  const bucket = await navigator.storageBuckets.open('jingdu-backup');
  const open = bucket.indexedDB.open('jingdu-backup');
  open.onsuccess = () => {
    const all = open.result.transaction('snapshots').objectStore('snapshots').getAll();
    all.onsuccess = () => {
      open.result.close();
      done(all.result.map(({ state, articles }) => state + ' ' + articles));
    };
  };
})`;

test('browser killed in the middle of a backup: nothing half is offered, and the next one is whole', async ({
  ownDemo,
  portal,
  say,
}) => {
  test.setTimeout(120_000);
  await saveAddress(ownDemo, PAGES.plain, say);
  await fillLibrary(await ownDemo.openLibrary(), 2_999);
  const safety = await ownDemo.open(`chrome-extension://${ownDemo.extensionId}/safety.html`);
  await expect(safety.getByText(say('noBackup'))).toBeVisible();
  await safety.getByRole('button', { name: say('backUpNow') }).click();
  await expect.poll(() => safety.evaluate(LIST_BACKUPS)).toEqual(['making 0']);
  await killBrowser(ownDemo);
  const again = await restart(ownDemo, { portal });
  const later = await again.open(`chrome-extension://${again.extensionId}/safety.html`);
  await expect(later.getByText(say('noBackup'))).toBeVisible();
  await askWorker(again, `chrome.alarms.onAlarm.dispatch({ name: 'backup' })`);
  await expect.poll(() => later.evaluate(LIST_BACKUPS), { timeout: 60_000 }).toEqual(['whole 3000']);
  await again.close();
});

test('worker stopped in the middle of a restore: the page goes on to its end', async ({ demo, say }) => {
  test.setTimeout(120_000);
  await saveAddress(demo, PAGES.plain, say);
  await fillLibrary(await demo.openLibrary(), 1_999);
  const safety = await demo.open(`chrome-extension://${demo.extensionId}/safety.html`);
  await safety.getByRole('button', { name: say('backUpNow') }).click();
  await expect(safety.getByText(say('backedUp'))).toBeVisible({ timeout: 30_000 });
  await safety.evaluate(`new Promise((done, fail) => {
    const request = indexedDB.deleteDatabase('jingdu');
    request.onsuccess = done;
    request.onerror = fail;
  })`);
  await safety.reload();
  await expect(safety.getByRole('progressbar')).toBeVisible();
  await stopWorker(demo);
  await expect(safety.getByText(say('libraryMended', '2000', '0'))).toBeVisible({ timeout: 60_000 });
});
