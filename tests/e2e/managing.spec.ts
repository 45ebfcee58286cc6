import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PAGES } from '../demo/addresses.ts';
import { stopWorker } from '../demo/worker.ts';
import { fillLibrary } from './fill-library.ts';
import { openPopup, saveAddress, test } from './fixtures.ts';

const row = (library: Page, title: string) => library.getByRole('listitem').filter({ hasText: title });

test('views, stars, archive and bin: by key and by click, undone by one key, kept by the address', async ({
  demo,
  say,
}) => {
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, PAGES.finance, say);
  await stopWorker(demo);
  const library = await demo.openLibrary();
  const view = (key: string) =>
    library.getByRole('navigation', { name: say('views') }).getByRole('button', { name: say(key) });
  await expect(library.getByRole('listitem')).toHaveCount(2);
  await library.keyboard.press('j');
  await expect(row(library, '小镇面馆').getByRole('button').first()).toBeFocused();
  await library.keyboard.press('s');
  await library.keyboard.press('j');
  await library.keyboard.press('e');
  await expect(library.getByText(say('archived', '父亲的自行车'))).toBeVisible();
  await view('view_archived').click();
  await expect(row(library, '父亲的自行车')).toBeVisible();
  await library.keyboard.press('z');
  await expect(library.getByText(say('empty_archived'))).toBeVisible();
  await view('view_starred').click();
  await expect(library.getByRole('listitem')).toHaveCount(1);
  await library.reload();
  await expect(row(library, '小镇面馆')).toBeVisible();
  await expect(library.getByRole('listitem')).toHaveCount(1);
  await library.goBack();
  await expect(library.getByText(say('empty_archived'))).toBeVisible();
  await view('view_all').click();
  // Until its rows are there, the list before stays, and has the keys.
  await expect(library.getByRole('listitem')).toHaveCount(2);
  await library.keyboard.press('j');
  await expect(row(library, '小镇面馆').getByRole('button').first()).toBeFocused();
  await library.keyboard.press('#');
  await expect(row(library, '小镇面馆')).toHaveCount(0);
  await view('view_bin').click();
  await library.getByRole('button', { name: say('emptyBin') }).click();
  await expect(library.getByText(say('emptyBinQuestion', '1'))).toBeVisible();
  await library.getByRole('button', { name: say('cancel') }).click();
  // What is in the bin can be looked at before it is brought back.
  await row(library, '小镇面馆').getByRole('button').first().click();
  const reading = library.getByRole('main');
  await expect(reading.getByText(say('inBinHint'))).toBeVisible();
  await expect(library.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText(/小镇面馆/);
  await expect(reading.getByRole('button', { name: say('details') })).toHaveCount(0);
  await reading.getByRole('button', { name: say('restore') }).click();
  await expect(library.getByText(say('empty_bin'))).toBeVisible();
  await expect(reading.getByRole('button', { name: say('details') })).toBeVisible();
});

test('several at once: a range, all of a view, tags for all, one undo; the popup shows the same', async ({
  demo,
  say,
}) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await fillLibrary(library, 120);
  await row(library, '第 2 篇').first().hover();
  await library.getByRole('checkbox', { name: say('selectArticle', '第 2 篇') }).click();
  await library.getByRole('checkbox', { name: say('selectArticle', '第 6 篇') }).click({ modifiers: ['Shift'] });
  await expect(library.getByText(say('selectedCount', '5'))).toBeVisible();
  await library.getByRole('button', { name: say('selectAll') }).click();
  await expect(library.getByText(say('selectedCount', '121'))).toBeVisible();
  await library
    .getByRole('toolbar')
    .getByRole('button', { name: say('addTags') })
    .click();
  await library.keyboard.type('旧文');
  await library.keyboard.press('Enter');
  await expect(row(library, '第 1 篇').first().getByText('旧文')).toBeVisible();
  await library
    .getByRole('navigation', { name: say('knownTags') })
    .getByRole('button', { name: '旧文' })
    .click();
  await expect(library.getByText(say('filteredCount', '121', '121'))).toBeVisible();
  await library.getByRole('button', { name: say('undo') }).click();
  await expect(library.getByText(say('filteredCount', '0', '121'))).toBeVisible();
  await library.getByRole('button', { name: say('removeFilter', '#旧文') }).click();
  await expect(library.getByText(say('articleCount', '121'))).toBeVisible();

  const popup = await openPopup(demo, await demo.open(PAGES.seed), say);
  await popup.waitForText(say('articleCount', '121'));
});

test('a title and a note of one’s own are kept and found', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await library.getByRole('button', { name: '父亲的自行车', exact: true }).click();
  await library.getByRole('button', { name: say('details') }).click();
  await library.getByRole('textbox', { name: say('editTitle') }).fill('那辆旧车');
  // The field is not left: who closes the tab now has written the note all the same.
  await library.getByRole('textbox', { name: say('noteLabel') }).fill('读给孩子听');
  await expect(row(library, '那辆旧车')).toContainText('读给孩子听');
  await library.keyboard.press('Escape');
  await library.getByRole('searchbox').fill('title:旧车');
  await expect(library.getByRole('listitem')).toHaveCount(1);
});

test('an article that was searched for opens at the words that were typed', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.seed, say);
  const library = await demo.openLibrary();
  await library.getByRole('searchbox').fill('出海抢单');
  await library.getByRole('listitem').getByRole('button').first().click();
  const hit = library.frameLocator('iframe').locator('mark');
  await expect(hit).toHaveText('出海抢单');
  await expect(hit).toBeInViewport();
});
