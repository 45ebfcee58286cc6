import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { clickAction } from '../demo/action.ts';
import { OTHER_PAGES, PAGES, SEED } from '../demo/addresses.ts';
import { findOverlay } from '../demo/overlay.ts';
import { fillLibrary } from './fill-library.ts';
import { named, openPopup, saveAddress, test } from './fixtures.ts';

test('knows the article: title, source, length, and nothing saved yet', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  const text = await popup.text();
  expect(text).toContain(SEED.title);
  expect(text).toContain(SEED.source);
  const count = Number(/([\d,]+) 字/.exec(text)?.[1]?.replace(',', ''));
  expect(count).toBeGreaterThan(2_600);
  expect(count).toBeLessThan(2_900);
  // 400 characters a minute.
  expect(text).toContain(say('lengthMinutes', String(Math.round(count / 400))));
  expect(text).toContain(say('emptyLibrary'));
  expect(text).toContain(say('emptyLibraryHint'));
  // The page states no date, so none is shown.
  expect(text).not.toMatch(/20\d\d/);
});

test('shows the date of a page that states one', async ({ demo, say }) => {
  const popup = await openPopup(demo, await demo.open(PAGES.finance), say);
  expect(await popup.text()).toMatch(/2024\D{1,3}3\D{1,3}18/);
});

test('is 380 pixels wide and scrolls nowhere sideways', async ({ demo, say }) => {
  const popup = await openPopup(demo, await demo.open(PAGES.seed), say);
  expect(await popup.ask('function () { return this.getBoundingClientRect().width; }')).toBe(380);
  expect(await popup.ask('function () { return this.scrollWidth <= this.clientWidth; }')).toBe(true);
});

test('shows the thumbnail of an article that has pictures', async ({ demo, say }) => {
  const popup = await openPopup(demo, await demo.open(PAGES.lazyPictures), say);
  const size = () => popup.ask<number>('function () { return this.querySelector("section img")?.naturalWidth ?? 0; }');
  await expect.poll(size).toBeGreaterThan(0);
});

test('opens its reader with R and saves with S', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  await popup.press('s');
  await popup.waitForText(say('savedAgo', '').trim());
  await popup.press('r');
  await popup.waitUntilClosed();
  expect(await (await findOverlay(page)).text()).toContain(SEED.lastParagraph);
});

test('does not take what is typed into the search box for its keys', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  await popup.press('/');
  expect((await popup.focused())?.role).toBe('searchbox');
  await popup.press('s');
  await popup.press('r');
  await page.waitForTimeout(400);
  const text = await popup.text();
  expect(text).not.toContain(say('savedAgo', '').trim());
  expect((await popup.find({ role: 'searchbox' })).value).toBe('sr');
});

for (const name of ['home', 'list', 'search'] as const) {
  test(`says that the ${name} page is no article, and reads it anyway if asked`, async ({ demo, say }) => {
    const page = await demo.open(PAGES[name]);
    const popup = await clickAction(demo, page);
    await popup.waitForText(say('notAnArticle'));
    expect(await popup.all(named(say('save')))).toEqual([]);
    await popup.click(named(say('readAnyway')));
    await popup.waitUntilClosed();
    expect((await (await findOverlay(page)).text()).length).toBeGreaterThan(100);
  });
}

/** Keeps the page's only thread busy, from a moment after now on. */
async function freeze(page: Page, forMs: number): Promise<void> {
  await page.evaluate((forMs) => {
    setTimeout(() => {
      const end = Date.now() + forMs;
      while (Date.now() < end);
    }, 50);
  }, forMs);
  await page.waitForTimeout(80);
}

test('says that it is looking while the page is busy, and waits for it', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  await freeze(page, 3_000);
  const popup = await clickAction(demo, page);
  const text = await popup.waitForText(new RegExp(`${say('looking')}|${say('stillLooking')}`), 2_000);
  expect(text).not.toContain(SEED.title);
  await popup.find(named(say('read')));
});

test('says that a frozen page does not answer, and tries again when asked', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  await freeze(page, 14_000);
  const popup = await clickAction(demo, page);
  await popup.waitForText(say('stillLooking'), 2_000);
  await popup.waitForText(say('problem_noAnswer'), 11_000);
  await page.evaluate(() => 'awake again');
  await popup.click(named(say('tryAgain')));
  await popup.find(named(say('read')));
});

test('holds a thousand articles: fast to open, whole to scroll, exact to search', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await fillLibrary(library, 999);
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  const opened = await popup.ask<number>('function () { return performance.now(); }');
  await popup.waitForText('第 9 篇');
  const listed = await popup.ask<number>('function () { return performance.now(); }');
  expect(listed - opened, 'once it is open, the list is there').toBeLessThan(1_000);
  await popup.waitForText(say('articleCount', '1000'));
  // On to the end, screen by screen.
  const scroll = `async function () {
    const list = document.querySelector('.shelf-list');
    const seen = new Set();
    for (let top = 0, turns = 0; turns < 2_000; turns++) {
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      if (list.querySelector('li[aria-busy]')) continue;
      for (const title of list.querySelectorAll('.article-row-title')) seen.add(title.textContent);
      if (list.scrollTop + list.clientHeight < list.scrollHeight - 1) list.scrollTop = top += 600;
      // How long the list is is known a moment after it is first scrolled.
      else if (list.scrollHeight > 30_000) break;
    }
    return seen.size;
  }`;
  expect(await popup.ask<number>(scroll)).toBe(1_000);
  await popup.press('/');
  await popup.type('暗号731号');
  await popup.waitForText(say('foundCount', '1', '1000'));
  expect(await popup.text()).toContain('第 731 篇');
});

test('manages the list: read, tags, delete and undo', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const popup = await clickAction(demo, await demo.open(PAGES.list));
  // What is below moves until it is known what is above.
  await popup.waitForText(say('notAnArticle'));
  await popup.click({ role: 'button', name: say('markRead') });
  await popup.find({ role: 'button', name: say('markUnread') });
  await popup.click({ role: 'button', name: say('editTags') });
  await expect.poll(async () => (await popup.focused())?.name).toBe(say('tagsLabel'));
  await popup.type('父亲，旧物');
  await popup.press('Enter');
  await popup.waitForText(/父亲\s*旧物/);
  await popup.click({ role: 'button', name: say('delete') });
  await popup.waitForText(say('empty_inBin'));
  await popup.click({ role: 'button', name: say('undo') });
  await popup.waitForText(/父亲\s*旧物/);
  await popup.find({ role: 'button', name: say('markUnread') });
});

test('loses its ✓ when the article of this page is deleted', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const popup = await openPopup(demo, await demo.open(PAGES.plain), say);
  await popup.waitForText(say('savedAgo', '').trim());
  await popup.click({ role: 'button', name: say('delete') });
  await popup.find(named(say('save')));
  expect((await popup.text()).split(say('library'))[1]).not.toContain(say('savedAgo', '').trim());
});

test('opens the library in a tab', async ({ demo, say }) => {
  const popup = await clickAction(demo, await demo.open(OTHER_PAGES.noArticle));
  const opened = demo.context.waitForEvent('page');
  await popup.click({ role: 'button', name: say('openLibrary') });
  await expect(await opened).toHaveURL(/\/library\.html$/);
});
