/** Draws `public/icon/*.png`: `node tests/tools/draw-icons.ts`. Colour for an article, grey for anything else. */
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const SIZES = [16, 32, 48, 128];
const LOOKS = { '': { ground: '#17654f', sheet: '#ffffff' }, 'grey-': { ground: '#8b9096', sheet: '#ffffff' } };

/** A sheet of text with a ribbon; on a 16-unit grid, so that its edges are sharp at every size. */
function draw({ ground, sheet }: { ground: string; sheet: string }, size: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 16 16">
    <rect width="16" height="16" rx="3.5" fill="${ground}"/>
    <path d="M3 4h6v2H3zM3 7.5h5v1.5H3zM3 10.5h10v1.5H3z" fill="${sheet}"/>
    <path d="M10 2.5h3.5v6.5l-1.75-1.6L10 9z" fill="${sheet}"/>
  </svg>`;
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
for (const [prefix, look] of Object.entries(LOOKS)) {
  for (const size of SIZES) {
    if (prefix && size > 48) continue; // The toolbar button needs no more.
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>*{margin:0;display:block}</style>${draw(look, size)}`);
    writeFileSync(`public/icon/${prefix}${size}.png`, await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
