import type { Page } from 'playwright-core';
import type { LargeFile } from './large-files.ts';
import type { Seed } from './seeds.ts';

/** What the page says of the files that were dropped on it. */
export interface Answer {
  /** For each file the sum of what it says is in it or broken. */
  found: number[];
  seconds: number;
}

type Say = (key: string) => string;

/** Longer than this and it hangs, as a reader sees it. */
const PATIENCE_MS = 600_000;

/** Drops files on the import page, lets it look, has it import what it can, and gives what it said. */
export async function dropFiles(page: Page, say: Say, files: readonly Seed[]): Promise<Answer> {
  const given = files.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }));
  const startedAt = performance.now();
  const found = await look(page, () =>
    page.evaluate((list) => {
      const dataTransfer = new DataTransfer();
      for (const { name, base64 } of list) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name));
      }
      document.querySelector('.drop-zone')?.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
    }, given),
  );
  const start = page.getByRole('button', { name: /^Import \d/ });
  if (await start.isVisible()) {
    await start.click();
    await page.getByRole('button', { name: say('importSaveReport') }).waitFor();
  }
  return { found, seconds: (performance.now() - startedAt) / 1_000 };
}

/** Has the page look at one file of so many bytes, which is made in the page. */
export async function dropLarge(page: Page, file: LargeFile, bytes: number): Promise<Answer> {
  const startedAt = performance.now();
  const found = await look(page, () =>
    page.evaluate(
      ({ name, head, record, tail, size }) => {
        const parts: BlobPart[] = [head];
        let piece = '';
        const encoder = new TextEncoder();
        for (let total = 0, i = 0; total < size; i++) {
          piece += record.replaceAll('#', String(i));
          if (piece.length < 100_000) continue;
          const made = encoder.encode(piece);
          total += made.length;
          parts.push(made);
          piece = '';
        }
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([...parts, tail], name));
        document.querySelector('.drop-zone')?.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
      },
      { ...file, size: bytes },
    ),
  );
  return { found, seconds: (performance.now() - startedAt) / 1_000 };
}

/** Drops files on a fresh page, and gives what it says of each. */
async function look(page: Page, act: () => Promise<void>): Promise<number[]> {
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${page.url().split('#')[0]}#import`);
  await page.reload();
  await page.locator('.drop-zone').waitFor();
  await act();
  await page.getByRole('table').waitFor();
  return page.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => {
      const cells = [...row.querySelectorAll('td')].map((cell) => Number(cell.textContent));
      return cells.reduce((sum, count) => sum + count, 0);
    }),
  );
}
