import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { COMMAND_IDS, COMMANDS, DEFAULT_KEYMAP, showKey } from '../../utils/keys.ts';
import { clickAction } from '../demo/action.ts';
import { PAGES, SEED } from '../demo/addresses.ts';
import type { Demo } from '../demo/launch.ts';
import { listTargets } from '../demo/wire.ts';
import { checkPage } from './axe.ts';
import { saveAddress, test } from './fixtures.ts';

const openOptions = (demo: Demo) => demo.open(`chrome-extension://${demo.extensionId}/options.html`);

test('axe finds nothing serious on settings and highlights', async ({ demo, say }) => {
  const options = await openOptions(demo);
  await expect(options.getByRole('heading', { name: say('settings'), level: 1 })).toBeVisible();
  expect.soft(await checkPage(options)).toEqual([]);
  const highlights = await demo.open(`chrome-extension://${demo.extensionId}/highlights.html`);
  await expect(highlights.getByText(say('noHighlightsYet'))).toBeVisible();
  expect.soft(await checkPage(highlights)).toEqual([]);
});

test('a key is changed, a contradiction is said, and the new key works while reading', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.seed, say);
  const options = await openOptions(demo);
  const row = options.locator('tr[data-command="highlights"]');
  await row.getByRole('button', { name: say('removeKey', 'l', say('highlightsHere')) }).click();
  await expect(row.getByText(say('noKey'))).toBeVisible();
  await row.getByRole('button', { name: say('addKeyTo', say('highlightsHere')) }).click();
  await expect(row.getByRole('button', { pressed: true })).toBeVisible();
  await options.keyboard.press('h');
  await expect(row.getByText(say('keyConflict', 'h', say('highlight')))).toBeVisible();
  await row.getByRole('button', { name: say('removeKey', 'h', say('highlightsHere')) }).click();
  await row.getByRole('button', { name: say('addKeyTo', say('highlightsHere')) }).click();
  await expect(row.getByRole('button', { pressed: true })).toBeVisible();
  // A modifier belongs to the page or to the browser.
  await options.keyboard.press('Control+y');
  await options.keyboard.press('y');
  await expect(row.locator('kbd')).toHaveText('y');

  const library = await demo.openLibrary();
  await library.getByRole('button', { name: SEED.title }).click();
  await expect(library.frameLocator('iframe').getByRole('article')).toBeVisible();
  const list = library.getByRole('region', { name: say('highlightsHere') });
  await library.keyboard.press('y');
  await expect(list).toBeVisible();
  await library.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await library.keyboard.press('l');
  // Whatever the old key did would be seen before what the new one does after it.
  await library.keyboard.press('a');
  await expect(library.getByRole('dialog', { name: say('look') })).toBeVisible();
  await expect(list).toHaveCount(0);
});

test('the language changes at once, here and on the other pages, and back', async ({ demo, say }) => {
  const options = await openOptions(demo);
  await options.getByRole('radio', { name: 'English' }).check({ force: true });
  await expect(options.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  const library = await demo.openLibrary();
  await expect(
    library.getByText('No saved articles yet').or(library.getByText('Nothing saved yet')).first(),
  ).toBeVisible();
  await options
    .getByRole('radio', { name: say('language_browser') })
    .or(options.getByRole('radio', { name: 'As the browser' }))
    .check({ force: true });
  await expect(options.getByRole('heading', { name: say('settings'), level: 1 })).toBeVisible();
});

test('settings are searched, exported and taken over again', async ({ demo, say }, info) => {
  const options = await openOptions(demo);
  const search = options.getByRole('searchbox');
  await search.fill(say('exportSettings'));
  await expect(options.getByRole('button', { name: say('exportSettings'), exact: true })).toBeVisible();
  await expect(options.getByRole('button', { name: say('importSettings'), exact: true })).toBeHidden();
  await expect(options.locator('#look')).toBeHidden();
  // One setting of a section, under the section's name, with the words marked.
  await search.fill(say('lineHeight'));
  await expect(options.getByRole('group', { name: say('lineHeight') })).toBeVisible();
  await expect(options.getByRole('heading', { name: say('look') })).toBeVisible();
  await expect(options.getByRole('group', { name: say('theme') })).toBeHidden();
  await expect
    .poll(() => options.evaluate(() => [...(CSS.highlights.get('settings-hit') ?? [])].map(String)))
    .toEqual([say('lineHeight')]);
  // One key of the table, under the table's name.
  await search.fill(say('nextParagraph'));
  await expect(options.locator('tr[data-command]:visible')).toHaveCount(1);
  await expect(options.getByText(say('keysIn_reading'), { exact: true })).toBeVisible();
  await search.fill('石桥石桥');
  await expect(options.getByText(say('noSetting', '石桥石桥'))).toBeVisible();
  // Who goes to a section by its link sees all of it.
  await options.getByRole('link', { name: say('look'), exact: true }).click();
  await expect(search).toHaveValue('');
  await expect(options.getByRole('group', { name: say('theme') })).toBeInViewport();

  await options.getByRole('radio', { name: say('theme_sepia') }).check({ force: true });
  const [download] = await Promise.all([
    options.waitForEvent('download'),
    options.getByRole('button', { name: say('exportSettings'), exact: true }).click(),
  ]);
  const file = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(file).toMatchObject({ format: 'jingdu-settings', look: { theme: 'sepia' } });

  const path = info.outputPath('settings.json');
  writeFileSync(path, JSON.stringify({ ...file, look: { ...file.look, theme: 'dark', size: 'huge' } }));
  await options.locator('#file input[type="file"]').setInputFiles(path);
  await expect(options.getByText(say('settingsImported'))).toBeVisible();
  await expect(options.getByRole('radio', { name: say('theme_dark') })).toBeChecked();
  writeFileSync(path, '{"format":"something else"}');
  await options.locator('#file input[type="file"]').setInputFiles(path);
  await expect(options.getByText(say('problem_notSettings'))).toBeVisible();
});

test('sites and permissions say what for; storage says what takes room', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.seed, say);
  const options = await openOptions(demo);
  await expect(options.getByText('www.fensifuwu.com', { exact: true })).toBeVisible();
  await expect(options.getByText(say('permission_activeTab'))).toBeVisible();
  const articles = options
    .locator('#storage dl > div')
    .filter({ has: options.getByText(say('usage_articles'), { exact: true }) });
  await expect(articles).toContainText(say('usageCount', '1'));
  await expect(options.locator('#keys').getByText(say('commandRead'), { exact: true }).first()).toBeVisible();
});

