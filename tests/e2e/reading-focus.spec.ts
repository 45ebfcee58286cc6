import { expect } from '@playwright/test';
import { OTHER_PAGES } from '../demo/addresses.ts';
import { test } from './fixtures.ts';
import { openOverlay, SURFACES } from './reader.ts';

const NOTED = `function () { return this.querySelector('mark[data-layer="highlight"]')?.getAttribute('aria-description'); }`;

test('over a page keys go on working after Escape has closed a note, a list, the keys; the last opened closes first', async ({
  demo,
  say,
}) => {
  const { page, screen } = await openOverlay(demo, OTHER_PAGES.parts, say);
  const list = { role: 'region', name: say('highlightsHere') };
  const countOf = (thing: { role: string; name: string }) => expect.poll(async () => (await screen.all(thing)).length);
  await page.keyboard.press('v');
  await screen.find({ role: 'toolbar', name: say('highlightBar') });
  await page.keyboard.press('n');
  await screen.find({ role: 'textbox', name: say('noteLabel') });
  await expect.poll(async () => (await screen.focused())?.role).toBe('textbox');
  await screen.type('想起老家');
  await page.keyboard.press('Escape');
  await countOf({ role: 'toolbar', name: say('highlightBar') }).toBe(0);
  await expect.poll(() => screen.ask<string>(NOTED)).toContain('想起老家');

  await page.keyboard.press('l');
  await screen.find(list);
  await page.keyboard.press('a');
  await screen.find({ role: 'dialog', name: say('look') });
  await page.keyboard.press('Escape');
  await countOf({ role: 'dialog', name: say('look') }).toBe(0);
  await countOf(list).toBe(1);
  await page.keyboard.press('Escape');
  await countOf(list).toBe(0);

  await page.setViewportSize({ width: 360, height: 500 });
  await page.keyboard.press('?');
  await screen.find({ role: 'dialog', name: say('keysTitle') });
  // A long list begins at its beginning.
  await expect.poll(() => screen.ask<number>(TOP_OF_KEYS)).toBe(0);
  await page.keyboard.press('Escape');
  await countOf({ role: 'dialog', name: say('keysTitle') }).toBe(0);
  await page.keyboard.press('f');
  await screen.find({ role: 'textbox', name: say('findInArticle') });
});

const TOP_OF_KEYS = `function () { return this.querySelector('.keys-help').scrollTop; }`;

/** Buttons of the bar that lie over one another or out of the window. */
const CROWDED = `() => {
  const boxes = [...this.querySelectorAll('.reading-bar button')].map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0);
  return boxes.filter((a, i) => a.left < 0 || a.right > innerWidth || boxes.some((b, j) => j > i &&
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)).length;
}`;

for (const [surface, openReader] of Object.entries(SURFACES)) {
  test(`on a telephone's width no button of the bar covers another (${surface})`, async ({ demo, say }) => {
    const reader = await openReader(demo, OTHER_PAGES.parts, say);
    await reader.page.setViewportSize({ width: 360, height: 740 });
    const count = () =>
      'screen' in reader
        ? reader.ask<number>(`function () { return (${CROWDED})(); }`)
        : reader.page.evaluate(`(function () { return (${CROWDED})(); }).call(document)`);
    await expect.poll(count).toBe(0);
  });
}
