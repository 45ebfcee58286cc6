import { expect } from '@playwright/test';
import { PAGES } from '../demo/addresses.ts';
import { countSeedParagraphs } from '../demo/gold.ts';
import { visibleText } from '../demo/visible-text.ts';
import { test } from './fixtures.ts';
import { SURFACES } from './reader.ts';

/** As the browser does it round the layout of the sheets; headless Chromium shows nobody its print preview. */
const PRINTING = (isBefore: boolean) => `dispatchEvent(new Event('${isBefore ? 'beforeprint' : 'afterprint'}'))`;

test('a page in the overlay prints as the article alone, and is then as it was', async ({ demo, say }) => {
  const reader = await SURFACES.overlay(demo, PAGES.seed, say);
  await reader.click('button', say('look'));
  await reader.click('radio', say('theme_black'));
  const { page } = reader;
  await page.evaluate(PRINTING(true));
  await page.emulateMedia({ media: 'print' });
  const printed = await reader.ask<{ bar: number; high: number; ink: string; words: string }>(`function () {
    const article = this.querySelector('article');
    return {
      bar: this.querySelector('.reading-bar').getClientRects().length,
      high: article.getBoundingClientRect().height / innerHeight,
      clipped: this.scrollHeight > this.clientHeight + 1,
      ink: getComputedStyle(article).color,
      words: article.innerText,
    };
  }`);
  expect(printed).toMatchObject({ bar: 0, clipped: false, ink: 'rgb(0, 0, 0)' });
  expect(printed.high).toBeGreaterThan(2);
  expect(countSeedParagraphs(printed.words)).toBe(45);
  expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('none');
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(PRINTING(false));
  expect(await page.evaluate(() => [document.adoptedStyleSheets.length, document.body.offsetHeight > 100])).toEqual([
    0,
    true,
  ]);
});

test('a saved copy prints whole, and leaves nothing of it in the library', async ({ demo, say }) => {
  const { page } = await SURFACES.library(demo, PAGES.seed, say);
  await page.evaluate(PRINTING(true));
  await page.emulateMedia({ media: 'print' });
  const words = await visibleText(page.locator('body'));
  expect(countSeedParagraphs(words)).toBe(45);
  expect(words).not.toContain(say('archive'));
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(PRINTING(false));
  await expect(page.locator('.print-copy')).toHaveCount(0);
});
