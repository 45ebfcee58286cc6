import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PAGES, SEED } from '../demo/addresses.ts';
import { countSeedParagraphs, findLeaks } from '../demo/gold.ts';
import type { Demo } from '../demo/launch.ts';
import { findOverlay, waitForNoOverlay } from '../demo/overlay.ts';
import type { Screen } from '../demo/screen.ts';
import { named, openPopup, type Say, savePage, test } from './fixtures.ts';
import { countListeners } from './listeners.ts';

/** Toolbar button, Read, and the overlay that opens. */
async function readPage(demo: Demo, page: Page, say: Say): Promise<Screen> {
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('read')));
  await popup.waitUntilClosed();
  return findOverlay(page);
}

/** All of the page that a reader or the page itself could find changed. */
function stateOf(page: Page) {
  return page.evaluate(() => ({
    html: document.documentElement.outerHTML,
    scroll: [scrollX, scrollY],
    focus: document.activeElement?.outerHTML,
    selection: getSelection()?.toString(),
    title: document.title,
    url: location.href,
    names: Object.keys(window).sort(),
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
  }));
}

test('shows the article and nothing of the portal', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const overlay = await readPage(demo, page, say);
  const text = await overlay.text();
  expect(text).toContain(SEED.title);
  expect(text).toContain(SEED.source);
  expect(text).toContain(SEED.breadcrumb.join(' › '));
  expect(countSeedParagraphs(text)).toBe(SEED.paragraphs);
  expect(findLeaks(text)).toEqual([]);
  // It covers the page: what lies under the middle of the screen is no longer the page's.
  expect(
    await page.evaluate(() => document.elementFromPoint(640, 400)?.parentElement === document.documentElement),
  ).toBe(true);
});

test('gives the page back exactly as it was', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  await page.waitForLoadState('load');
  await page.locator('input[name=keyboard]').focus();
  await page.evaluate(() => scrollTo(0, 777));
  const before = await stateOf(page);
  expect(before.scroll).toEqual([0, 777]);
  const overlay = await readPage(demo, page, say);
  await overlay.press('PageDown');
  await overlay.press('Escape');
  await waitForNoOverlay(page);
  expect(await stateOf(page)).toEqual(before);
});

test('gives it back the same way when its close button is pressed', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  await page.waitForLoadState('load');
  await page.evaluate(() => scrollTo(0, 300));
  const before = await stateOf(page);
  const overlay = await readPage(demo, page, say);
  await overlay.click({ role: 'button', name: say('closeReader') });
  await waitForNoOverlay(page);
  expect(await stateOf(page)).toEqual(before);
});

test('leaves no listeners behind, however often it is opened', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const readAndClose = async () => {
    const overlay = await readPage(demo, page, say);
    await overlay.press('Escape');
    await waitForNoOverlay(page);
  };
  const before = await countListeners(page);
  await readAndClose();
  await readAndClose();
  expect(await countListeners(page)).toEqual(before);
});

test('keeps its keys and clicks to itself', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const heard = () => page.evaluate(() => [Reflect.get(window, '__pageKeys'), Reflect.get(window, '__pageClicks')]);
  const overlay = await readPage(demo, page, say);
  await overlay.press('j');
  await overlay.press('PageDown');
  await overlay.press('a');
  await overlay.click({ role: 'button', name: say('largerText') });
  expect(await heard()).toEqual([[], 0]);
  // One press closes the panel, another the overlay.
  await overlay.press('Escape');
  await overlay.press('Escape');
  await waitForNoOverlay(page);
  // The page's own shortcuts work again.
  await page.keyboard.press('j');
  expect(await heard()).toEqual([['j'], 0]);
});

test('cannot be read, found by name or told from another by the page', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  await readPage(demo, page, say);
  const seen = await page.evaluate(() => {
    const host = document.documentElement.lastElementChild;
    return {
      tag: host?.localName,
      names: [host?.id, host?.className, ...(host?.getAttributeNames() ?? []).filter((name) => name !== 'style')],
      root: host?.shadowRoot,
      text: host?.textContent,
    };
  });
  expect(seen).toEqual({ tag: 'div', names: ['', ''], root: null, text: '' });
});

