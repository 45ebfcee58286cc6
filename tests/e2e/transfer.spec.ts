import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { BlobReader, TextWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { chromium, type Page } from 'playwright-core';
import { PAGES, SEED } from '../demo/addresses.ts';
import { findChromium } from '../demo/find-chromium.ts';
import { fillLibrary } from './fill-library.ts';
import { saveAddress, test } from './fixtures.ts';
import { readLibrary, wipeLibrary } from './read-library.ts';
import { choose, exportAs, literally, openTransfer, unpack } from './transfer-page.ts';

test('export, wipe, import: the same library, value by value', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.seed, say);
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  const row = library.getByRole('listitem').filter({ hasText: '父亲的自行车' });
  await row.getByRole('button', { name: say('editTags') }).click();
  await row.getByRole('textbox').fill('故事, 家人');
  await library.keyboard.press('Enter');
  await row.getByRole('button', { name: say('star'), exact: true }).click();
  const other = library.getByRole('listitem').filter({ hasText: SEED.title });
  await other.getByRole('button', { name: say('delete') }).click();
  await expect(library.getByRole('listitem')).toHaveCount(1);
  await expect(row.getByRole('button', { name: say('unstar') })).toBeVisible();
  const before = await readLibrary(library);

  const page = await openTransfer(demo);
  // What is said of the choice is what will be written.
  await expect(page.getByText(say('exportCountWithBin', '2', '1'))).toBeVisible();
  await page.getByRole('radio', { name: say('export_epub') }).check();
  await expect(page.getByText(say('articleCount', '1'), { exact: true })).toBeVisible();
  const archive = await exportAs(page, say('export_archive'), new RegExp(literally(say('exportStart', '2'))));
  await expect(page.getByRole('status').filter({ hasText: '.zip' })).toBeVisible();
  await wipeLibrary(page);
  await page.getByRole('button', { name: say('transfer_import') }).click();
  await choose(page, archive);
  await expect(page.getByRole('cell', { name: '2', exact: true })).toBeVisible();
  await page.getByRole('button', { name: say('importStart', '2') }).click();
  await expect(page.getByText(say('imported'), { exact: true })).toBeVisible();
  expect(await readLibrary(page)).toEqual(before);
  // Found again, too.
  await library.reload();
  await library.getByRole('searchbox').fill('石桥');
  await expect(library.getByRole('listitem')).toHaveCount(1);
});

test('what is here already is said before anything is done, and left alone', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const table = `title,url,time_added,tags,status\n我的旧链接,${PAGES.plain},1600000000,旧,unread\n新链接,https://b.example/1,1600000000,,archive\n坏的,ftp://x,1600000000,,unread\n`;
  const page = await openTransfer(demo, '#import');
  const before = await readLibrary(page);
  await choose(page, [
    { name: 'pocket.csv', mimeType: 'text/csv', buffer: Buffer.from(table) },
    { name: '照片.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2, 3]) },
  ]);
  await expect(page.getByText(say('format_pocketCsv'))).toBeVisible();
  await expect(page.getByText(say('broken_unknownFormat')).first()).toBeVisible();
  await expect(page.getByRole('radio', { name: say('known_skip') })).toBeChecked();
  await page.getByText(say('importBroken', '2')).click();
  await expect(page.getByText(`pocket.csv: 4`)).toBeVisible();
  expect(await readLibrary(page)).toEqual(before);
  await page.getByRole('button', { name: say('importStart', '1') }).click();
  await expect(page.getByRole('row', { name: new RegExp(`${say('outcome_linked')} 1`) })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(`${say('outcome_skipped')} 1`) })).toBeVisible();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: say('importSaveReport') }).click();
  const report = readFileSync((await (await waiting).path()) ?? '', 'utf8');
  expect(report).toContain(`"${say('outcome_linked')}","新链接","https://b.example/1"`);
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(2);
});

test('the archive opens and searches in a browser with no extension, from the disk', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.seed, say);
  await saveAddress(demo, PAGES.plain, say);
  const page = await openTransfer(demo);
  const archive = await exportAs(page, say('export_archive'), new RegExp(literally(say('exportStart', '2'))));
  const folder = await unpack(archive);
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const index = await browser.newPage();
    const asked: string[] = [];
    index.on('request', (request) => asked.push(request.url()));
    const errors: string[] = [];
    index.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    await index.goto(`file://${folder}/index.html`);
    await expect(index.getByRole('listitem')).toHaveCount(2);
    await index.getByRole('searchbox').fill('石桥');
    await expect(index.getByRole('listitem')).toHaveCount(1);
    await expect(index.locator('mark').first()).toHaveText('石桥');
    await index.getByRole('link', { name: '父亲的自行车' }).click();
    await expect(index.getByRole('heading', { level: 1 })).toHaveText('父亲的自行车');
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('a selection is exported by itself, as Markdown', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.seed, say);
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await library.getByRole('listitem').filter({ hasText: '父亲的自行车' }).hover();
  await library.getByRole('checkbox', { name: say('selectArticle', '父亲的自行车') }).click();
  const opened = demo.context.waitForEvent('page');
  await library.getByRole('button', { name: say('exportOpen') }).click();
  const page = await opened;
  await page.evaluate(() => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined }));
  await expect(page.getByRole('radio', { name: '父亲的自行车' })).toBeChecked();
  const path = await exportAs(page, say('export_markdown'), new RegExp(literally(say('exportStart', '1'))));
  const zip = new ZipReader(new BlobReader(new Blob([readFileSync(path)])));
  const entries = await zip.getEntries();
  const note = entries.find(({ filename }) => filename === '父亲的自行车.md');
  const text = note && !note.directory ? await note.getData(new TextWriter()) : '';
  await zip.close();
  expect(text).toMatch(/^---\ntitle: "父亲的自行车"\nsource: "http/);
  expect(entries.filter(({ filename }) => filename.endsWith('.md'))).toHaveLength(1);
});

