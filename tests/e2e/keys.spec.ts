import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { DEFAULT_KEYMAP } from '../../utils/keys.ts';
import { PAGES, SEED } from '../demo/addresses.ts';
import { saveAddress, test } from './fixtures.ts';
import { openOverlay } from './reader.ts';

/** A machine that reads its settings slowly: whatever is pressed meanwhile has to wait for them. */
const SLOW_SETTINGS = `
  const read = chrome.storage.local.get.bind(chrome.storage.local);
  chrome.storage.local.get = async (...what) => {
    await new Promise((resolve) => setTimeout(resolve, 900));
    return read(...what);
  };
`;

/** Opens a page of ours that is not ready yet, and gives the keyboard to a reader who does not wait. */
async function openSlowly(page: Page, address: string): Promise<void> {
  await page.addInitScript(SLOW_SETTINGS);
  await page.goto(address);
  await expect(page.locator('#app')).toBeEmpty();
}

const setKeys = (page: Page, keys: object) =>
  page.evaluate((keys) => chrome.storage.local.set({ keys, keys$: { v: 1 } }), keys);
declare const chrome: { storage: { local: { set(items: object): Promise<void> } } };

test('a quick reader’s keys are heard from the first moment: down, tags, what is typed, done', async ({
  demo,
  say,
}) => {
  await saveAddress(demo, PAGES.plain, say);
  const page = await demo.context.newPage();
  await openSlowly(page, `chrome-extension://${demo.extensionId}/library.html`);
  for (const key of ['j', 't', 'o', 'l', 'd', 'Enter']) await page.keyboard.press(key);
  await expect(page.locator('.article-row-tag')).toHaveText('old');
  // And without any wait where everything is there.
  for (const key of ['t', 'e', 'r', 'Enter']) await page.keyboard.press(key);
  await expect(page.locator('.article-row-tag')).toHaveText(['old', 'er']);
});

test('a key that was changed acts as it was changed, however early it is pressed; the one before does not', async ({
  demo,
  say,
}) => {
  await saveAddress(demo, PAGES.plain, say);
  const page = await demo.openLibrary();
  await setKeys(page, { ...DEFAULT_KEYMAP, next: ['y'], star: [] });
  await openSlowly(page, `chrome-extension://${demo.extensionId}/library.html`);
  // Were `j` still the key, the row would be starred by the next one.
  for (const key of ['j', 'y', 's', 'x']) await page.keyboard.press(key);
  await expect(page.getByText(say('selectedCount', '1'))).toBeVisible();
  await expect(page.locator('.article-row-title').first()).toBeFocused();
  await expect(page.locator('.article-row-star')).toHaveCount(0);
});

test('keys of reading wait for the article; Escape at once closes what they opened', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.seed, say);
  const page = await demo.openLibrary();
  await page.getByRole('button', { name: SEED.title }).click();
  await expect(page).toHaveURL(/article=/);
  await openSlowly(page, page.url());
  await page.keyboard.press('l');
  const list = page.getByRole('region', { name: say('highlightsHere') });
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  // As fast as can be, many times: a press that is lost leaves it open.
  for (let round = 0; round < 6; round++) for (const key of ['l', 'Escape']) await page.keyboard.press(key);
  await expect(list).toHaveCount(0);
  // A sentence, its colour, and its note, without a pause.
  for (const key of ['v', 'n', 'h', 'i']) await page.keyboard.press(key);
  await expect(page.getByRole('textbox', { name: say('noteLabel') })).toHaveValue('hi');
});

test('over a page, too: a sentence, its colour and its note without a pause, with changed keys', async ({
  demo,
  say,
}) => {
  const library = await demo.openLibrary();
  await setKeys(library, { ...DEFAULT_KEYMAP, selectSentence: ['y'], highlights: [] });
  const { page, screen } = await openOverlay(demo, PAGES.seed, say);
  for (const key of ['y', 'n', 'h', 'l', 'i']) await page.keyboard.press(key);
  await expect.poll(async () => (await screen.find({ role: 'textbox', name: say('noteLabel') })).value).toBe('hli');
  expect((await screen.all({ role: 'region', name: say('highlightsHere') })).length).toBe(0);
});
