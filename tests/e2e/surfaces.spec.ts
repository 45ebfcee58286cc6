import { expect } from '@playwright/test';
import { clickAction } from '../demo/action.ts';
import { PAGES, SEED } from '../demo/addresses.ts';
import { findOverlay } from '../demo/overlay.ts';
import { checkFrameOf, checkOverlay, checkPage, checkPopup } from './axe.ts';
import { named, openPopup, test } from './fixtures.ts';

// Every project of playwright.config.ts runs this file: both languages, in light and in dark.

test('axe finds nothing serious on popup, overlay and library', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  expect.soft(await checkPopup(popup), 'popup, nothing saved').toEqual([]);
  await popup.click(named(say('save')));
  await popup.find({ role: 'button', name: say('editTags') });
  await popup.click({ role: 'button', name: say('editTags') });
  await popup.find({ role: 'textbox', name: say('tagsLabel') });
  expect.soft(await checkPopup(popup), 'popup, saved, editing tags').toEqual([]);
  await popup.press('Escape');
  await popup.click(named(say('read')));
  await popup.waitUntilClosed();

  const overlay = await findOverlay(page);
  expect.soft(await checkOverlay(page), 'overlay').toEqual([]);
  await overlay.press('Escape');

  const library = await demo.openLibrary();
  await library.getByRole('button', { name: SEED.title }).click();
  await expect(library.frameLocator('iframe').getByRole('article')).toBeVisible();
  expect.soft(await checkPage(library), 'library').toEqual([]);
  expect.soft(await checkFrameOf(library), 'saved copy').toEqual([]);
  await library.getByRole('button', { name: say('delete') }).click();
  await expect(library.getByRole('button', { name: say('undo') })).toBeVisible();
  expect.soft(await checkPage(library), 'library with a notice').toEqual([]);
});

test('speaks one language, in every surface', async ({ demo, say, scheme }) => {
  const popup = await clickAction(demo, await demo.open(PAGES.list));
  await popup.waitForText(say('notAnArticle'));
  expect(await popup.ask('function () { return document.documentElement.lang; }')).toBe(say('languageTag'));
  const library = await demo.openLibrary();
  await expect(library.getByText(say('emptyLibrary'))).toBeVisible();
  await expect(library.getByText(say('emptyLibraryHint'))).toBeVisible();
  const paper = await library.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const [red = 0] = paper.match(/\d+/g)?.map(Number) ?? [];
  expect(scheme === 'dark' ? red < 80 : red > 200, paper).toBe(true);
});

test('axe finds nothing serious on export, dry run and report', async ({ demo, say }) => {
  const page = await demo.open(`chrome-extension://${demo.extensionId}/transfer.html`);
  await expect(page.getByRole('radio', { name: say('export_archive') })).toBeVisible();
  expect.soft(await checkPage(page), 'export').toEqual([]);
  await page.getByRole('button', { name: say('transfer_import') }).click();
  expect.soft(await checkPage(page), 'import').toEqual([]);
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: say('importChoose') }).click();
  const table =
    'title,url,time_added,tags,status\n一,https://b.example/1,1600000000,,unread\n坏的,ftp://x,1600000000,,unread\n';
  await (await chooser).setFiles([{ name: 'pocket.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }]);
  await page.getByText(say('importBroken', '1')).click();
  expect.soft(await checkPage(page), 'dry run').toEqual([]);
  await page.getByRole('button', { name: say('importStart', '1') }).click();
  await expect(page.getByText(say('imported'), { exact: true })).toBeVisible();
  expect.soft(await checkPage(page), 'report').toEqual([]);
});