test('an export that is cancelled leaves nothing, and the next one is whole', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await fillLibrary(library, 1_500);
  const page = await openTransfer(demo);
  await page.getByRole('radio', { name: say('export_archive') }).check();
  await page.getByRole('button', { name: new RegExp(literally(say('exportStart', '1,501'))) }).click();
  await page.getByRole('button', { name: say('cancel') }).click();
  await expect(page.getByText(say('exportCancelled'))).toBeVisible();
  const path = await exportAs(page, say('export_csv'), new RegExp(literally(say('exportStart', '1,501'))));
  expect(readFileSync(path, 'utf8').trimEnd().split('\r\n')).toHaveLength(1_502);
});

test('an import whose page is closed in the middle goes on without doubles', async ({ demo, say }) => {
  const lines = Array.from({ length: 1_200 }, (_, i) => `第 ${i} 篇,https://b.example/${i},1600000000,,unread`);
  const file = join(mkdtempSync(join(tmpdir(), 'jingdu-')), 'pocket.csv');
  writeFileSync(file, ['title,url,time_added,tags,status', ...lines].join('\n'));
  const first = await openTransfer(demo, '#import');
  await choose(first, file);
  await first.getByRole('button', { name: say('importStart', '1200') }).click();
  await expect(first.getByRole('progressbar')).toBeVisible();
  await first.close({ runBeforeUnload: false });
  const again = await openTransfer(demo, '#import');
  const { articles: some } = await readLibrary(again);
  await choose(again, file);
  const rest = 1_200 - (some?.length ?? 0);
  await again.getByRole('button', { name: say('importStart', String(rest)) }).click();
  await expect(again.getByText(say('imported'), { exact: true })).toBeVisible({ timeout: 30_000 });
  const { articles } = await readLibrary(again);
  expect(articles).toHaveLength(1_200);
});

/** What is in the clipboard, by pasting it as a reader does. */
async function paste(page: Page): Promise<{ plain: string; rich: string }> {
  const pasted = page.evaluate(
    () =>
      new Promise<{ plain: string; rich: string }>((resolve) => {
        const read = (event: ClipboardEvent) => {
          event.preventDefault();
          const get = (type: string) => event.clipboardData?.getData(type) ?? '';
          resolve({ plain: get('text/plain'), rich: get('text/html') });
        };
        document.addEventListener('paste', read, { once: true });
      }),
  );
  await page.getByRole('searchbox').focus();
  await page.keyboard.press('Control+V');
  return pasted;
}

test('an article is copied as Markdown, with its format, and by a quote', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  const row = library.getByRole('listitem');
  await row.hover();
  await row.getByRole('button', { name: say('takeOut') }).click();
  await expect(library.getByRole('menuitem', { name: say('take_markdown') })).toBeFocused();
  await library.keyboard.press('Enter');
  await expect(library.getByText(say('copied'), { exact: true })).toBeVisible();
  expect((await paste(library)).plain).toMatch(/^---\ntitle: "父亲的自行车"\n[\s\S]*\n# 父亲的自行车\n/);

  await library.getByRole('button', { name: '父亲的自行车', exact: true }).click();
  const article = library.frameLocator('iframe').getByRole('article');
  await article.locator('p', { hasText: '石桥' }).first().selectText();
  const bar = library.getByRole('toolbar', { name: say('readerBar') });
  await bar.getByRole('button', { name: say('takeOut') }).click();
  await library.getByRole('menuitem', { name: say('take_quote') }).click();
  // The notice of the first copy may still be there: what counts is what is pasted.
  const quote = async () => (await paste(library)).plain;
  await expect.poll(quote).toContain(`${PAGES.plain}#:~:text=`);
  expect(await quote()).toMatch(/^[^#]*石桥/);
  await bar.getByRole('button', { name: say('takeOut') }).click();
  await library.getByRole('menuitem', { name: say('take_rich') }).click();
  await expect.poll(async () => (await paste(library)).rich).toMatch(/<h1[^>]*>父亲的自行车<\/h1>/);
});

test('a link without a text says what it is, in the list and when it is opened', async ({ demo, say }) => {
  const page = await openTransfer(demo, '#import');
  const table = 'title,url,time_added,tags,status\n旧链接,https://b.example/1,1600000000,,unread\n';
  await choose(page, [{ name: 'pocket.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }]);
  await page.getByRole('button', { name: say('importStart', '1') }).click();
  await expect(page.getByText(say('imported'), { exact: true })).toBeVisible();
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem').getByText(say('linkOnly'))).toBeVisible();
  await library.getByRole('button', { name: '旧链接', exact: true }).click();
  await expect(library.getByText(say('linkOnlyHint'))).toBeVisible();
});

test('a link that was imported gets its text from the queue, and stays as old as it was', async ({ demo, say }) => {
  const page = await openTransfer(demo, '#import');
  const table = `title,url,time_added,tags,status\n旧链接,${PAGES.plain},1600000000,旧标签,unread\n`;
  await choose(page, [{ name: 'pocket.csv', mimeType: 'text/csv', buffer: Buffer.from(table) }]);
  await page.getByRole('button', { name: say('importStart', '1') }).click();
  await page.getByRole('button', { name: say('importFetchLinks', '1') }).click();
  await page.waitForURL('**/queue.html');
  const library = await demo.openLibrary();
  const row = library.getByRole('listitem').filter({ hasText: '父亲的自行车' });
  await expect(row).toBeVisible({ timeout: 30_000 });
  await expect(row).toContainText('旧标签');
  await expect(row).toContainText('2020');
  await expect(library.getByRole('listitem')).toHaveCount(1);
});
