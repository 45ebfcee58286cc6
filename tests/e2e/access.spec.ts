import { expect } from '@playwright/test';
import { PAGES, SEED } from '../demo/addresses.ts';
import { findOverlay } from '../demo/overlay.ts';
import { openPopup, saveAddress, test } from './fixtures.ts';

test('the popup is worked with the keyboard alone', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const popup = await openPopup(demo, await demo.open(PAGES.seed), say);
  const seen: string[] = [];
  for (let presses = 0; presses < 26; presses++) {
    await popup.press('Tab');
    const focus = await popup.focused();
    if (focus) seen.push(focus.name);
    const ring = await popup.ask<string>(FOCUS_RING);
    expect(ring, `a ring round ${focus?.name}`).not.toBe('none');
  }
  const wanted = [
    'openLibrary',
    'read',
    'save',
    'searchPlaceholder',
    'view_unread',
    'view_bin',
    'sortBy',
    'markRead',
    'star',
    'archive',
    'editTags',
    'delete',
  ].map((key) => say(key));
  expect(wanted.filter((words) => !seen.some((name) => name.startsWith(words)))).toEqual([]);
  expect(seen).toContain('父亲的自行车');
});

/** How the focused element shows that it is focused. */
const FOCUS_RING = `function () {
  const element = document.activeElement;
  if (!element || element === document.body) return 'body';
  for (let one = element, up = 0; one && up < 2; one = one.parentElement, up++) {
    const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(one);
    if (outlineStyle !== 'none' && outlineWidth !== '0px') return outlineStyle;
    if (boxShadow !== 'none') return boxShadow;
  }
  return 'none';
}`;

test('the library is worked with the keyboard alone', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, PAGES.finance, say);
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(2);
  await library.keyboard.press('/');
  await expect(library.getByRole('searchbox')).toBeFocused();
  await library.keyboard.type('石桥');
  await expect(library.getByRole('listitem')).toHaveCount(1);
  await library.keyboard.press('Tab');
  const title = library.getByRole('button', { name: '父亲的自行车' });
  for (let presses = 0; presses < 12 && !(await title.evaluate((one) => one === document.activeElement)); presses++) {
    await library.keyboard.press('Tab');
  }
  await library.keyboard.press('Enter');
  await expect(library.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText('父亲的自行车');
  const bin = library.getByRole('button', { name: say('delete') });
  for (let presses = 0; presses < 6 && !(await bin.evaluate((one) => one === document.activeElement)); presses++) {
    await library.keyboard.press('Tab');
  }
  await expect(bin).toBeFocused();
  await library.keyboard.press('Enter');
  await expect(library.getByRole('button', { name: say('undo') })).toBeVisible();
  // The focus is not lost with the row.
  expect(await library.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test('the overlay is announced by its title, and its bar can be reached by keyboard', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  await popup.press('r');
  const overlay = await findOverlay(page);
  expect((await overlay.find({ role: 'dialog' })).name).toBe(SEED.title);
  const seen = new Set<string>();
  for (let presses = 0; presses < 12; presses++) {
    await overlay.press('Tab');
    const focus = await overlay.focused();
    if (focus) seen.add(focus.name);
  }
  for (const key of ['save', 'findInArticle', 'look', 'closeReader']) expect([...seen]).toContain(say(key));
});