test('what is being read is what is kept, whatever the page has become behind it', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  await readPage(demo, page, say);
  await page.evaluate(() => {
    for (const heading of document.querySelectorAll('h1')) heading.textContent = '另一篇文章的题目';
    document.title = '另一篇文章的题目';
    document.body.append(document.createElement('p'));
  });
  await savePage(demo, page, say);
  const library = await demo.openLibrary();
  await expect(library.locator('.article-row-title')).toHaveText([SEED.title]);
});

test('makes text larger and smaller, and remembers it', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const overlay = await readPage(demo, page, say);
  const size = (screen: Screen) =>
    screen.ask<string>(
      "function () { return getComputedStyle([...this.querySelectorAll('article p')].at(-1)).fontSize; }",
    );
  expect(await size(overlay)).toBe('18px');
  await overlay.click({ role: 'button', name: say('look') });
  await overlay.click({ role: 'button', name: say('largerText') });
  await expect.poll(() => size(overlay)).toBe('20px');
  await overlay.click({ role: 'button', name: say('closeReader') });
  await waitForNoOverlay(page);
  const again = await readPage(demo, page, say);
  expect(await size(again)).toBe('20px');
  await again.click({ role: 'button', name: say('look') });
  await again.click({ role: 'button', name: say('smallerText') });
  await expect.poll(() => size(again)).toBe('18px');
});

/** The colour that lies behind the text: that of the nearest ancestor which has one. */
const PAPER_COLOUR = `function () {
  for (let element = this.querySelector('article'); element; element = element.parentElement) {
    const colour = getComputedStyle(element).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)') return colour;
  }
  return 'none';
}`;

test('goes through its themes, each with readable ink', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const overlay = await readPage(demo, page, say);
  await overlay.click({ role: 'button', name: say('look') });
  const papers = new Set<string>();
  for (const theme of ['system', 'light', 'sepia', 'grey', 'dark', 'black']) {
    await overlay.click({ role: 'radio', name: say(`theme_${theme}`) });
    await page.waitForTimeout(100);
    papers.add(await overlay.ask<string>(PAPER_COLOUR));
  }
  // In a light system, following it looks like light.
  expect(papers.size).toBe(5);
});

test('has Chinese typesetting: 18 px, 1.8 lines, at most 40 characters in a line', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const overlay = await readPage(demo, page, say);
  const set = await overlay.ask<{ size: number; line: number; measure: number; lang: string }>(`function () {
    const paragraph = [...this.querySelectorAll('article p')].find((p) => p.textContent.length > 120);
    const style = getComputedStyle(paragraph);
    const size = parseFloat(style.fontSize);
    return {
      size,
      line: parseFloat(style.lineHeight) / size,
      measure: paragraph.getBoundingClientRect().width / size,
      lang: paragraph.closest('[lang]')?.lang,
    };
  }`);
  expect(set.size).toBe(18);
  expect(set.line).toBeCloseTo(1.8, 1);
  expect(set.measure).toBeGreaterThanOrEqual(28);
  expect(set.measure).toBeLessThanOrEqual(40);
  expect(set.lang).toBe('zh-CN');
});

test('saves from its bar, and says so only then', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const overlay = await readPage(demo, page, say);
  await overlay.click({ role: 'button', name: say('save') });
  await overlay.find({ role: 'button', name: say('savedOpen') });
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(1);
  await expect(library.getByRole('button', { name: SEED.title })).toBeVisible();
});

test('keeps the focus inside while it is open', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const overlay = await readPage(demo, page, say);
  for (let presses = 0; presses < 12; presses++) await overlay.press('Tab');
  const focus = await page.evaluate(() => document.activeElement?.parentElement === document.documentElement);
  const isOnPage = await page.evaluate(
    () => document.body.contains(document.activeElement) && document.activeElement !== document.body,
  );
  expect({ focus: focus || !isOnPage, isOnPage }).toEqual({ focus: true, isOnPage: false });
});
