/** Takes the README's pictures from the real extension: `npm run build && node tests/tools/take-pictures.ts`. */
import { mkdirSync } from 'node:fs';
import { clickAction } from '../demo/action.ts';
import { PAGES } from '../demo/addresses.ts';
import { launch } from '../demo/launch.ts';
import { findOverlay, waitForNoOverlay } from '../demo/overlay.ts';
import { startPortal } from '../demo/portal.ts';

const FOLDER = 'docs/pictures';
mkdirSync(FOLDER, { recursive: true });
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
  const popup = await clickAction(demo, page);
  await popup.waitForText(/保存\s*S/);
  await popup.screenshot(`${FOLDER}/popup.png`);
  await popup.press('s');
  await popup.waitForText('重新保存');
  await popup.press('r');
  await findOverlay(page);
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${FOLDER}/overlay.png` });
  await page.keyboard.press('Escape');
  await waitForNoOverlay(page);
  const library = await demo.openLibrary();
  await library.locator('.article-row-title').first().click();
  await library.locator('input[type=search]').fill('淄博');
  await library.waitForTimeout(600);
  await library.screenshot({ path: `${FOLDER}/library.png` });
} finally {
  await demo.close();
  await portal.close();
}
