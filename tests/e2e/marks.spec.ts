import { expect } from '@playwright/test';
import type { FrameLocator, Page } from 'playwright-core';
import { PAGES, SEED } from '../demo/addresses.ts';
import { findOverlay, waitForNoOverlay } from '../demo/overlay.ts';
import type { Screen } from '../demo/screen.ts';
import { openPopup, type Say, saveAddress, test } from './fixtures.ts';

/** Drags over the words from `from` to `to` in the article, as a mouse does. */
async function dragOver(page: Page, frame: FrameLocator, words: string): Promise<void> {
  const box = await frame.locator('.article-view-body').evaluate((body, wanted) => {
    const walker = body.ownerDocument.createTreeWalker(body, 4);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: 'center' });
      const range = body.ownerDocument.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const rects = [...range.getClientRects()];
      const [first, last] = [rects[0], rects.at(-1)];
      if (first && last) return { x1: first.left + 1, y1: first.top + 8, x2: last.right - 1, y2: last.bottom - 8 };
    }
    throw new Error(`The article does not say ${wanted}.`);
  }, words);
  const at = await page.locator('iframe').boundingBox();
  if (!at) throw new Error('There is no saved copy.');
  // By wire: while a button is down Playwright asks every frame for its drags, and no script of its runs in this one.
  const wire = await page.context().newCDPSession(page);
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, y: number) =>
    wire.send('Input.dispatchMouseEvent', {
      type,
      x: at.x + x,
      y: at.y + y,
      button: 'left',
      buttons: 1,
      clickCount: 1,
    });
  await send('mousePressed', box.x1, box.y1);
  for (const part of [0.3, 0.6, 1]) await send('mouseMoved', box.x1 + (box.x2 - box.x1) * part, box.y2);
  await send('mouseReleased', box.x2, box.y2);
}

