import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { expect } from '@playwright/test';
import { BlobReader, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../demo/find-chromium.ts';
import { makeRecords } from '../suites/roundtrip/make-records.ts';
import { type Say, test } from './fixtures.ts';
import { readLibrary, wipeLibrary } from './read-library.ts';
import { choose, exportAs, literally, openTransfer } from './transfer-page.ts';

/** Titles that some system, spreadsheet or archive would choke on. */
const TITLES = [
  ...['CON', 'a/b\\c:d*e?f"g<h>|i', '..', '结尾的点...', '长'.repeat(300), '👨‍👩‍👧‍👦'.repeat(60)],
  ...['Readme', 'README', 'readme', '=1+1', '+cmd|calc', '@SUM(A1)', 'a\u0301b', '\u00e1b', '\u202egpj.exe'],
];

/** Articles with these titles, with notes, highlights, tags and pictures that were never fetched. */
function makeFile(titles: readonly string[]): string {
  const lines = makeRecords({ articles: titles.length, pictures: 1, kilobytes: 0 }).split('\n');
  return lines
    .map((line, i) => {
      const record = JSON.parse(line);
      return JSON.stringify({ ...record, binnedAt: null, fields: { ...record.fields, title: titles[i] } });
    })
    .join('\n');
}

async function importAll(page: Page, say: Say, name: string, text: string, count: number): Promise<void> {
  await page.getByRole('button', { name: say('transfer_import'), exact: true }).click();
  await choose(page, [{ name, mimeType: '', buffer: Buffer.from(text) }]);
  await page.getByRole('button', { name: say('importStart', String(count)) }).click();
  await expect(page.getByText(say('imported'), { exact: true })).toBeVisible();
  await page.getByRole('button', { name: say('transfer_export'), exact: true }).click();
}

const start = (say: Say, count: number) => new RegExp(literally(say('exportStart', String(count))));

test('every system takes the names of files, and no two are one', async ({ demo, say }) => {
  const page = await openTransfer(demo);
  await importAll(page, say, 'data.jsonl', makeFile(TITLES), TITLES.length);
  for (const format of ['export_markdown', 'export_html', 'export_archive'] as const) {
    const path = await exportAs(page, say(format), start(say, TITLES.length));
    const zip = new ZipReader(new BlobReader(new Blob([readFileSync(path)])));
    const names = (await zip.getEntries()).map(({ filename }) => filename);
    await zip.close();
    const parts = names.flatMap((name) => name.split('/'));
    for (const part of parts) {
      expect(part).toMatch(/^[^\\:*?"<>|\p{Cc}\p{Cf}]+$/u);
      expect(part).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)|^[\s.~-]|[\s.]$/i);
      expect(Buffer.byteLength(part)).toBeLessThan(200);
    }
    const told = names.map((name) => name.normalize('NFKC').toLowerCase());
    expect(new Set(told).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(TITLES.length);
  }
});

test('no cell of a table is a formula', async ({ demo, say }) => {
  const page = await openTransfer(demo);
  await importAll(page, say, 'data.jsonl', makeFile(TITLES), TITLES.length);
  const table = readFileSync(await exportAs(page, say('export_csv'), start(say, TITLES.length)), 'utf8');
  for (const title of ['=1+1', '+cmd|calc', '@SUM(A1)']) expect(table).toContain(`'${title}`);
  expect(table).not.toMatch(/(?:^|,|\n)"?[=+@\t-]/);
});

test('bookmarks that go out come in again', async ({ demo, say }) => {
  const titles = ['一 <b>&amp; “二”</b>', 'two', '三'];
  const page = await openTransfer(demo);
  await importAll(page, say, 'data.jsonl', makeFile(titles), titles.length);
  const before = await readPlain(page);
  const file = readFileSync(await exportAs(page, say('export_bookmarks'), start(say, titles.length)), 'utf8');
  await wipeLibrary(page);
  await page.reload();
  await importAll(page, say, 'bookmarks.html', file, titles.length);
  expect(await readPlain(page)).toEqual(before);
});

test('lines of data are records, and come in again as they were', async ({ demo, say }) => {
  const titles = ['一', '二\n三', '__proto__'];
  const page = await openTransfer(demo);
  await importAll(page, say, 'data.jsonl', makeFile(titles), titles.length);
  const before = await readLibrary(page);
  const file = readFileSync(await exportAs(page, say('export_jsonLines'), start(say, titles.length)), 'utf8');
  const records = file.trimEnd().split('\n');
  expect(records).toHaveLength(titles.length);
  for (const record of records) expect(JSON.parse(record)).toMatchObject({ format: 'jingdu-article', version: 1 });
  await wipeLibrary(page);
  await page.reload();
  await importAll(page, say, 'x', file, titles.length);
  expect(await readLibrary(page)).toEqual(before);
});

test('a book made by the browser passes the check, and a page opens without the network', async ({ demo, say }) => {
  const page = await openTransfer(demo);
  await importAll(page, say, 'data.jsonl', makeFile(['一', '二', 'CON', '四']), 4);
  const book = await exportAs(page, say('export_epub'), start(say, 4));
  const { messages } = await EpubCheck.validate(readFileSync(book));
  expect(messages.filter(({ severity }) => /fatal|error|warning/.test(severity))).toEqual([]);

  const library = await demo.openLibrary();
  const row = library.getByRole('listitem').filter({ hasText: '四' });
  await row.hover();
  const opened = demo.context.waitForEvent('page');
  await row.getByRole('button', { name: say('takeOut') }).click();
  await library.getByRole('menuitem', { name: say('take_export') }).click();
  const one = await opened;
  await one.evaluate(() => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined }));
  await expect(one.getByRole('radio', { name: '四' })).toBeChecked();
  const path = await exportAs(one, say('export_html'), start(say, 1));
  expect(basename(path)).toBe('四.html');
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const read = await browser.newPage();
    const asked: string[] = [];
    read.on('request', (request) => asked.push(request.url()));
    await read.goto(`file://${path}`);
    await expect(read.locator('mark').first()).toHaveText('父亲推着自行车');
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  } finally {
    await browser.close();
  }
});

/** What bookmarks hold of each article. */
async function readPlain(page: Page): Promise<unknown[]> {
  const { articles = [] } = await readLibrary(page);
  const rows = articles as { f: Record<string, [unknown]>; tagKeys: string[] }[];
  const plain = rows.map(({ f, tagKeys }) => ({
    ...{ title: f.title?.[0], url: f.url?.[0], note: String(f.note?.[0]).replace(/\s+/g, ' ') },
    ...{ savedAt: String(f.savedAt?.[0]).slice(0, 19), tags: [...tagKeys].sort() },
  }));
  return plain.sort((a, b) => (String(a.url) < String(b.url) ? -1 : 1));
}
