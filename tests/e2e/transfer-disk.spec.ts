import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PAGES } from '../demo/addresses.ts';
import type { Demo } from '../demo/launch.ts';
import { fillLibrary } from './fill-library.ts';
import { saveAddress, test } from './fixtures.ts';
import { literally } from './transfer-page.ts';

/** What the system's dialog does, which cannot be clicked from here: no room the first time, or the file that was asked for. */
type Dialog = 'full' | 'own';

async function openWith(demo: Demo, dialog: Dialog): Promise<Page> {
  const page = await demo.context.newPage();
  await page.addInitScript((does) => {
    let asked = 0;
    const value = async ({ suggestedName }: { suggestedName: string }) => {
      asked += 1;
      const folder = await navigator.storage.getDirectory();
      const file = await folder.getFileHandle(suggestedName, { create: true });
      if (does === 'own' || asked > 1) return file;
      const refuse = () => Promise.reject(new DOMException('No space left', 'QuotaExceededError'));
      return {
        createWritable: async () => new WritableStream({ write: refuse }),
        getFile: () => file.getFile(),
        remove: () => folder.removeEntry(suggestedName),
      };
    };
    Object.defineProperty(window, 'showSaveFilePicker', { value });
  }, dialog);
  await page.goto(`chrome-extension://${demo.extensionId}/transfer.html`);
  return page;
}

/** How large the files are that were chosen, by the end of their names. */
function sizesOfPicked(page: Page, ending: string): Promise<number[]> {
  return page.evaluate(async (end) => {
    const sizes: number[] = [];
    for await (const [name, file] of (await navigator.storage.getDirectory()).entries()) {
      if (file.kind === 'file' && name.endsWith(end)) sizes.push((await (file as FileSystemFileHandle).getFile()).size);
    }
    return sizes;
  }, ending);
}

test('no room for an export is said, leaves nothing, and can be tried again', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  for (const [format, ending] of [
    ['export_archive', '.zip'],
    ['export_csv', '.csv'],
  ] as const) {
    const page = await openWith(demo, 'full');
    await page.getByRole('radio', { name: say(format) }).check();
    await page.getByRole('button', { name: new RegExp(literally(say('exportStart', '1'))) }).click();
    await expect(page.getByRole('alert')).toContainText(say('problem_exportDiskFull'));
    await expect.poll(() => sizesOfPicked(page, ending)).toEqual([]);
    await page.getByRole('button', { name: say('tryAgain') }).click();
    await expect(page.getByRole('status').filter({ hasText: /\.(?:zip|csv)/ })).toBeVisible();
    const sizes = await sizesOfPicked(page, ending);
    expect(sizes.map((size) => size > 100)).toEqual([true]);
    await page.close();
  }
});

test('an export that is cancelled leaves no empty file at the place that was chosen', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  await fillLibrary(await demo.openLibrary(), 1_500);
  const page = await openWith(demo, 'own');
  await page.getByRole('button', { name: new RegExp(literally(say('exportStart', '1,501'))) }).click();
  await page.getByRole('button', { name: say('cancel') }).click();
  await expect(page.getByText(say('exportCancelled'))).toBeVisible();
  await expect.poll(() => sizesOfPicked(page, '.zip')).toEqual([]);
});
