import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PAGES } from '../demo/addresses.ts';
import { type Demo, EXTENSION_FOLDER, launch, makeProfile } from '../demo/launch.ts';
import { askWorker } from '../demo/worker.ts';
import { checkPage } from './axe.ts';
import { type Say, saveAddress, test } from './fixtures.ts';

const openSafety = (demo: Demo) => demo.open(`chrome-extension://${demo.extensionId}/safety.html`);

/** As on another machine: no library, no backups, no canary. */
async function moveOut(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const backup = (await navigator.storageBuckets.open('jingdu-backup')).indexedDB;
  const journal = (await navigator.storageBuckets.open('jingdu-journal')).indexedDB;
    for (const [factory, name] of [[journal, 'jingdu-journal'], [indexedDB, 'jingdu'], [backup, 'jingdu-backup']]) {
      await new Promise((done, fail) => {
        const request = factory.deleteDatabase(name);
        request.onsuccess = done;
        request.onerror = fail;
      });
    }
    await chrome.storage.local.clear();
  })()`);
  await page.reload();
}

async function restoreFrom(safety: Page, file: string | { name: string; mimeType: string; buffer: Buffer }, say: Say) {
  await safety.locator('input[type=file]').setInputFiles(file);
  await expect(safety.getByText(say('copyRead'))).toBeVisible({ timeout: 20_000 });
  await safety.getByText(say('backupReason_file')).click();
  await safety.getByRole('button', { name: say('mergeBackup') }).click();
}

test('a copy is a file that brings the library back where there is nothing left of it', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, PAGES.finance, say);
  const safety = await openSafety(demo);
  const [download] = await Promise.all([
    safety.waitForEvent('download'),
    safety.getByRole('button', { name: say('saveCopy') }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^jingdu-backup-\w+-[a-z]{3}\.jsonl\.gz$/);
  const file = await download.path();
  await moveOut(safety);
  await expect(safety.getByText(say('noBackup'))).toBeVisible();
  const buffer = readFileSync(file);
  await restoreFrom(safety, { name: download.suggestedFilename(), mimeType: 'application/gzip', buffer }, say);
  await expect(safety.getByText(say('restoreDone', '2', '0', '0', '0'))).toBeVisible({ timeout: 20_000 });
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(2);
  await library.getByRole('button', { name: '父亲的自行车' }).click();
  await expect(library.frameLocator('iframe').getByText('后来我去了外地读书')).toBeVisible();
});

test('a file that is no copy is refused with a sentence', async ({ demo, say }) => {
  const safety = await openSafety(demo);
  await expect(safety.getByText(say('noBackup'))).toBeVisible();
  const buffer = Buffer.from('<!doctype html><p>bookmarks');
  await safety
    .locator('input[type=file]')
    .setInputFiles({ name: 'bookmarks.html', mimeType: 'application/gzip', buffer });
  await expect(safety.getByText(say('problem_notBackup'))).toBeVisible();
});

test('where the reader refuses the downloads folder it is said, and nothing is switched on', async ({ demo, say }) => {
  const safety = await openSafety(demo);
  await safety.evaluate('chrome.permissions.request = () => Promise.resolve(false); undefined');
  await safety.getByRole('checkbox', { name: say('dailyCopies') }).click();
  await expect(safety.getByText(say('dailyCopiesRefused'))).toBeVisible();
  await expect(safety.getByRole('checkbox', { name: say('dailyCopies') })).not.toBeChecked();
  expect(await checkPage(safety)).toEqual([]);
});

test('where the reader allows it, the background writes a copy a day, which is a whole library', async ({
  portal,
  lang,
  say,
}) => {
  test.setTimeout(90_000);
  const extension = mkdtempSync(join(tmpdir(), 'jingdu-extension-'));
  cpSync(EXTENSION_FOLDER, extension, { recursive: true });
  // Headless, nobody can be asked: the permission is one of those that are given at installation.
  const manifest = join(extension, 'manifest.json');
  const { permissions, optional_permissions: _, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'));
  writeFileSync(manifest, JSON.stringify({ ...rest, permissions: [...permissions, 'downloads'] }));
  const profile = makeProfile();
  const demo = await launch({ portal, lang, extension, profile });
  try {
    await saveAddress(demo, PAGES.plain, say);
    const safety = await openSafety(demo);
    await expect(safety.getByRole('checkbox', { name: say('dailyCopies') })).toBeChecked();
    await askWorker(demo, `chrome.alarms.onAlarm.dispatch({ name: 'backup' })`);
    const find = () =>
      safety.evaluate<{ state: string; filename: string }[]>(
        `chrome.downloads.search({}).then((all) => all.map(({ state, filename }) => ({ state, filename })))`,
      );
    await expect.poll(async () => (await find()).map(({ state }) => state), { timeout: 30_000 }).toEqual(['complete']);
    await expect(safety.getByText(say('lastCopyAt', '').replace(/[。.]$/, ''))).toBeVisible();
    const [copy] = await find();
    const lines = gunzipSync(readFileSync(copy?.filename ?? ''))
      .toString()
      .trimEnd()
      .split('\n');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ jingdu: 'backup', articles: 1 });
    expect(lines.some((line) => line.startsWith('["articles"') && line.includes('父亲的自行车'))).toBe(true);
    // Nothing has changed since, so nothing is due.
    await askWorker(demo, `chrome.alarms.onAlarm.dispatch({ name: 'backup' })`);
    await safety.waitForTimeout(1_500);
    expect(await find()).toHaveLength(1);
  } finally {
    await demo.close();
    for (const one of [extension, profile]) rmSync(one, { recursive: true, force: true, maxRetries: 3 });
  }
});

test('a library that cannot be opened is offered its backup, and set up anew from it', async ({ ownDemo, say }) => {
  await saveAddress(ownDemo, PAGES.plain, say);
  const safety = await openSafety(ownDemo);
  await safety.getByRole('button', { name: say('backUpNow') }).click();
  await expect(safety.getByText(say('backedUp'))).toBeVisible();
  // As a later version of the extension leaves it, which has been taken back since.
  await safety.evaluate(`new Promise((done, fail) => {
    const open = indexedDB.open('jingdu', 990);
    open.onsuccess = () => { open.result.close(); done(); };
    open.onerror = fail;
  })`);
  const library = await ownDemo.openLibrary();
  await expect(library.getByText(say('closedNotice', '1'))).toBeVisible();
  expect(await checkPage(library)).toEqual([]);
  const [opened] = await Promise.all([
    ownDemo.context.waitForEvent('page'),
    library.getByRole('button', { name: say('openBackups') }).click(),
  ]);
  const alert = opened.getByRole('alert').filter({ hasText: say('libraryClosed') });
  await expect(alert).toContainText(say('problem_outdated'));
  expect(await checkPage(opened)).toEqual([]);
  await library.close();
  await safety.close();
  await alert.getByRole('button', { name: say('rebuild') }).click();
  await expect(alert.getByText(say('rebuildQuestion'))).toBeVisible();
  await alert.getByRole('button', { name: say('rebuildNow') }).click();
  await expect(opened.getByText(say('restoreDone', '1', '0', '0', '0'))).toBeVisible({ timeout: 20_000 });
  await expect(alert).toHaveCount(0);
  // And the next article can be saved at once.
  await saveAddress(ownDemo, PAGES.finance, say);
  const again = await ownDemo.openLibrary();
  await again.getByRole('button', { name: '父亲的自行车' }).click();
  await expect(again.frameLocator('iframe').getByText('后来我去了外地读书')).toBeVisible();
});
