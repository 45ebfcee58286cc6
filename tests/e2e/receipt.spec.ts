import { expect } from '@playwright/test';
import { clickAction } from '../demo/action.ts';
import { OTHER_PAGES, PAGES } from '../demo/addresses.ts';
import { findOverlay } from '../demo/overlay.ts';
import { askWorker } from '../demo/worker.ts';
import { named, openPopup, saveAddress, savePage, test } from './fixtures.ts';
import { readRows } from './library-rows.ts';

interface BodyFacts {
  html: string;
  text: string;
  removed: { text: string; reason: string }[];
}

test('after a save the popup says how complete it is, and leads to the receipt', async ({ demo, say }) => {
  const page = await demo.open(OTHER_PAGES.gallery);
  await savePage(demo, page, say);
  const popup = await openPopup(demo, page, say);
  await popup.waitForText(say('receiptPictures', '2', '5'));
  const opened = demo.context.waitForEvent('page');
  await popup.click({ role: 'button', name: new RegExp(say('receiptPictures', '2', '5')) });
  const library = await opened;
  const receipt = library.getByRole('region', { name: say('receipt') });
  await expect(receipt.getByText(say('picturesMissing', '3'))).toBeVisible();
  await expect(receipt.getByText('pics.example.org')).toBeVisible();
  await expect(receipt.getByRole('button', { name: say('allowThese', '2') })).toBeVisible();
});

test('the reader is asked for the picture hosts, and when they refuse it is said what is missing', async ({
  demo,
  say,
}) => {
  await savePage(demo, await demo.open(OTHER_PAGES.gallery), say);
  const library = await demo.openLibrary();
  const [article] = await readRows<{ id: string }>(library, 'articles');
  await library.goto(`chrome-extension://${demo.extensionId}/library.html?article=${article?.id}&receipt`);
  await library.evaluate(() => {
    const { chrome } = globalThis as unknown as { chrome: { permissions: { request: unknown } } };
    const asked: unknown[] = [];
    Object.assign(globalThis, { asked });
    chrome.permissions.request = async (wanted: { origins: string[] }) => {
      asked.push(wanted.origins);
      return false;
    };
  });
  const receipt = library.getByRole('region', { name: say('receipt') });
  await receipt.getByRole('button', { name: say('allowThese', '2') }).click();
  await expect
    .poll(() => library.evaluate(() => Reflect.get(globalThis, 'asked')))
    .toEqual([['*://pics.example.org/*', '*://cdn.example.com/*']]);
  await receipt.getByRole('button', { name: say('allowAll') }).click();
  await expect.poll(() => library.evaluate(() => Reflect.get(globalThis, 'asked').at(-1))).toEqual(['*://*/*']);
  await expect(receipt.getByText(say('picturesMissing', '3'))).toBeVisible();
  await expect(library.frameLocator('.saved-copy').getByText(say('picture_noPermission'))).toHaveCount(3);
});

test('a block that was left out can be looked at, put back, and taken out again', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.adsBetween, say);
  const library = await demo.openLibrary();
  const [before] = await readRows<BodyFacts>(library, 'bodies');
  const [first] = before?.removed ?? [];
  expect(first?.text).toBeTruthy();
  const words = first?.text.slice(0, 12) ?? '';
  await library.getByRole('listitem').getByRole('button').first().click();
  await library
    .getByRole('button', { name: new RegExp(say('receiptRemoved', String(before?.removed.length))) })
    .click();
  const receipt = library.getByRole('region', { name: say('receipt') });
  const block = receipt.getByRole('listitem').first();
  await block.getByRole('button', { name: say('removedShow') }).click();
  await expect(block.frameLocator('iframe').getByText(words)).toBeVisible();
  const copy = library.frameLocator('.saved-copy');
  await expect(copy.getByText(words)).toHaveCount(0);
  await block.getByRole('button', { name: say('putBack') }).click();
  await expect(copy.getByText(words).first()).toBeVisible();
  await expect(receipt.getByText(say('blockBack'))).toBeVisible();
  await receipt.getByRole('button', { name: say('undo') }).click();
  await expect(copy.getByText(words)).toHaveCount(0);
  expect(await readRows<BodyFacts>(library, 'bodies')).toMatchObject([{ html: before?.html }]);
});

test('in the library, a block is pointed at with the pointer or with keys, and is gone until it is put back', async ({
  demo,
  say,
}) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await library.getByRole('listitem').getByRole('button').first().click();
  await library.getByRole('button', { name: new RegExp(say('receiptText', '.*')) }).click();
  const receipt = library.getByRole('region', { name: say('receipt') });
  const copy = library.frameLocator('.saved-copy');
  const target = copy.locator('.article-view-body p', { hasText: '后来我去了外地读书' });
  await receipt.getByRole('button', { name: say('pickBlock') }).click();
  await target.click();
  await expect(target).toHaveCount(0);
  await expect(receipt.getByText(say('removed_byReader'))).toBeVisible();
  const aimed = copy.locator('[data-aimed]');
  await library.keyboard.press('ArrowDown');
  await expect(aimed).toHaveCount(1);
  const first = await aimed.textContent();
  await library.keyboard.press('ArrowDown');
  await expect(aimed).not.toHaveText(first ?? '');
  await library.keyboard.press('Enter');
  await expect(receipt.getByRole('listitem')).toHaveCount(2);
  await library.keyboard.press('Escape');
  await expect(receipt.getByRole('button', { name: say('pickBlock') })).toBeVisible();
  await library.getByRole('searchbox').fill('后来我去了外地');
  await expect(library.getByText(say('nothingFound', '后来我去了外地'))).toBeVisible();
  await library.getByRole('searchbox').fill('');
  const putBack = receipt.getByRole('button', { name: say('putBack') });
  for (const left of [1, 0]) {
    await putBack.first().click();
    await expect(putBack).toHaveCount(left);
  }
  await expect(target).toBeVisible();
  await expect(receipt.getByText(say('nothingRemoved'))).toBeVisible();
});