test('every command can be unset and set again, and all of them are given back at once', async ({ demo, say }) => {
  const options = await openOptions(demo);
  const rows = options.locator('tr[data-command]');
  await expect(rows).toHaveCount(COMMAND_IDS.length);
  for (const id of COMMAND_IDS) {
    const row = options.locator(`tr[data-command="${id}"]`);
    for (const key of DEFAULT_KEYMAP[id]) {
      await row
        .getByRole('button', { name: say('removeKey', showKey(key), say(COMMANDS[id].label)), exact: true })
        .click();
    }
    await expect(row.getByText(say('noKey'))).toBeVisible();
  }
  const row = options.locator('tr[data-command="listen"]');
  await row.getByRole('button', { name: say('addKeyTo', say('listen')) }).click();
  await options.keyboard.press('q');
  await expect(row.locator('kbd')).toHaveText('q');
  await options.getByRole('button', { name: say('resetKeys') }).click();
  await expect(row.locator('kbd')).toHaveText(DEFAULT_KEYMAP.listen.map(showKey));
  await expect(options.getByText(say('noKey'))).toHaveCount(
    await options.locator('dl').getByText(say('noKey')).count(),
  );
});

test('the browser’s own page for shortcuts is one click away', async ({ demo, say }) => {
  const options = await openOptions(demo);
  const opened = async () =>
    (await listTargets(demo.browser, ({ url }) => url.startsWith('chrome://extensions/shortcuts'))).length;
  await options.getByRole('button', { name: say('openBrowserKeys') }).click();
  await expect.poll(opened).toBeGreaterThan(0);
});

test('? shows the keys over the list and in the popup; while typing and with a modifier nothing fires', async ({
  demo,
  say,
}) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  const help = library.getByRole('dialog', { name: say('keysTitle') });
  await library.keyboard.press('?');
  await expect(help.getByText(say('keyNext'))).toBeVisible();
  await expect(help.getByText(say('nextParagraph'))).toBeVisible();
  await library.keyboard.press('Escape');
  await expect(help).toHaveCount(0);

  await library.keyboard.press('j');
  await expect(library.locator('.article-row-title').first()).toBeFocused();
  for (const key of ['Alt+s', 'Control+s', 'Meta+e']) await library.keyboard.press(key);
  await library.getByRole('searchbox').click();
  await library.keyboard.type('?sex#');
  await expect(library.getByRole('searchbox')).toHaveValue('?sex#');
  await expect(help).toHaveCount(0);
  await library.getByRole('searchbox').fill('');
  await expect(library.locator('.article-row-title')).toHaveCount(1);
  await expect(library.locator('.article-row-star')).toHaveCount(0);

  const popup = await clickAction(demo, await demo.open(PAGES.list));
  await popup.waitForText(say('notAnArticle'));
  await popup.press('?');
  await popup.find({ role: 'dialog', name: say('keysTitle') });
});

test('all highlights are searched, copied as Markdown, and lead to where they stand', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await library.locator('.article-row-title').first().click();
  const frame = library.frameLocator('iframe');
  await expect(frame.getByRole('article')).toBeVisible();
  await library.keyboard.press('v');
  await library.keyboard.press('2');
  await expect(frame.locator('mark[data-color="green"]').first()).toBeVisible();
  await demo.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await demo.open(`chrome-extension://${demo.extensionId}/highlights.html`);
  await expect(page.getByText(say('highlightCount', '1'))).toBeVisible();
  await page.getByRole('searchbox').fill('石狮子石狮子');
  await expect(page.getByText(say('noHighlightSays', '石狮子石狮子'))).toBeVisible();
  await page.getByRole('searchbox').fill('自行車');
  await expect(page.getByText(say('highlightCount', '1'))).toBeVisible();
  await page.getByRole('button', { name: say('copyMarkdown') }).click();
  await expect(page.getByText(say('copied'))).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\[父亲的自行车\].*[\s\S]*> 父亲有一辆/);
  await page.locator('button.highlight-list-quote').click();
  await expect(page).toHaveURL(/library\.html\?article=.*#/);
  await expect(page.frameLocator('iframe').locator('mark[data-color="green"]').first()).toBeFocused();
});

test('the browser gives each of our shortcuts the keys that we suggest', async ({ demo }) => {
  const options = await openOptions(demo);
  // It says nothing when it keeps a key to itself.
  const given = await options.evaluate<Record<string, string>>(
    'chrome.commands.getAll().then((all) => Object.fromEntries(all.map(({ name, shortcut }) => [name, shortcut])))',
  );
  expect(given).toEqual({
    _execute_action: 'Alt+Shift+Y',
    'read-page': 'Alt+Shift+D',
    'save-page': 'Alt+Shift+K',
  });
});
