import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PAGES } from '../demo/addresses.ts';
import type { Demo } from '../demo/launch.ts';
import { saveAddress, test } from './fixtures.ts';

/** Opens one of our pages in a browser that has promised nothing yet, and that counts how often it is asked. */
async function openUnpromised(demo: Demo, path: string): Promise<Page> {
  const page = await demo.context.newPage();
  await page.addInitScript(() => {
    const asked = { count: 0 };
    Object.assign(globalThis, { asked });
    StorageManager.prototype.persisted = async () => asked.count > 0;
    StorageManager.prototype.persist = async () => {
      asked.count += 1;
      return true;
    };
  });
  await page.goto(`chrome-extension://${demo.extensionId}/${path}`);
  return page;
}

const countAsked = (page: Page) => page.evaluate<number>('asked.count');

test('the browser is asked to keep the library for good once there is something in it, and the reader sees it', async ({
  demo,
  say,
}) => {
  const empty = await openUnpromised(demo, 'library.html');
  await expect(empty.getByText(say('empty_all'))).toBeVisible();
  expect(await countAsked(empty)).toBe(0);
  await empty.close();
  await saveAddress(demo, PAGES.plain, say);
  for (const path of ['library.html', 'popup.html']) {
    const page = await openUnpromised(demo, path);
    await expect.poll(() => countAsked(page)).toBe(1);
    await page.close();
  }
  // As it is in truth, with nothing put in its place.
  const safety = await demo.open(`chrome-extension://${demo.extensionId}/safety.html`);
  await expect(safety.getByText(say('storagePersisted'))).toBeVisible();
});
