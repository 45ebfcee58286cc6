/** Takes the README's pictures from the real extension: `npm run build && npm run pictures`. */
import { mkdirSync } from 'node:fs';
import { clickAction } from '../demo/action.ts';
import { PAGES } from '../demo/addresses.ts';
import { launch } from '../demo/launch.ts';
import { findOverlay, waitForNoOverlay } from '../demo/overlay.ts';
import { startPortal } from '../demo/portal.ts';
import { makeSheet } from './make-sheet.ts';

const FOLDER = 'docs/pictures';
/** What only goes into another picture. */
const OUT = 'out/pictures';
const USUAL = { width: 1280, height: 800 };
/** Two of these stand beside each other. */
const BESIDE = { width: 1000, height: 720 };
for (const folder of [FOLDER, OUT]) mkdirSync(folder, { recursive: true });
const portal = await startPortal();
const demo = await launch({ portal, lang: 'zh-CN' });
try {
  for (const address of [PAGES.finance, PAGES.lazyPictures, PAGES.plain]) {
    const page = await demo.open(address);
    const popup = await clickAction(demo, page);
    await popup.waitForText(/保存\s*S/);
    await popup.press('s');
    await popup.waitForText('重新保存');
    await popup.close();
    await page.close();
  }
  const page = await demo.open(PAGES.seed);
  await page.waitForLoadState('load');
  await page.screenshot({ path: `${FOLDER}/portal.png` });
  await page.setViewportSize(BESIDE);
  await page.screenshot({ path: `${OUT}/plain.png` });
  await page.setViewportSize(USUAL);
  const popup = await clickAction(demo, page);
  await popup.waitForText(/保存\s*S/);
  await popup.screenshot(`${FOLDER}/popup.png`);
  await popup.press('s');
  await popup.waitForText('重新保存');
  await popup.press('r');
  await findOverlay(page);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${FOLDER}/overlay.png` });
  await page.setViewportSize(BESIDE);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${OUT}/here.png` });
  await page.keyboard.press('Escape');
  await waitForNoOverlay(page);
  const sheet = await demo.context.newPage();
  await makeSheet(sheet, OUT, ['plain.png', 'here.png'], `${FOLDER}/side-by-side.png`, ['In a plain browser', 'Here']);
  await sheet.close();
  const library = await demo.openLibrary();
  await library.locator('.article-row-title').first().click();
  await library.locator('input[type=search]').fill('淄博');
  await library.waitForTimeout(600);
  await library.screenshot({ path: `${FOLDER}/library.png` });
} finally {
  await demo.close();
  await portal.close();
}
