import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { clickAction } from '../demo/action.ts';
import { OTHER_PAGES, PAGES } from '../demo/addresses.ts';
import type { Demo } from '../demo/launch.ts';
import { askWorker, stopWorker } from '../demo/worker.ts';
import { checkPage } from './axe.ts';
import { named, restart, saveAddress, savePage, test } from './fixtures.ts';

const openQueue = (demo: Demo, search = '') => demo.open(`chrome-extension://${demo.extensionId}/queue.html${search}`);

/** Headless, the browser's own question has no answer: the page is given one instead. */
async function answerPermission(queue: Page, isGranted: boolean): Promise<void> {
  await queue.evaluate(`chrome.permissions.request = () => Promise.resolve(${isGranted});
    chrome.permissions.remove = () => Promise.resolve(true);`);
}

/** Has a link kept as the entry of the context menu does. */
const saveLink = (demo: Demo, linkUrl: string) =>
  askWorker(
    demo,
    `chrome.contextMenus.onClicked.dispatch({ menuItemId: 'save-link', linkUrl: '${linkUrl}' }, undefined)`,
  );

/** The states of all jobs. */
const READ_STATES = `new Promise((done) => {
  const open = indexedDB.open('jingdu');
  open.onsuccess = () => {
    const all = open.result.transaction('jobs').objectStore('jobs').getAll();
    all.onsuccess = () => {
      open.result.close();
      done(all.result.map(({ state }) => state).join(' '));
    };
  };
})`;

/** Opens the queue over a list page, as the popup does. */
async function openForList(demo: Demo, say: (key: string) => string): Promise<Page> {
  const popup = await clickAction(demo, await demo.open(PAGES.list));
  await popup.waitForText(say('notAnArticle'));
  const [queue] = await Promise.all([demo.context.waitForEvent('page'), popup.click(named(say('saveMany')))]);
  return queue;
}

test('the articles of a list page: ticked, kept and counted, with what was kept before left alone', async ({
  demo,
  say,
  portal,
}) => {
  await saveAddress(demo, PAGES.plain, say);
  const queue = await openForList(demo, say);
  const links = queue.getByRole('list', { name: say('chooseLinks') });
  await expect(links.getByRole('checkbox', { name: '小镇面馆' })).toBeChecked();
  await expect(links.getByRole('listitem').filter({ hasText: '父亲的自行车' })).toContainText(say('saved'));
  await expect(links.getByRole('checkbox', { name: '父亲的自行车' })).not.toBeChecked();
  await expect(links.getByRole('checkbox', { name: '财经', exact: true })).toHaveCount(0);
  expect(await checkPage(queue)).toEqual([]);
  const chosen = await links.getByRole('checkbox', { checked: true }).count();
  expect(chosen).toBeGreaterThan(5);
  await answerPermission(queue, true);
  const before = portal.requests.length;
  await queue.getByRole('button', { name: say('saveChosen', String(chosen)) }).click();
  await expect(queue.getByText(say('queueReceipt', String(chosen), '0', '0', '0'))).toBeVisible({ timeout: 40_000 });
  expect(await checkPage(queue)).toEqual([]);
  // Pages only: nothing in them was loaded.
  const asked = portal.requests.slice(before).filter((path) => /\.(?:js|css)$/.test(path));
  expect(asked).toEqual([]);
  const library = await demo.openLibrary();
  await expect(library.getByText(say('articleCount', String(chosen + 1)))).toBeVisible();
});

test('tabs of the window, with a page that is gone: kept as they are seen, and the failure says why', async ({
  demo,
  say,
}) => {
  await demo.open(PAGES.plain);
  await demo.open(PAGES.finance);
  await demo.open('http://www.fensifuwu.com/gone-for-good.html');
  const queue = await openQueue(demo);
  await answerPermission(queue, true);
  await queue.getByRole('button', { name: say('listTabs') }).click();
  await expect(queue.getByRole('checkbox')).toHaveCount(3);
  await queue.getByRole('button', { name: say('saveChosen', '3') }).click();
  await expect(queue.getByText(say('queueReceipt', '2', '0', '1', '0'))).toBeVisible({ timeout: 30_000 });
  await expect(queue.getByText(say('problem_pageGone'))).toBeVisible();
  await expect(queue.getByRole('button', { name: say('retryFailed') })).toBeVisible();
});

test('a host that is refused says so, and asks again from its own page', async ({ demo, say }) => {
  const queue = await openQueue(demo);
  await answerPermission(queue, false);
  await saveLink(demo, OTHER_PAGES.chinese);
  await expect(queue.getByRole('alert')).toContainText('www.other.example', { timeout: 15_000 });
  await queue.getByRole('button', { name: say('allowAndGoOn') }).click();
  await expect(queue.getByText(say('problem_noHostAccess'))).toBeVisible();
});

test('a link that leads on to a site that is not allowed says so, and what to do', async ({ demo, say }) => {
  const queue = await openQueue(demo);
  await saveLink(demo, 'http://www.fensifuwu.com/moved-away.html');
  await expect(queue.getByText(say('problem_ledAway'))).toBeVisible({ timeout: 30_000 });
  // Also while the reader is there, and has let us in by a click.
  await savePage(demo, await demo.open(OTHER_PAGES.chinese), say);
  await queue.getByRole('button', { name: say('clearQueue') }).click();
  await saveLink(demo, 'http://www.fensifuwu.com/moved-away.html');
  await expect(queue.getByText(say('problem_ledAway'))).toBeVisible({ timeout: 30_000 });
  await expect(queue.getByRole('alert')).toHaveCount(0);
});

