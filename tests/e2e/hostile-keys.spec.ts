import { expect } from '@playwright/test';
import { clickAction } from '../demo/action.ts';
import { OTHER_PAGES } from '../demo/addresses.ts';
import { findOverlay, waitForNoOverlay } from '../demo/overlay.ts';
import { test } from './fixtures.ts';

test('Esc leaves the overlay also where the page swallows key presses, hides every box and has a dialog open', async ({
  demo,
  say,
}) => {
  const page = await demo.open(OTHER_PAGES.chinese);
  await page.addStyleTag({ content: '* { all: unset !important } div { display: none !important }' });
  await page.evaluate(() => {
    const dialog = document.createElement('dialog');
    document.body.append(dialog);
    dialog.showModal();
    const swallow = (event: Event) => {
      event.stopImmediatePropagation();
      event.preventDefault();
    };
    addEventListener('keydown', swallow, true);
  });
  const before = await page.evaluate(() => document.documentElement.outerHTML);
  const popup = await clickAction(demo, page);
  await popup.click({ role: 'button', name: new RegExp(say('read')) });
  const overlay = await findOverlay(page);
  await overlay.waitForText('山里的图书馆');
  await page.keyboard.press('Escape');
  await waitForNoOverlay(page);
  expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
});
