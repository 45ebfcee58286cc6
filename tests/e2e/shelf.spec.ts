import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PAGES } from '../demo/addresses.ts';
import { stopWorker } from '../demo/worker.ts';
import { checkPage } from './axe.ts';
import { fillLibrary } from './fill-library.ts';
import { saveAddress, test } from './fixtures.ts';

const titles = (library: Page) => library.locator('.article-row-title');
const scroll = (library: Page, top: number) =>
  library.locator('.shelf-list').evaluate((list, top) => {
    list.scrollTop = top;
  }, top);

test('a long list holds only the rows near the screen, and each of them can be reached', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await fillLibrary(library, 3_000);
  await expect(library.getByText(say('articleCount', '3001'))).toBeVisible();
  expect(await library.getByRole('listitem').count()).toBeLessThan(60);
  await scroll(library, 1e9);
  await expect(titles(library).last()).toHaveText('第 3000 篇');
  await expect(titles(library).last()).toBeInViewport();
  await scroll(library, 68 * 1_500);
  await expect(titles(library).first()).toHaveText(/第 14\d\d 篇/);
  expect(await library.getByRole('listitem').count()).toBeLessThan(60);
  await scroll(library, 0);
  await expect(titles(library).first()).toHaveText('父亲的自行车');
});

test('what has the focus and what is looked at stay where they are, whatever comes above', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await fillLibrary(library, 400);
  await expect(titles(library).first()).toBeVisible();
  for (let presses = 0; presses < 40; presses++) await library.keyboard.press('j');
  const focused = library.getByRole('button', { name: '第 39 篇', exact: true });
  await expect(focused).toBeFocused();
  await expect(focused).toBeInViewport();
  const before = (await focused.boundingBox())?.y ?? 0;
  await stopWorker(demo);
  await saveAddress(demo, PAGES.finance, say);
  await expect(library.getByText(say('articleCount', '402'))).toBeVisible();
  expect(Math.abs(((await focused.boundingBox())?.y ?? 0) - before)).toBeLessThan(3);
  // Scrolled far away, it still has the focus, and the next key goes on from it.
  await scroll(library, 1e9);
  await expect(titles(library).last()).toHaveText('第 400 篇');
  await library.keyboard.press('j');
  await expect(library.getByRole('button', { name: '第 40 篇', exact: true })).toBeFocused();
  await expect(library.getByRole('button', { name: '第 40 篇', exact: true })).toBeInViewport();
});

test('a range is selected over rows that were never drawn', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await fillLibrary(library, 900);
  await titles(library)
    .filter({ hasText: /^第 1 篇$/ })
    .click({ modifiers: ['Control'] });
  await scroll(library, 1e9);
  await titles(library)
    .filter({ hasText: '第 900 篇' })
    .click({ modifiers: ['Shift'] });
  await expect(library.getByText(say('selectedCount', '900'))).toBeVisible();
});

test('filters narrow the list and what is found, show counts, and come off one by one', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, PAGES.finance, say);
  await saveAddress(demo, PAGES.seed, say);
  await stopWorker(demo);
  const library = await demo.openLibrary();
  await expect(titles(library)).toHaveCount(3);
  await library.getByRole('button', { name: say('filter'), exact: true }).click();
  const panel = library.getByRole('region', { name: say('filters') });
  await panel.getByRole('button', { name: '淄博日报 1' }).click();
  await expect(titles(library)).toHaveCount(1);
  await expect(library.getByText(say('filteredCount', '1', '3'))).toBeVisible();
  await panel.getByRole('button', { name: `${say('days_1')} 1` }).click();
  await expect(library).toHaveURL(/source=.*from=20/);
  expect(await checkPage(library)).toEqual([]);

  await library.reload();
  await expect(titles(library)).toHaveCount(1);
  const chips = library.getByRole('list', { name: say('filters') });
  await chips.getByRole('button', { name: say('removeFilter', '淄博日报') }).click();
  await expect(titles(library)).toHaveCount(3);
  await library.goBack();
  await expect(titles(library)).toHaveCount(1);
  await library.getByRole('searchbox').fill('石桥');
  await expect(library.getByText(say('nothingFiltered'))).toBeVisible();
  await chips.getByRole('button', { name: say('clearFilters') }).click();
  await expect(titles(library)).toHaveText(['父亲的自行车']);
  await expect(chips).toHaveCount(0);
});

test('what is found can be seen by view and in another order, and a new search begins with all', async ({
  demo,
  say,
}) => {
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, PAGES.finance, say);
  const library = await demo.openLibrary();
  const search = library.getByRole('searchbox');
  const view = (key: string, count: string) =>
    library.getByRole('navigation', { name: say('views') }).getByRole('button', { name: `${say(key)}${count}` });
  await expect(titles(library)).toHaveCount(2);
  await library.keyboard.press('j');
  await library.keyboard.press('s');
  await search.fill('的');
  await expect(view('view_all', '2')).toBeVisible();
  await view('view_starred', '1').click();
  await expect(titles(library)).toHaveCount(1);
  await library.getByRole('combobox', { name: say('sortBy') }).selectOption('shortest');
  await expect(library).toHaveURL(/in=starred&by=shortest/);
  await search.fill('');
  await expect(library).not.toHaveURL(/in=starred/);
  await search.fill('的');
  await expect(titles(library)).toHaveCount(2);
});

test('a tag gets a colour and another name; both are there in every list after a restart of the worker', async ({
  demo,
  say,
}) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await expect(titles(library)).toHaveCount(1);
  await library.keyboard.press('j');
  await library.keyboard.press('t');
  await expect(library.getByRole('textbox', { name: say('tagsLabel') })).toBeFocused();
  await library.keyboard.insertText('故事');
  await library.keyboard.press('Enter');
  const tags = library.getByRole('navigation', { name: say('knownTags') });
  await tags.getByRole('button', { name: '故事 1' }).click();
  await tags.getByRole('button', { name: say('tagLook', '故事') }).click();
  await tags.getByRole('button', { name: say('color_blue') }).click();
  const tag = library.locator('.article-row-tag');
  await expect(tag).toHaveAttribute('data-tag-color', 'blue');
  await tags.getByRole('textbox', { name: say('tagName') }).fill('往事');
  await library.keyboard.press('Enter');
  await expect(tag).toHaveText('往事');
  await stopWorker(demo);
  await library.reload();
  await expect(tag).toHaveText('往事');
  await expect(tag).toHaveAttribute('data-tag-color', 'blue');
  expect(await checkPage(library)).toEqual([]);
});
