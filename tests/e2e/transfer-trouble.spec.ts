import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PAGES } from '../demo/addresses.ts';
import type { Demo } from '../demo/launch.ts';
import { saveAddress, test } from './fixtures.ts';
import { choose, exportAs, literally, openTransfer } from './transfer-page.ts';

/** The page whose dialog for a place to save, which cannot be clicked from here, the reader leaves. */
async function openWithDialogLeft(demo: Demo): Promise<Page> {
  const page = await demo.context.newPage();
  await page.addInitScript(() => {
    const value = () => Promise.reject(new DOMException('The user aborted a request.', 'AbortError'));
    Object.defineProperty(window, 'showSaveFilePicker', { value });
  });
  await page.goto(`chrome-extension://${demo.extensionId}/transfer.html`);
  return page;
}

test('a dialog that is left changes nothing', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const page = await openWithDialogLeft(demo);
  const start = page.getByRole('button', { name: new RegExp(literally(say('exportStart', '1'))) });
  await start.click();
  await expect(start).toBeEnabled();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('progressbar')).toHaveCount(0);
});

test('files with nothing to import say so, and what would be something', async ({ demo, say }) => {
  const page = await openTransfer(demo, '#import');
  const file = (name: string, words: string) => ({ name, mimeType: '', buffer: Buffer.from(words) });
  await choose(page, [
    file('照片.jpg', '\u0000\u0001'),
    file('半个.zip', 'PK\u0003\u0004半个'),
    file('空表.csv', 'title,url,time_added,tags,status\n'),
  ]);
  await expect(page.getByText(say('importNothing'))).toBeVisible();
  await expect(page.getByRole('button', { name: /^(?:导入|Import) / })).toHaveCount(0);
  await page.getByText(say('importBroken', '3')).click();
  await expect(page.getByText(say('broken_empty'))).toBeVisible();
  await page.getByRole('button', { name: say('importOtherFiles') }).click();
  await expect(page.getByRole('button', { name: say('importChoose') })).toBeVisible();
});

test('an import that finds the disk full says how far it came, and goes on from there', async ({ demo, say }) => {
  const page = await openTransfer(demo, '#import');
  const lines = Array.from({ length: 200 }, (_, i) => `第 ${i} 篇,https://b.example/${i},1600000000,,unread`);
  const table = ['title,url,time_added,tags,status', ...lines].join('\n');
  await choose(page, [{ name: 'pocket.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }]);
  // The disk takes so much and no more, until somebody makes room.
  await page.evaluate(() => {
    const { put } = IDBObjectStore.prototype;
    let left = 120;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...row: [unknown, IDBValidKey?]) {
      if (this.name === 'articles' && left-- <= 0) throw new DOMException('No space left', 'QuotaExceededError');
      return put.apply(this, row);
    };
    Object.assign(window, { makeRoom: () => (left = Number.POSITIVE_INFINITY) });
  });
  await page.getByRole('button', { name: say('importStart', '200') }).click();
  await expect(page.getByRole('alert')).toHaveText(say('problem_storageFull'));
  await expect(page.getByRole('row', { name: new RegExp(`${say('outcome_linked')} 100`) })).toBeVisible();
  await page.evaluate(() => Reflect.get(window, 'makeRoom')());
  await page.getByRole('button', { name: say('importContinue') }).click();
  await expect(page.getByText(say('imported'), { exact: true })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(`${say('outcome_linked')} 100`) })).toBeVisible();
  const library = await demo.openLibrary();
  await expect(library.getByText(say('articleCount', '200')).first()).toBeVisible();
});

test('where the browser has no dialog, the export is made on disk and downloaded', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const page = await openTransfer(demo);
  await exportAs(page, say('export_archive'), new RegExp(literally(say('exportStart', '1'))));
  const made = await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('exports');
    const sizes: number[] = [];
    for await (const file of folder.values())
      if (file.kind === 'file') sizes.push((await (file as FileSystemFileHandle).getFile()).size);
    return sizes;
  });
  expect(made).toHaveLength(1);
  expect(made[0]).toBeGreaterThan(1_000);
});
