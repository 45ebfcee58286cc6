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
const NOODLES = '小镇面馆';

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

test('a tag is added, renamed, merged and coloured for all who have it, and several acts are undone in turn', async ({
  demo,
  say,
}) => {
  const library = await openFilled(demo, say);
  const tags = library.getByRole('navigation', { name: say('knownTags') });
  const tag = async (title: string, name: string) => {
    await stopWorker(demo);
    await press(library, title, say('editTags'));
    await expect(library.getByRole('textbox', { name: say('tagsLabel') })).toBeFocused();
    await library.keyboard.type(name);
    await library.keyboard.press('Enter');
    await expect(row(library, title).getByText(name, { exact: true })).toBeVisible();
  };
  const rename = async (from: string, to: string) => {
    await stopWorker(demo);
    await tags.getByRole('button', { name: new RegExp(`^${from}`) }).click();
    await tags.getByRole('button', { name: say('tagLook', from) }).click();
    await tags.getByRole('textbox', { name: say('tagName') }).fill(to);
    await library.keyboard.press('Enter');
    await expect(tags.getByRole('button', { name: new RegExp(`^${from}`) })).toHaveCount(0);
  };
  await tag(FATHER, '家事');
  await tag(NOODLES, '吃食');
  await rename('家事', '家');
  await expect(row(library, FATHER).getByText('家', { exact: true })).toBeVisible();
  // The filter went along; without it both are there again.
  await tags.getByRole('button', { name: /^家/ }).click();
  await rename('吃食', '家');
  await expect(tags.getByRole('button', { name: /^家/ })).toContainText('2');
  await tags.getByRole('button', { name: say('tagLook', '家') }).click();
  await tags.getByRole('button', { name: say('color_green') }).click();
  await expect(row(library, NOODLES).locator('[data-tag-color="green"]')).toBeVisible();
  await stopWorker(demo);
  await library.reload();
  await expect(rows(library).locator('[data-tag-color="green"]')).toHaveCount(2);

  // Several at once, two acts, both taken back.
  await row(library, FATHER).getByRole('button').first().focus();
  await library.keyboard.press('ControlOrMeta+a');
  await expect(library.getByText(say('selectedCount', '2'))).toBeVisible();
  await library.keyboard.press('s');
  await expect(library.getByRole('img', { name: say('starred') })).toHaveCount(2);
  await stopWorker(demo);
  await row(library, FATHER).getByRole('button').first().focus();
  await library.keyboard.press('#');
  await expect(rows(library)).toHaveCount(1);
  await library.keyboard.press('z');
  await expect(rows(library)).toHaveCount(2);
  await library.keyboard.press('z');
  await expect(library.getByRole('img', { name: say('starred') })).toHaveCount(0);
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
