import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PAGES } from '../demo/addresses.ts';
import type { Demo } from '../demo/launch.ts';
import { stopWorker } from '../demo/worker.ts';
import { openPopup, type Say, saveAddress, test } from './fixtures.ts';

/** Everything that can be done to articles, each act with the worker killed before it and the page opened anew after it. */

/** Without the filters that are set, which are a list, too. */
const rows = (library: Page) => library.locator('.row');
const row = (library: Page, title: string) => rows(library).filter({ hasText: title });
const FATHER = '父亲的自行车';

async function openFilled(demo: Demo, say: Say): Promise<Page> {
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, PAGES.finance, say);
  await stopWorker(demo);
  const library = await demo.openLibrary();
  await expect(rows(library)).toHaveCount(2);
  return library;
}

/** Does one thing to a row by its button. */
async function press(library: Page, title: string, label: string): Promise<void> {
  await row(library, title).hover();
  await row(library, title).getByRole('button', { name: label, exact: true }).click();
}

test('read, starred, archived, deleted, restored and erased stays so, with no worker at hand', async ({
  demo,
  say,
}) => {
  const library = await openFilled(demo, say);
  const view = (key: string) =>
    library.getByRole('navigation', { name: say('views') }).getByRole('button', { name: say(key) });
  const again = async () => {
    await stopWorker(demo);
    await library.reload();
  };
  await press(library, FATHER, say('markRead'));
  await expect(row(library, FATHER).getByRole('button', { name: say('markUnread'), exact: true })).toBeAttached();
  await again();
  await expect(row(library, FATHER).getByRole('button', { name: say('markUnread'), exact: true })).toBeAttached();
  await press(library, FATHER, say('star'));
  await expect(row(library, FATHER).getByRole('img', { name: say('starred') })).toBeVisible();
  await again();
  await expect(row(library, FATHER).getByRole('img', { name: say('starred') })).toBeVisible();
  await press(library, FATHER, say('archive'));
  await expect(library.getByText(say('archived', FATHER))).toBeVisible();
  await again();
  await view('view_archived').click();
  await expect(row(library, FATHER)).toBeVisible();
  await expect(rows(library)).toHaveCount(1);
  await press(library, FATHER, say('delete'));
  await expect(library.getByText(say('empty_archived'))).toBeVisible();
  await again();
  await view('view_bin').click();
  await press(library, FATHER, say('restore'));
  await expect(library.getByText(say('empty_bin'))).toBeVisible();
  await again();
  await view('view_all').click();
  await expect(rows(library)).toHaveCount(2);
  await press(library, FATHER, say('delete'));
  await expect(rows(library)).toHaveCount(1);
  await again();
  await view('view_bin').click();
  await expect(row(library, FATHER)).toBeVisible();
  await library.getByRole('button', { name: say('emptyBin') }).click();
  await library.getByRole('button', { name: say('eraseForGood') }).click();
  await expect(library.getByText(say('binEmptied', '1'))).toBeVisible();
  await again();
  await expect(library.getByText(say('empty_bin'))).toBeVisible();
});

test('the popup opens as it was left: view, order and filters', async ({ demo, say }) => {
  const library = await openFilled(demo, say);
  await press(library, FATHER, say('editTags'));
  await expect(library.getByRole('textbox', { name: say('tagsLabel') })).toBeFocused();
  await library.keyboard.type('家');
  await library.keyboard.press('Enter');
  await library
    .getByRole('navigation', { name: say('knownTags') })
    .getByRole('button', { name: /^家/ })
    .click();
  await expect(library.getByText(say('filteredCount', '1', '2'))).toBeVisible();
  await library.getByRole('combobox', { name: say('sortBy') }).selectOption('oldest');
  await stopWorker(demo);
  await library.close();
  const popup = await openPopup(demo, await demo.open(PAGES.seed), say);
  await popup.waitForText(say('filteredCount', '1', '2'));
  await popup.close();
});
