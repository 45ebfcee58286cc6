import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { clickAction } from '../demo/action.ts';
import { PAGES } from '../demo/addresses.ts';
import { waitForNoOverlay } from '../demo/overlay.ts';
import { PLAIN } from '../demo/writing.ts';
import { named, openPopup, type Say, test } from './fixtures.ts';
import { openOverlay, type Reader, SURFACES } from './reader.ts';

/** The highlighted words, and whether they stand at the beginning of the article. */
const MARKED = `function () {
  const marks = [...this.querySelectorAll('mark[data-layer="highlight"]')];
  return { words: marks.map((one) => one.textContent).join(''), colours: [...new Set(marks.map((one) => one.dataset.color))] };
}`;
interface Marked {
  words: string;
  colours: string[];
}
const marked = (reader: Pick<Reader, 'ask'>) => reader.ask<Marked>(MARKED);
/** What `v` selects first: the first sentence. */
const FIRST = PLAIN.paragraphs[0]?.split('。')[0] ?? '';

/** Colours the first sentence without touching the mouse. */
async function colourFirst(reader: Reader, say: Say, key = '3'): Promise<void> {
  await reader.press('v');
  await expect.poll(() => reader.names('toolbar')).toContain(say('highlightBar'));
  await reader.press(key);
  await expect.poll(async () => (await marked(reader)).words).toContain(FIRST);
}

test('over a page a highlight made by keys holds in another theme, size and script, and gets a note', async ({
  demo,
  say,
}) => {
  const reader = await openOverlay(demo, PAGES.plain, say);
  await colourFirst(reader, say);
  const before = await marked(reader);
  expect(before.colours).toEqual(['blue']);
  await reader.press(']');
  await reader.press('n');
  await expect.poll(async () => (await reader.names('textbox')).length).toBe(1);
  await reader.type('横梁');
  await reader.press('Escape');
  await expect.poll(() => reader.names('textbox')).toEqual([]);
  await reader.press('a');
  await expect.poll(() => reader.names('radio')).toContain(say('theme_dark'));
  await reader.click('radio', say('theme_dark'));
  await reader.click('button', say('largerText'));
  await reader.click('radio', say('script_traditional'));
  await expect.poll(async () => (await marked(reader)).words).toContain('父親有一輛');
  expect((await marked(reader)).words).toHaveLength(before.words.length);
  await reader.click('radio', say('script_asIs'));
  await expect.poll(() => marked(reader)).toEqual(before);
  await reader.press('Escape');
  await reader.press('l');
  await expect.poll(() => reader.names('textbox')).toContain(say('highlightNote'));
  await expect.poll(() => reader.names('button')).toContain(before.words);
});

for (const [surface, open] of Object.entries(SURFACES)) {
  test(`${surface}: the paragraph that is read stays in view when the size changes`, async ({ demo, say }) => {
    const reader = await open(demo, PAGES.seed, say);
    await reader.page.setViewportSize({ width: 1000, height: 500 });
    const first = () =>
      reader.ask<string>(`function () {
        const top = this.querySelector('main')?.getBoundingClientRect().top ?? 0;
        const blocks = [...this.querySelectorAll('.article-view-body p')];
        return blocks.find((one) => one.getBoundingClientRect().bottom > top + 1).textContent.slice(0, 20);
      }`);
    // As a wheel does; the place is kept when the reader has been there for a while.
    await reader.page.mouse.move(500, 300);
    await reader.page.mouse.wheel(0, 2_600);
    await expect.poll(first).not.toContain('□');
    await reader.page.waitForTimeout(5_000);
    const left = await first();
    const size = () =>
      reader.ask<string>(
        `function () { return getComputedStyle(this.querySelector('.article-view-body p')).fontSize; }`,
      );
    await reader.press('+');
    await reader.press('+');
    await expect.poll(size).toBe('22px');
    await expect.poll(first).toBe(left);
  });
}

/** Changes the page under the article, as an editor of the portal does. */
async function editPage(page: Page, words: string, text: string): Promise<void> {
  await page.evaluate(
    ([words, text]) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const node = walker.currentNode as Text;
        if (node.data.includes(words)) node.data = node.data.replace(words, text);
      }
      document.body.append(document.createElement('i'));
    },
    [words, text] as const,
  );
}

test('a first highlight saves the article; it holds when the page is saved anew, and without a place it shows its words', async ({
  demo,
  say,
}) => {
  const reader = await openOverlay(demo, PAGES.plain, say);
  const { page, screen } = reader;
  await screen.find({ role: 'button', name: say('save') });
  await colourFirst(reader, say, '4');
  await screen.find({ role: 'button', name: say('savedOpen') });
  await page.keyboard.press('Escape');
  await waitForNoOverlay(page);

  const saveAgain = async () => {
    const popup = await openPopup(demo, page, say);
    await popup.click(named(say('saveAgain')));
    await popup.waitUntilClosed().catch(() => popup.close());
  };
  const library = await demo.openLibrary();
  await library.getByRole('button', { name: PLAIN.title }).click();
  const frame = library.frameLocator('iframe');
  await expect(frame.locator('mark[data-color="pink"]').first()).toBeVisible();

  await editPage(page, FIRST, `本报今日修订。很久以前,${FIRST}`);
  await saveAgain();
  await library.bringToFront();
  await expect(frame.getByText('本报今日修订')).toBeVisible();
  await expect
    .poll(async () => (await frame.locator('mark[data-color="pink"]').allTextContents()).join(''))
    .toContain(FIRST);

  await editPage(page, FIRST, '这一句后来由编辑删去,另写了一句');
  await page.bringToFront();
  await saveAgain();
  await library.bringToFront();
  await expect(frame.getByText('另写了一句')).toBeVisible();
  await expect(frame.locator('mark[data-color="pink"]')).toHaveCount(0);
  await library.getByRole('button', { name: say('highlightsHere') }).click();
  const list = library.getByRole('region', { name: say('highlightsHere') });
  await expect(list.getByText(FIRST)).toBeVisible();
  await expect(list.getByText(say('highlightLost'))).toBeVisible();
});

test('how much was read shows in the lists of library and popup, and so does the end', async ({ demo, say }) => {
  const reader = await SURFACES.library(demo, PAGES.seed, say);
  const { page } = reader;
  await page.setViewportSize({ width: 1280, height: 500 });
  await page.mouse.move(800, 300);
  await page.mouse.wheel(0, 1_500);
  const progress = page.locator('.article-row-progress');
  await expect(progress).toHaveAttribute('aria-label', /\d/, { timeout: 15_000 });
  await reader.ask('function () { this.scrollTo(0, 1e6); }');
  await expect(progress).toHaveAttribute('aria-label', say('finished'), { timeout: 15_000 });
  const popup = await clickAction(demo, await demo.open(PAGES.list));
  await popup.find({ role: 'image', name: say('finished') });
});