test('what the queue keeps is cut by the rules of its site', async ({ demo, say }) => {
  const queue = await openQueue(demo);
  const rule = {
    id: 'a-rule',
    host: 'www.fensifuwu.com',
    act: 'remove',
    match: { words: { how: 'starts', text: '后来我去了外地读书' } },
    isOn: true,
    madeAt: '2026-01-01T00:00:00.000Z',
  };
  await queue.evaluate(`chrome.storage.local.set({ siteRules: [${JSON.stringify(rule)}] })`);
  await saveLink(demo, PAGES.plain);
  await expect(queue.getByText(say('queueReceipt', '1', '0', '0', '0'))).toBeVisible({ timeout: 30_000 });
  const library = await demo.openLibrary();
  await library.getByRole('listitem').getByRole('button').first().click();
  const copy = library.frameLocator('iframe');
  await expect(copy.getByRole('heading', { level: 1 })).toHaveText('父亲的自行车');
  await expect(copy.getByText('后来我去了外地读书')).toHaveCount(0);
  await library.getByRole('button', { name: new RegExp(say('receiptText', '.*')) }).click();
  await expect(library.getByText(say('removed_siteRule'))).toBeVisible();
});

test('a link of an allowed host is kept by the context menu, with no page of ours open', async ({ demo, say }) => {
  const library = await demo.openLibrary();
  await saveLink(demo, PAGES.paged);
  // From here on the work is an unseen document's; the worker is only asked to fetch and to keep.
  await expect.poll(() => library.evaluate(READ_STATES), { timeout: 20_000 }).toMatch(/working|done/);
  await stopWorker(demo);
  await expect(library.getByRole('listitem')).toHaveCount(1, { timeout: 50_000 });
  await library.getByRole('listitem').getByRole('button').first().click();
  await expect(library.frameLocator('iframe').getByText(say('pagesJoined', '3'))).toBeVisible();
});

test('browser and worker killed in the middle of a queue: it goes on, and each is kept once', async ({
  ownDemo,
  portal,
  say,
}) => {
  const queue = await openForList(ownDemo, say);
  await answerPermission(queue, true);
  await expect(queue.getByRole('checkbox').first()).toBeVisible();
  const chosen = await queue.getByRole('checkbox', { checked: true }).count();
  await queue.getByRole('button', { name: say('saveChosen', String(chosen)) }).click();
  await expect(queue.getByText(say('saved'), { exact: true }).first()).toBeVisible({ timeout: 20_000 });
  await stopWorker(ownDemo);
  await ownDemo.browser.send('Browser.crash').catch(() => undefined);
  const again = await restart(ownDemo, { portal });
  const later = await openQueue(again);
  const receipt = say('queueReceipt', '§', '0', '0', '0').split('§')[0] ?? '';
  await expect(later.getByText(receipt)).toBeVisible({ timeout: 60_000 });
  const library = await again.openLibrary();
  await expect(library.getByText(say('articleCount', String(chosen)))).toBeVisible();
  await again.close();
});

test('links that were imported without a text are fetched and become articles', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const queue = await openQueue(demo);
  // As an import of bookmarks leaves it: an article of which only the address is known.
  await queue.evaluate(
    `new Promise((done) => {
      const open = indexedDB.open('jingdu');
      open.onsuccess = () => {
        const articles = open.result.transaction('articles', 'readwrite').objectStore('articles');
        articles.getAll().onsuccess = ({ target }) => {
          const [row] = target.result;
          const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
          const f = { ...row.f, bodyHash: [hash, row.f.bodyHash[1]] };
          articles.put({ ...row, bodyHash: hash, f }).onsuccess = () => { open.result.close(); done(); };
        };
      };
    })`,
  );
  await answerPermission(queue, true);
  await queue.getByRole('button', { name: say('listBare') }).click();
  await queue.getByRole('button', { name: say('saveChosen', '1') }).click();
  await expect(queue.getByText(say('queueReceipt', '0', '1', '0', '0'))).toBeVisible({ timeout: 30_000 });
});

test('paused it begins nothing, cancelled it forgets nothing that was kept', async ({ demo, say }) => {
  const queue = await openForList(demo, say);
  await answerPermission(queue, true);
  await queue.evaluate(
    `new Promise((done) => {
      const open = indexedDB.open('jingdu');
      open.onsuccess = () => {
        const put = open.result.transaction('meta', 'readwrite').objectStore('meta').put({ key: 'queue', value: 'paused' });
        put.onsuccess = () => { open.result.close(); done(); };
      };
    })`,
  );
  await expect(queue.getByRole('checkbox').first()).toBeVisible();
  const chosen = await queue.getByRole('checkbox', { checked: true }).count();
  await queue.getByRole('button', { name: say('saveChosen', String(chosen)) }).click();
  await expect(queue.getByText(say('queuePaused', '0', String(chosen)))).toBeVisible();
  await queue.waitForTimeout(1_000);
  await expect(queue.getByText(say('queuePaused', '0', String(chosen)))).toBeVisible();
  await queue.getByRole('button', { name: say('cancel') }).click();
  await expect(queue.getByText(say('queueReceipt', '0', '0', '0', String(chosen)))).toBeVisible();
  await queue.getByRole('button', { name: say('clearQueue') }).click();
  await expect(queue.getByText(say('queueEmpty'))).toBeVisible();
});