test('what was taken out of a kept article stays out when its page is saved again, from the popup or the queue', async ({
  demo,
  say,
}) => {
  const page = await demo.open(PAGES.plain);
  await savePage(demo, page, say);
  const library = await demo.openLibrary();
  await library.getByRole('listitem').getByRole('button').first().click();
  await library.getByRole('button', { name: new RegExp(say('receiptText', '.*')) }).click();
  const receipt = library.getByRole('region', { name: say('receipt') });
  const target = library.frameLocator('.saved-copy').locator('p', { hasText: '后来我去了外地读书' });
  await receipt.getByRole('button', { name: say('pickBlock') }).click();
  await target.click();
  await expect(target).toHaveCount(0);
  const savedAt = async () => (await readRows<{ savedAt: string }>(library, 'articles'))[0]?.savedAt ?? '';
  const first = await savedAt();
  await page.bringToFront();
  await askWorker(
    demo,
    `chrome.tabs.query({ url: '${PAGES.plain}' }).then(([tab]) =>
      chrome.contextMenus.onClicked.dispatch({ menuItemId: 'save-page' }, tab))`,
  );
  await expect.poll(savedAt).not.toBe(first);
  const second = await savedAt();
  await askWorker(
    demo,
    `chrome.contextMenus.onClicked.dispatch({ menuItemId: 'save-link', linkUrl: '${PAGES.plain}' }, undefined)`,
  );
  await expect.poll(savedAt, { timeout: 20_000 }).not.toBe(second);
  await library.reload();
  await expect(library.frameLocator('.saved-copy').getByRole('heading', { level: 1 })).toHaveText('父亲的自行车');
  await expect(target).toHaveCount(0);
  await library.getByRole('button', { name: new RegExp(say('receiptText', '.*')) }).click();
  await expect(receipt.getByText(say('removed_byReader'))).toBeVisible();
  // Over the page it is the article as its reader wants it, too.
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('read')));
  const overlay = await findOverlay(page);
  await overlay.waitForText(say('saved'));
  const isShown = `function () { return this.querySelector(".article-view-body").textContent.includes("后来我去了外地读书"); }`;
  expect(await overlay.ask<boolean>(isShown)).toBe(false);
});

test('over a page, what is pointed at once is gone from the whole site, if the reader says so', async ({
  demo,
  say,
}) => {
  const page = await demo.open(OTHER_PAGES.chinese);
  const popup = await clickAction(demo, page);
  await popup.click(named(say('read')));
  const overlay = await findOverlay(page);
  await overlay.click({ role: 'button', name: new RegExp(say('receiptText', '.*')) });
  await overlay.click(named(say('pickBlock')));
  await overlay.waitForText(say('pickHint'));
  await overlay.press('ArrowDown');
  await overlay.press('ArrowDown');
  const aimed = await overlay.ask<string>('function () { return this.querySelector("[data-aimed]").textContent; }');
  expect(aimed.length).toBeGreaterThan(10);
  await overlay.press('Enter');
  await overlay.waitForText(say('blockRemoved'));
  await overlay.press('Escape');
  await overlay.click(named(say('alwaysHere')));
  await overlay.waitForText(say('ruleKept'));
  const isShown = `function () { return this.querySelector(".article-view-body").textContent.includes(${JSON.stringify(aimed.slice(0, 20))}); }`;
  expect(await overlay.ask<boolean>(isShown)).toBe(false);
  await page.reload();
  const again = await clickAction(demo, page);
  await again.click(named(say('read')));
  const next = await findOverlay(page);
  await next.waitForText(say('originalPage'));
  expect(await next.ask<boolean>(isShown)).toBe(false);
  // The rule is listed, can be switched off, and comes back after it was deleted.
  const options = await demo.open(`chrome-extension://${demo.extensionId}/options.html`);
  const rules = options.locator('.site-rules');
  await expect(rules.getByRole('heading', { name: 'www.other.example' })).toBeVisible();
  await rules.getByRole('button', { name: say('delete') }).click();
  await expect(rules).toHaveCount(0);
  await options.getByRole('button', { name: say('undo'), exact: true }).click();
  await rules.getByRole('checkbox').uncheck();
  await page.reload();
  const third = await clickAction(demo, page);
  await third.click(named(say('read')));
  const last = await findOverlay(page);
  await last.waitForText(say('originalPage'));
  expect(await last.ask<boolean>(isShown)).toBe(true);
});

test('a page of a split article that failed is said, and fetched again from the library', async ({ demo, say }) => {
  const page = await demo.open(PAGES.paged);
  await page.route('**/*_3.html', (route) => route.abort());
  await savePage(demo, page, say);
  const library = await demo.openLibrary();
  await library.getByRole('listitem').getByRole('button').first().click();
  await library.getByRole('button', { name: new RegExp(say('pagesIncomplete', '3')) }).click();
  const receipt = library.getByRole('region', { name: say('receipt') });
  await receipt.getByRole('button', { name: say('fetchPage', '3') }).click();
  await expect(receipt.getByText(say('receiptPages', '3'))).toBeVisible();
  const copy = library.frameLocator('.saved-copy');
  await expect(copy.getByRole('separator', { name: say('pageSeam', '2') })).toHaveCount(1);
  await expect(copy.getByRole('separator', { name: say('pageSeam', '3') })).toHaveCount(1);
});