/** The same until it is felt: what is drawn just then may move under the mouse. */
async function selectWords(page: Page, say: Say, words: string): Promise<void> {
  await expect(async () => {
    await dragOver(page, page.frameLocator('iframe'), words);
    await expect(bar(page, say)).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

async function openSeed(demo: Parameters<typeof saveAddress>[0], say: Say): Promise<Page> {
  await saveAddress(demo, PAGES.seed, say);
  const library = await demo.openLibrary();
  await library.getByRole('button', { name: SEED.title }).click();
  await expect(library.frameLocator('iframe').getByRole('article')).toBeVisible();
  return library;
}

const bar = (library: Page, say: Say) => library.getByRole('toolbar', { name: say('highlightBar') });

test('words are highlighted with the mouse, get a note, and are there after a reload', async ({ demo, say }) => {
  const library = await openSeed(demo, say);
  const frame = library.frameLocator('iframe');
  await selectWords(library, say, '烟火气儿');
  await bar(library, say)
    .getByRole('button', { name: say('markColor_green') })
    .click();
  const mark = frame.locator('mark[data-layer="highlight"]');
  await expect(mark).toHaveText('烟火气儿');
  await mark.click();
  await bar(library, say)
    .getByRole('button', { name: say('highlightNote') })
    .click();
  await bar(library, say).getByRole('textbox').fill('想起老家');
  // Kept while it is written.
  await expect(bar(library, say).getByRole('textbox')).toBeFocused();
  await expect(mark).toHaveAttribute('aria-description', `${say('markColor_green')} – 想起老家`);
  await library.reload();
  await expect(frame.locator('mark[data-color="green"]')).toHaveText('烟火气儿');
});

test('overlapping highlights are both kept; one that is removed comes back with its note', async ({ demo, say }) => {
  const library = await openSeed(demo, say);
  const frame = library.frameLocator('iframe');
  await selectWords(library, say, '满眼都是烟火气儿');
  await bar(library, say)
    .getByRole('button', { name: say('markColor_yellow') })
    .click();
  await expect(frame.locator('mark[data-color="yellow"]')).toHaveText('满眼都是烟火气儿');
  await selectWords(library, say, '烟火气儿');
  await bar(library, say)
    .getByRole('button', { name: say('markColor_blue') })
    .click();
  await expect(frame.locator('mark[data-color="blue"]')).toHaveText('烟火气儿');
  await expect(frame.locator('mark[data-color="yellow"]')).toHaveText('满眼都是');
  await frame.locator('mark[data-color="blue"]').click();
  await bar(library, say)
    .getByRole('button', { name: say('removeHighlight') })
    .click();
  await expect(frame.locator('mark[data-color="blue"]')).toHaveCount(0);
  await library.getByRole('button', { name: say('undo') }).click();
  await expect(frame.locator('mark[data-color="blue"]')).toHaveText('烟火气儿');
});

test('by keyboard alone: a sentence is selected, coloured, found again in the list and removed', async ({
  demo,
  say,
}) => {
  const library = await openSeed(demo, say);
  const frame = library.frameLocator('iframe');
  await frame.locator('body').click({ position: { x: 5, y: 120 } });
  await expect(async () => {
    await library.keyboard.press('v');
    await expect(bar(library, say)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await library.keyboard.press('5');
  const mark = frame.locator('mark[data-color="purple"]');
  await expect(mark.first()).toBeVisible();
  const words = (await mark.allTextContents()).join('');
  await library.keyboard.press('l');
  const list = library.getByRole('region', { name: say('highlightsHere') });
  await expect(list.getByRole('button', { name: words })).toBeVisible();
  await library.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await library.keyboard.press('v');
  await expect(bar(library, say)).toBeVisible();
  await library.keyboard.press(']');
  await expect(mark.first()).toBeFocused();
  await library.keyboard.press('Backspace');
  await expect(mark).toHaveCount(0);
});

test('keys are left alone while a note is being written', async ({ demo, say }) => {
  const library = await openSeed(demo, say);
  const frame = library.frameLocator('iframe');
  await selectWords(library, say, '烟火气儿');
  await expect(bar(library, say)).toBeVisible();
  await library.keyboard.press('n');
  await expect(bar(library, say).getByRole('textbox')).toBeFocused();
  await library.keyboard.type('h5nl?');
  await expect(bar(library, say).getByRole('textbox')).toHaveValue('h5nl?');
  await expect(frame.locator('mark[data-layer="highlight"]')).toHaveCount(1);
});

async function readSeed(demo: Parameters<typeof saveAddress>[0], say: Say): Promise<{ page: Page; overlay: Screen }> {
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  await popup.press('r');
  return { page, overlay: await findOverlay(page) };
}

test('in the overlay the first highlight saves the article, and the library shows it', async ({ demo, say }) => {
  const { page, overlay } = await readSeed(demo, say);
  await overlay.find({ role: 'button', name: say('save') });
  await overlay.press('v');
  await overlay.find({ role: 'toolbar', name: say('highlightBar') });
  await overlay.click({ role: 'button', name: say('markColor_pink') });
  await overlay.find({ role: 'button', name: say('savedOpen') });
  await expect.poll(() => overlay.ask<number>(COUNT_MARKS)).toBe(1);
  // Escape closes the list first, then the overlay.
  await overlay.press('l');
  await overlay.find({ role: 'region', name: say('highlightsHere') });
  await overlay.press('Escape');
  await expect.poll(async () => (await overlay.all({ role: 'region', name: say('highlightsHere') })).length).toBe(0);
  await overlay.press('Escape');
  await waitForNoOverlay(page);
  const library = await demo.openLibrary();
  await library.getByRole('button', { name: SEED.title }).click();
  await expect(library.frameLocator('iframe').locator('mark[data-color="pink"]')).toHaveCount(1);
  const again = await readSeed(demo, say);
  await expect.poll(() => again.overlay.ask<number>(COUNT_MARKS)).toBe(1);
});

const COUNT_MARKS = `function () { return this.querySelectorAll('mark[data-layer="highlight"]').length; }`;

test('an article opens where it was left, in another size too, and is read when its end was seen', async ({
  demo,
  say,
}) => {
  const library = await openSeed(demo, say);
  await library.setViewportSize({ width: 1000, height: 420 });
  const frame = library.frameLocator('iframe');
  const top = () =>
    frame.locator('.article-view-body').evaluate((body) => {
      const block = [...body.children].find((one) => one.getBoundingClientRect().bottom > 1);
      return block?.textContent?.trim().slice(0, 12);
    });
  const third = frame.locator('.article-view-body > *').nth(3);
  await third.evaluate((one) => one.scrollIntoView({ block: 'start' }));
  const left = await top();
  await library.waitForTimeout(5_500);
  await library.reload();
  await expect(frame.getByRole('article')).toBeVisible();
  await expect.poll(top).toBe(left);
  await expect(library.getByRole('button', { name: say('markRead') }).last()).toBeVisible();
  await frame
    .locator('.article-view-body > *')
    .last()
    .evaluate((one) => one.scrollIntoView({ block: 'end' }));
  await expect(library.getByRole('button', { name: say('markUnread') }).last()).toBeVisible({ timeout: 10_000 });
});

test('in the overlay ? shows the keys, and Escape closes that first', async ({ demo, say }) => {
  const { page, overlay } = await readSeed(demo, say);
  await overlay.find({ role: 'button', name: say('save') });
  await overlay.press('?');
  const help = await overlay.find({ role: 'dialog', name: say('keysTitle') });
  expect(help.name).toBe(say('keysTitle'));
  expect(await overlay.text()).toContain(say('nextParagraph'));
  await overlay.press('Escape');
  await expect.poll(async () => (await overlay.all({ role: 'dialog', name: say('keysTitle') })).length).toBe(0);
  expect((await overlay.all({ role: 'button', name: say('closeReader') })).length).toBe(1);
  await overlay.press('Escape');
  await waitForNoOverlay(page);
});
