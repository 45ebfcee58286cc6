import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** How wide a sheet is, and how high a picture is on it. */
const WIDTH = 2_000;
const HEIGHT = 640;

/** Lays pictures side by side with their names under them, or words of one's own, into one picture. */
export async function makeSheet(
  page: Page,
  folder: string,
  files: readonly string[],
  to: string,
  words: readonly string[] = files,
): Promise<void> {
  if (files.length === 0) return;
  const figures = files.map((file, n) => {
    const data = readFileSync(join(folder, file)).toString('base64');
    return `<figure><img src="data:image/png;base64,${data}"><figcaption>${words[n]}</figcaption></figure>`;
  });
  await page.setViewportSize({ width: WIDTH, height: HEIGHT });
  await page.setContent(
    `<style>body{display:flex;flex-wrap:wrap;width:fit-content;gap:8px;margin:8px;background:#888}figure{margin:0}img{display:block;height:${HEIGHT}px;max-width:${WIDTH - 16}px}figcaption{font:14px sans-serif;padding:4px 0}</style>${figures.join('')}`,
  );
  await page.locator('body').screenshot({ path: to });
}
