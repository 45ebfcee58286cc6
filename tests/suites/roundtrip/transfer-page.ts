import type { Page } from 'playwright-core';
import type { Demo } from '../../demo/launch.ts';

type Say = (key: string) => string;

/** Longer than any library here takes. */
const PATIENCE_MS = 3_600_000;

/**
 * The page that exports and imports. The system's dialog for a place to save cannot be clicked from here: in its stead a
 * file of the page's own, which is written by the same streams.
 */
export async function openTransfer(demo: Demo): Promise<Page> {
  const page = await demo.context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(() => {
    const value = async () => {
      const folder = await navigator.storage.getDirectory();
      return folder.getFileHandle('archive.zip', { create: true });
    };
    Object.defineProperty(window, 'showSaveFilePicker', { value });
  });
  await page.goto(`chrome-extension://${demo.extensionId}/transfer.html`);
  return page;
}

/** Exports everything as an archive, and says how many bytes that is. */
export async function exportArchive(page: Page, say: Say): Promise<number> {
  await page.getByRole('radio', { name: say('export_archive') }).check();
  await page.getByRole('button', { name: /^Export \d/ }).click();
  await page.getByRole('status').filter({ hasText: '.zip' }).waitFor();
  return page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    return (await (await folder.getFileHandle('archive.zip')).getFile()).size;
  });
}

/** The bytes of what `exportArchive` has kept; of small ones only. */
export async function readArchive(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const bytes = new Uint8Array(await (await (await folder.getFileHandle('archive.zip')).getFile()).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  });
  return Buffer.from(base64, 'base64');
}

/** Imports a text, or what `exportArchive` has kept, by dropping it on the page. */
export async function importFile(
  page: Page,
  say: Say,
  what: { text: string; name: string } | { kept: string },
): Promise<void> {
  await page.getByRole('button', { name: say('transfer_import'), exact: true }).click();
  await page.evaluate(async (given) => {
    const folder = await navigator.storage.getDirectory();
    const file =
      'kept' in given ? await (await folder.getFileHandle(given.kept)).getFile() : new File([given.text], given.name);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    document.querySelector('.drop-zone')?.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
  }, what);
  await page.getByRole('button', { name: /^Import \d/ }).click();
  await page.getByText(say('imported'), { exact: true }).waitFor();
}
