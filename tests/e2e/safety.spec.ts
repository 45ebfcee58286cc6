import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PAGES } from '../demo/addresses.ts';
import type { Demo } from '../demo/launch.ts';
import { askWorker, stopWorker } from '../demo/worker.ts';
import { checkPage } from './axe.ts';
import { fillLibrary } from './fill-library.ts';
import { openPopup, restart, type Say, saveAddress, test } from './fixtures.ts';

const openSafety = (demo: Demo) => demo.open(`chrome-extension://${demo.extensionId}/safety.html`);

/** As a damaged disk leaves it: the next to open the library finds an empty one, and no error. */
async function lose(page: Page): Promise<void> {
  await page.evaluate(
    `new Promise((done, fail) => {
      const request = indexedDB.deleteDatabase('jingdu');
      request.onsuccess = done;
      request.onerror = fail;
    })`,
  );
}

/** The canary is written a moment after the library. */
async function waitForCanary(page: Page, count: number): Promise<void> {
  await expect
    .poll(() => page.evaluate(`chrome.storage.local.get('canary').then(({ canary }) => canary?.count)`))
    .toBe(count);
}

async function backUp(page: Page, say: Say): Promise<void> {
  await page.getByRole('button', { name: say('backUpNow') }).click();
  await expect(page.getByText(say('backedUp'))).toBeVisible();
}

