import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PAGES } from '../demo/addresses.ts';
import type { Demo } from '../demo/launch.ts';
import { stopWorker } from '../demo/worker.ts';
import { type Say, saveAddress, test } from './fixtures.ts';

/** Note, title, tags and acts on several, each with the worker killed before it; what they did outlives the page. */

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

/** Gives an article a tag by its row's button. */
async function addTag(library: Page, say: Say, [title, tag]: readonly [title: string, tag: string]): Promise<void> {
  await row(library, title).hover();
  await row(library, title)
    .getByRole('button', { name: say('editTags'), exact: true })
    .click();
  await expect(library.getByRole('textbox', { name: say('tagsLabel') })).toBeFocused();
  await library.keyboard.insertText(tag);
  await library.keyboard.press('Enter');
  await expect(row(library, title).locator('.article-row-tag').filter({ hasText: tag })).toBeVisible();
}

test('a title and a note outlive the worker and the page', async ({ demo, say }) => {
  const library = await openFilled(demo, say);
  await library.getByRole('button', { name: FATHER, exact: true }).click();
  await library.getByRole('button', { name: say('details') }).click();
  await library.getByRole('textbox', { name: say('editTitle') }).fill('那辆旧车');
  await library.keyboard.press('Tab');
  await expect(row(library, '那辆旧车')).toBeVisible();
  await stopWorker(demo);
  await library.getByRole('textbox', { name: say('noteLabel') }).fill('读给孩子听');
  await library.keyboard.press('Tab');
  await expect(row(library, '那辆旧车')).toContainText('读给孩子听');
  await stopWorker(demo);
  await library.reload();
  await expect(row(library, '那辆旧车')).toContainText('读给孩子听');
});

test('tags are added, renamed, merged and coloured with the worker killed before each', async ({ demo, say }) => {
  const library = await openFilled(demo, say);
  const tags = library.getByRole('navigation', { name: say('knownTags') });
  const filter = (tag: string, count: number) => tags.getByRole('button', { name: `${tag} ${count}`, exact: true });
  const rename = async (from: string, to: string) => {
    await filter(from, 1).click();
    await tags.getByRole('button', { name: say('tagLook', from) }).click();
    await stopWorker(demo);
    await tags.getByRole('textbox', { name: say('tagName') }).fill(to);
    await tags.getByRole('textbox', { name: say('tagName') }).press('Enter');
    await expect(filter(from, 1)).toHaveCount(0);
  };
  await addTag(library, say, [FATHER, '家事']);
  await stopWorker(demo);
  await addTag(library, say, [NOODLES, '吃食']);
  await rename('家事', '家');
  // The filter goes along; without it both are there again.
  await expect(rows(library)).toHaveCount(1);
  await filter('家', 1).click();
  await expect(rows(library)).toHaveCount(2);
  await rename('吃食', '家');
  await expect(filter('家', 2)).toBeVisible();
  await expect(rows(library)).toHaveCount(2);
  await tags.getByRole('button', { name: say('tagLook', '家') }).click();
  await stopWorker(demo);
  await tags.getByRole('button', { name: say('color_green') }).click();
  await expect(library.locator('.article-row-tag[data-tag-color="green"]')).toHaveCount(2);
  await stopWorker(demo);
  await library.reload();
  await expect(library.locator('.article-row-tag[data-tag-color="green"]')).toHaveCount(2);
});

test('two acts on all are taken back in turn, with the worker killed in between', async ({ demo, say }) => {
  const library = await openFilled(demo, say);
  const star = library.getByRole('img', { name: say('starred') });
  const selectAll = async () => {
    await row(library, FATHER).getByRole('button', { name: FATHER, exact: true }).focus();
    await library.keyboard.press('ControlOrMeta+a');
    await expect(library.getByText(say('selectedCount', '2'))).toBeVisible();
  };
  await selectAll();
  await stopWorker(demo);
  await library.keyboard.press('s');
  await expect(star).toHaveCount(2);
  await expect(library.getByText(say('selectedCount', '2'))).toHaveCount(0);
  await selectAll();
  await stopWorker(demo);
  await library.keyboard.press('#');
  await expect(rows(library)).toHaveCount(0);
  await stopWorker(demo);
  await library.getByRole('button', { name: say('undo') }).click();
  await expect(rows(library)).toHaveCount(2);
  await expect(star).toHaveCount(2);
  await library.keyboard.press('z');
  await expect(star).toHaveCount(0);
  await library.reload();
  await expect(rows(library)).toHaveCount(2);
  await expect(star).toHaveCount(0);
});
