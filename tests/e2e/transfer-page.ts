import { mkdtempSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from '@playwright/test';
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { Page } from 'playwright-core';
import type { Demo } from '../demo/launch.ts';

/** The page that exports and imports; the system's own dialog for a place to save cannot be clicked from here. */
export async function openTransfer(demo: Demo, hash = ''): Promise<Page> {
  const page = await demo.context.newPage();
  await page.addInitScript(() => Object.defineProperty(window, 'showSaveFilePicker', { value: undefined }));
  await page.goto(`chrome-extension://${demo.extensionId}/transfer.html${hash}`);
  return page;
}

/** Exports by the page's buttons and gives the path of what was downloaded. */
export async function exportAs(page: Page, label: string, start: RegExp): Promise<string> {
  await page.getByRole('radio', { name: label }).check();
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: start }).click();
  const download = await waiting;
  const path = join(mkdtempSync(join(tmpdir(), 'jingdu-')), download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** Chooses files on the import page and waits for what it says would happen. */
export async function choose(
  page: Page,
  files: string | { name: string; mimeType: string; buffer: Buffer }[],
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /^(?:选择文件|Choose files)$/ }).click();
  await (await chooser).setFiles(files);
  await expect(page.getByRole('table')).toBeVisible();
}

/** Unpacks a ZIP file, or those of its files that are wanted, into a folder of its own. */
export async function unpack(path: string, wanted = /./): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'jingdu-'));
  const zip = new ZipReader(new BlobReader(new Blob([readFileSync(path)])));
  for (const entry of await zip.getEntries()) {
    if (entry.directory || !wanted.test(entry.filename)) continue;
    const file = join(folder, entry.filename);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await entry.getData(new Uint8ArrayWriter()));
  }
  await zip.close();
  return folder;
}

/** Words as a pattern that means nothing but them. */
export const literally = (words: string) => words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