/** As if there had never been a second copy. */
async function loseCopies(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    for (const name of ['jingdu-journal', 'jingdu-backup']) await navigator.storageBuckets.delete(name);
  })()`);
}

test('a library that opens empty comes back by itself, and the reader is told', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, PAGES.finance, say);
  const safety = await openSafety(demo);
  await waitForCanary(safety, 2);
  await backUp(safety, say);
  await saveAddress(demo, PAGES.seed, say);
  await waitForCanary(safety, 3);
  await lose(safety);
  const library = await demo.openLibrary();
  await expect(library.getByText(say('libraryMended', '3', '0'))).toBeVisible();
  await expect(library.getByRole('listitem')).toHaveCount(3);
  await expect(library.getByRole('alert')).toHaveCount(0);
  expect(await checkPage(library)).toEqual([]);
  await library.getByRole('button', { name: say('dismiss') }).click();
  await library.reload();
  await expect(library.getByRole('listitem')).toHaveCount(3);
  await expect(library.getByText(say('libraryMended', '3', '0'))).toHaveCount(0);
  await library.getByRole('button', { name: '父亲的自行车' }).click();
  await expect(library.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText('父亲的自行车');
});

test('what no copy has is said at once, in popup and library, with numbers', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, PAGES.finance, say);
  const safety = await openSafety(demo);
  await waitForCanary(safety, 2);
  await loseCopies(safety);
  await lose(safety);
  const library = await demo.openLibrary();
  await expect(library.getByRole('alert')).toContainText(say('libraryLoss', '2', '0'));
  expect(await checkPage(library)).toEqual([]);
  // What is saved meanwhile hides nothing.
  await saveAddress(demo, PAGES.seed, say);
  const popup = await openPopup(demo, await demo.open(PAGES.finance), say);
  await popup.waitForText(say('libraryLoss', '2', '1'));
  await popup.close();
  await library.reload();
  const [opened] = await Promise.all([
    demo.context.waitForEvent('page'),
    library.getByRole('button', { name: say('openBackups') }).click(),
  ]);
  await expect(opened.getByRole('alert')).toContainText(say('libraryLoss', '2', '1'));
  await expect(opened.getByText(say('lossNoBackup'))).toBeVisible();
  expect(await checkPage(opened)).toEqual([]);
  await opened.getByRole('button', { name: say('acceptLibrary') }).click();
  await expect(opened.getByRole('alert')).toHaveCount(0);
  await library.reload();
  await expect(library.getByRole('listitem')).toHaveCount(1);
  await expect(library.getByRole('alert')).toHaveCount(0);
});

test('a backup says what it would bring back, and brings it back at one press', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, PAGES.finance, say);
  const safety = await openSafety(demo);
  await backUp(safety, say);
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(2);
  await library.keyboard.press('j');
  await library.keyboard.press('#');
  await expect(library.getByRole('listitem')).toHaveCount(1);
  await library
    .getByRole('navigation', { name: say('views') })
    .getByRole('button', { name: say('view_bin') })
    .click();
  await library.getByRole('button', { name: say('emptyBin') }).click();
  await library.getByRole('button', { name: say('eraseForGood') }).click();
  await expect(library.getByText(say('binEmptied', '1'))).toBeVisible();
  await safety.reload();
  await safety.getByText(say('articlesInBackup', '2'), { exact: true }).click();
  await expect(safety.getByText(say('planMissing', '1'))).toBeVisible();
  await safety.getByText(say('planMissing', '1')).click();
  expect(await checkPage(safety)).toEqual([]);
  await safety.getByRole('button', { name: say('mergeBackup') }).click();
  await expect(safety.getByText(say('restoreDone', '1', '0', '0', '1'))).toBeVisible();
  await library
    .getByRole('navigation', { name: say('views') })
    .getByRole('button', { name: say('view_all') })
    .click();
  await expect(library.getByRole('listitem')).toHaveCount(2);
});

test('emptying the bin is no loss', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, PAGES.finance, say);
  const library = await demo.openLibrary();
  await waitForCanary(library, 2);
  await library.keyboard.press('j');
  await library.keyboard.press('#');
  await expect(library.getByRole('listitem')).toHaveCount(1);
  await library
    .getByRole('navigation', { name: say('views') })
    .getByRole('button', { name: say('view_bin') })
    .click();
  await library.getByRole('button', { name: say('emptyBin') }).click();
  await library.getByRole('button', { name: say('eraseForGood') }).click();
  await expect(library.getByText(say('binEmptied', '1'))).toBeVisible();
  // At once, before the canary was written anew.
  await library.reload();
  await expect(library.getByText(say('empty_bin'))).toBeVisible();
  await waitForCanary(library, 1);
  await expect(library.getByRole('alert')).toHaveCount(0);
});

test('a replacement takes out what the backup has not, after a question, and is undone by one press', async ({
  demo,
  say,
}) => {
  await saveAddress(demo, PAGES.plain, say);
  const safety = await openSafety(demo);
  await backUp(safety, say);
  await saveAddress(demo, PAGES.finance, say);
  await safety.reload();
  await safety.getByText(say('articlesInBackup', '1'), { exact: true }).click();
  await safety.getByRole('button', { name: say('replaceByBackup') }).click();
  await expect(safety.getByText(say('replaceQuestion', '1', '0'))).toBeVisible();
  await safety.getByRole('button', { name: say('replaceNow') }).click();
  await expect(safety.getByText(say('restoreDone', '0', '0', '1', '1'))).toBeVisible();
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(1);
  await safety.getByRole('button', { name: say('undo') }).click();
  await expect(safety.getByText(say('restoreDone', '1', '0', '0', '1'))).toBeVisible();
  await expect(library.getByRole('listitem')).toHaveCount(2);
});

test('the background backs up by itself once a day, also when its worker is stopped in the middle', async ({
  demo,
  say,
}) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await fillLibrary(library, 600);
  await askWorker(demo, `chrome.alarms.onAlarm.dispatch({ name: 'backup' })`);
  await stopWorker(demo);
  const safety = await openSafety(demo);
  // Wakes it; what was stopped is made anew.
  await safety.evaluate(`chrome.runtime.sendMessage({ type: 'nobody' }).catch(() => undefined)`);
  await askWorker(demo, `chrome.alarms.onAlarm.dispatch({ name: 'backup' })`);
  const count = () =>
    safety.evaluate(`new Promise(async (done) => {
      const bucket = await navigator.storageBuckets.open('jingdu-backup');
      const open = bucket.indexedDB.open('jingdu-backup');
      open.onsuccess = () => {
        const all = open.result.transaction('snapshots').objectStore('snapshots').getAll();
        all.onsuccess = () => {
          open.result.close();
          done(all.result.map(({ state, reason, articles }) => [state, reason, articles].join(' ')));
        };
      };
    })`);
  await expect.poll(count, { timeout: 20_000 }).toEqual(['whole daily 601']);
});

test('the browser killed in the middle of a restore: it goes on when it starts again, nothing torn', async ({
  ownDemo,
  portal,
  say,
}) => {
  await saveAddress(ownDemo, PAGES.plain, say);
  const library = await ownDemo.openLibrary();
  await fillLibrary(library, 999);
  const safety = await openSafety(ownDemo);
  await backUp(safety, say);
  await lose(safety);
  await safety.reload();
  await expect(safety.getByRole('progressbar')).toBeVisible();
  await ownDemo.browser.send('Browser.crash').catch(() => undefined);
  const again = await restart(ownDemo, { portal });
  const later = await openSafety(again);
  await expect(later.getByText(say('libraryLoss', '1000', '0'))).toHaveCount(0, { timeout: 20_000 });
  const listed = await again.openLibrary();
  // Either page may be open before the restore is at its end.
  await expect(listed.getByText(say('articleCount', '1000'), { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(listed.getByRole('alert')).toHaveCount(0);
  await listed.getByRole('searchbox').fill('title:404');
  await expect(listed.getByRole('listitem')).toHaveCount(1);
  await again.close();
});

test('a thousand articles come back by themselves; how long it took is printed', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await fillLibrary(library, 999);
  const safety = await openSafety(demo);
  await backUp(safety, say);
  await lose(safety);
  const start = Date.now();
  await safety.reload();
  await expect(safety.getByText(say('libraryMended', '1000', '0'))).toBeVisible({ timeout: 30_000 });
  const tookMs = Date.now() - start;
  console.log(`A restore of 1,000 articles took ${tookMs} ms.`);
});
