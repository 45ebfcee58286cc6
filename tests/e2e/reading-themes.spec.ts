import { expect } from '@playwright/test';
import { OTHER_PAGES } from '../demo/addresses.ts';
import { checkFrameOf, checkOverlay, checkPage } from './axe.ts';
import { test } from './fixtures.ts';
import { SURFACES } from './reader.ts';

const THEMES = ['light', 'sepia', 'grey', 'dark', 'black', 'system'];

test('axe finds nothing serious in any theme, with every part of an article and the panel open', async ({
  demo,
  say,
}) => {
  const library = await SURFACES.library(demo, OTHER_PAGES.parts, say);
  const overlay = await SURFACES.overlay(demo, OTHER_PAGES.parts, say);
  await overlay.click('button', say('look'));
  for (const theme of THEMES) {
    await overlay.page.bringToFront();
    await overlay.click('radio', say(`theme_${theme}`));
    await overlay.page.waitForTimeout(250);
    expect.soft(await checkOverlay(overlay.page), `overlay, ${theme}`).toEqual([]);
    await expect(library.page.locator('html')).toHaveAttribute('data-theme', theme);
    expect.soft(await checkPage(library.page), `library, ${theme}`).toEqual([]);
    expect.soft(await checkFrameOf(library.page), `saved copy, ${theme}`).toEqual([]);
  }
});

test('contents, find and notes are open to axe too', async ({ demo, say }) => {
  const overlay = await SURFACES.overlay(demo, OTHER_PAGES.parts, say);
  await overlay.click('button', say('note', '[1]'));
  await overlay.click('button', say('outline'));
  expect.soft(await checkOverlay(overlay.page), 'contents').toEqual([]);
  await overlay.click('button', say('findInArticle'));
  await overlay.type('排版');
  await expect
    .poll(() => overlay.ask(`function () { return this.querySelectorAll('mark').length; }`))
    .toBeGreaterThan(3);
  expect.soft(await checkOverlay(overlay.page), 'find').toEqual([]);
});
