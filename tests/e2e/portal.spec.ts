import { expect } from '@playwright/test';
import { OTHER_PAGES, PAGES, SEED } from '../demo/addresses.ts';
import { countSeedParagraphs } from '../demo/gold.ts';
import { visibleText } from '../demo/visible-text.ts';
import { test } from './fixtures.ts';

test.describe('the demo portal is what the other tests take it for', () => {
  test('it answers under its real host names and nothing else answers', async ({ demo }) => {
    for (const host of ['fensifuwu.com', 'www.fensifuwu.com', 'm.fensifuwu.com']) {
      const page = await demo.open(PAGES.seed.replace('www.fensifuwu.com', host));
      await expect(page).toHaveTitle(new RegExp(SEED.title));
      await page.close();
    }
    const page = await demo.context.newPage();
    await expect(page.goto('http://elsewhere.example/')).rejects.toThrow(/ERR_NAME_NOT_RESOLVED/);
  });

  test('its pages run scripts, show advertisements and hold the whole article', async ({ demo }) => {
    const page = await demo.open(PAGES.seed);
    expect(await page.evaluate(() => Reflect.get(window, '__pageScript'))).toBe(true);
    const banner = page.getByRole('img', { name: '广告' });
    await expect(banner).toBeVisible();
    expect(await banner.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
    await expect(page.locator('.float-ad')).toBeVisible();
    expect(countSeedParagraphs(await visibleText(page.locator('#content')))).toBe(SEED.paragraphs);
  });

  test('its old page is GBK, and is read as such', async ({ demo }) => {
    const page = await demo.open(PAGES.gbk);
    expect(await page.evaluate(() => document.characterSet)).toBe('GBK');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(SEED.title);
  });

  test('its split article has three pages that lead to each other', async ({ demo }) => {
    const page = await demo.open(PAGES.paged);
    await page.getByRole('link', { name: '下一页' }).click();
    await expect(page).toHaveURL(/_2\.html$/);
    await page.getByRole('link', { name: '下一页' }).click();
    await expect(page).toHaveURL(/_3\.html$/);
    await expect(page.locator('#content')).toContainText(SEED.lastParagraph);
  });

  test('the other site has as many nodes and bytes as it promises', async ({ demo }) => {
    const page = await demo.open(OTHER_PAGES.nodes);
    expect(await page.evaluate(() => document.getElementsByTagName('*').length)).toBeGreaterThan(70_000);
    const size = await page.evaluate(
      async (url) => (await (await fetch(url)).arrayBuffer()).byteLength,
      OTHER_PAGES.huge,
    );
    expect(size).toBeGreaterThan(9_900_000);
  });
});
