import { expect } from '@playwright/test';
import { OTHER_PAGES, PAGES, SEED } from '../demo/addresses.ts';
import { countSeedParagraphs, findLeaks, readSeedParagraphs } from '../demo/gold.ts';
import { findOverlay } from '../demo/overlay.ts';
import { visibleText } from '../demo/visible-text.ts';
import { named, openPopup, saveAddress, test } from './fixtures.ts';

/** Lines that only the page with advertisements between its paragraphs has. */
const AD_LINES = ['点击查看', '立即下载', 'APP,看更多', '长按识别', '推荐阅读', '责任编辑', '持权属证明'];

const WHOLE = ['seed', 'brIndent', 'collapsed', 'adsBetween', 'lazyPictures', 'gbk'] as const;

for (const name of WHOLE) {
  test(`the ${name} page comes out whole and clean, on the page and in the library`, async ({ demo, say }) => {
    const page = await demo.open(PAGES[name]);
    const popup = await openPopup(demo, page, say);
    await popup.press('s');
    await popup.waitForText(say('savedAgo', '').trim());
    await popup.click(named(say('read')));
    await popup.waitUntilClosed();
    const overlay = await (await findOverlay(page)).text();

    const library = await demo.openLibrary();
    await library.getByRole('button', { name: SEED.title }).click();
    const article = library.frameLocator('iframe').getByRole('article');
    await expect(article.getByRole('heading', { level: 1 })).toHaveText(SEED.title);
    const saved = await visibleText(article);

    for (const text of [overlay, saved]) {
      expect(text).toContain(SEED.breadcrumb.join(' › '));
      expect(text).toContain(SEED.source);
      const missing = readSeedParagraphs().filter((paragraph) => !text.includes(paragraph));
      expect(missing).toEqual([]);
      expect(countSeedParagraphs(text)).toBe(SEED.paragraphs);
      expect(findLeaks(text, [...SEED.mustNotContain, ...AD_LINES])).toEqual([]);
      // The article's own words about an app stay.
      expect(text).toContain('智行淄博”的APP');
    }
    // The page states no date, so none is invented.
    const facts = saved.slice(0, saved.indexOf(SEED.firstParagraph));
    expect(facts).not.toMatch(/\d{4}/);
  });
}

test('the lazy pictures are all there, each with the address that the page keeps for it', async ({ demo, say }) => {
  const page = await demo.open(PAGES.lazyPictures);
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('read')));
  const overlay = await findOverlay(page);
  const sources = `function () { return [...this.querySelectorAll('article img')].map((image) => image.src); }`;
  expect(await overlay.ask<string[]>(sources)).toEqual([
    'http://img.example.cn/2023/01/a1.jpg',
    'http://mmbiz.example.cn/mmbiz_jpg/a2/640?wx_fmt=jpeg',
    'http://img.example.cn/a3.png',
    'http://img.example.cn/a4.jpg',
    'http://img.example.cn/a5.jpg',
  ]);
  const loaded = `function () {
    const images = [...this.querySelectorAll('article img')];
    for (const image of images) image.loading = 'eager';
    return images.filter((image) => image.naturalWidth > 0).length;
  }`;
  await expect.poll(() => overlay.ask<number>(loaded)).toBe(5);
});

test('a split article is read and kept with all its pages, in their order', async ({ demo, say }) => {
  const page = await demo.open(PAGES.paged);
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('read')));
  const overlay = await findOverlay(page);
  await overlay.waitForText(say('pagesJoined', '3'));
  const shown = await overlay.text();
  await saveAddress(demo, PAGES.paged, say);
  const library = await demo.openLibrary();
  await library.getByRole('button', { name: SEED.title }).click();
  const saved = await visibleText(library.frameLocator('iframe').getByRole('article'));
  for (const text of [shown, saved]) {
    const places = readSeedParagraphs().map((paragraph) => text.indexOf(paragraph));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(countSeedParagraphs(text)).toBe(SEED.paragraphs);
    expect(findLeaks(text, [...SEED.mustNotContain, '上一页', '下一页', '共3页'])).toEqual([]);
  }
});

test('a page of a split article that cannot be fetched is said, and fetched again when asked', async ({
  demo,
  say,
}) => {
  const page = await demo.open(PAGES.paged);
  const second = PAGES.paged.replace('.html', '_2.html');
  await page.route(second, (route) => route.abort());
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('read')));
  const overlay = await findOverlay(page);
  await overlay.waitForText(say('pageMissing', '2'));
  expect(countSeedParagraphs(await overlay.text())).toBeLessThan(SEED.paragraphs);
  await page.unroute(second);
  await overlay.click(named(say('tryAgain')));
  await overlay.waitForText(say('pagesJoined', '3'));
  expect(countSeedParagraphs(await overlay.text())).toBe(SEED.paragraphs);
});

test('a page that states a date keeps it, with its own source', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.finance, say);
  const library = await demo.openLibrary();
  await library.getByRole('button', { name: /小镇面馆/ }).click();
  const text = await visibleText(library.frameLocator('iframe').getByRole('article'));
  const facts = text.slice(0, text.indexOf('早上五点半'));
  expect(facts).toContain('县城观察');
  expect(facts).toContain('首页 › 财经 › 生意');
  expect(facts).toMatch(/2024\D{1,3}3\D{1,3}18/);
  expect(text).toContain('三号桌,加个蛋,算我的。');
});

test('an English article of another site comes out with its author, and reads as English', async ({ demo, say }) => {
  await saveAddress(demo, OTHER_PAGES.english, say);
  const library = await demo.openLibrary();
  await library.getByRole('button', { name: /Lighthouse Keeper/ }).click();
  const article = library.frameLocator('iframe').getByRole('article');
  await expect(article).toHaveAttribute('lang', /^en/);
  const text = await visibleText(article);
  expect(text).toContain('Margaret Hale');
  expect(text).toContain('thirty-one years the light at Corran Point');
  expect(text).toContain('was never meant to be empty.');
  expect(findLeaks(text, ['Most read', 'Elsewhere', 'Pictures'])).toEqual([]);
});
