/**
 * Takes every theme in both languages at three widths, on a page and in the library, to be looked at one by one:
 * `npm run build && node tests/tools/look-through.ts [zh-CN|en-US] [theme …]` → `out/looks/`.
 */
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { clickAction } from '../demo/action.ts';
import { OTHER_PAGES } from '../demo/addresses.ts';
import { type Demo, launch } from '../demo/launch.ts';
import { findOverlay } from '../demo/overlay.ts';
import { startPortal } from '../demo/portal.ts';

const FOLDER = 'out/looks';
const WIDTHS = [360, 900, 1600];
const HEIGHT = 900;
/** Holds all of the article, in the widest setting. */
const WHOLE = 3_600;
const THEMES = ['light', 'sepia', 'grey', 'dark', 'black'];
/** What else changes the page as a whole; seen in one theme. */
const SETTINGS: Record<string, object> = {
  serif: { font: 'serif', paragraphs: 'indent' },
  kai: { font: 'kai', align: 'start', size: 22 },
  vertical: { setting: 'vertical', font: 'serif', paragraphs: 'indent' },
  traditional: { script: 'traditional' },
};

const [lang, ...named] = process.argv.slice(2);
const langs = (['zh-CN', 'en-US'] as const).filter((one) => !lang || one === lang);

async function setLook(demo: Demo, look: object): Promise<void> {
  const [worker] = demo.context.serviceWorkers();
  await worker?.evaluate((value) => Reflect.get(globalThis, 'chrome').storage.local.set({ look: value }), look);
}

async function shoot(page: Page, name: string, height = HEIGHT): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(350);
    await page.screenshot({ path: `${FOLDER}/${name}-${width}.png` });
  }
}

async function take(uiLang: 'zh-CN' | 'en-US'): Promise<void> {
  const portal = await startPortal();
  const demo = await launch({ portal, lang: uiLang });
  try {
    const address = uiLang === 'zh-CN' ? OTHER_PAGES.parts : OTHER_PAGES.english;
    const page = await demo.open(address);
    const popup = await clickAction(demo, page);
    await popup.waitForText(/S\b/);
    await popup.press('s');
    await popup.waitForText(/重新保存|Save again/);
    await popup.press('r');
    const overlay = await findOverlay(page);
    const library = await demo.openLibrary();
    await library.locator('.article-row-title').first().click();
    await library.frameLocator('iframe').locator('.article-view-body p').first().waitFor();
    const looks: [string, object][] = [
      ...THEMES.map((theme): [string, object] => [theme, { theme }]),
      ...Object.entries(SETTINGS).map(([name, look]): [string, object] => [name, { theme: 'light', ...look }]),
    ];
    for (const [name, look] of looks.filter(([one]) => named.length === 0 || named.includes(one))) {
      await setLook(demo, look);
      await page.bringToFront();
      await shoot(page, `${uiLang}-overlay-${name}`);
      await shoot(page, `${uiLang}-overlay-${name}-whole`, WHOLE);
      await overlay.click({ role: 'button', name: uiLang === 'zh-CN' ? '外观' : 'Look' });
      await shoot(page, `${uiLang}-overlay-${name}-panel`);
      await overlay.press('Escape');
      await library.bringToFront();
      await shoot(library, `${uiLang}-library-${name}`);
    }
  } finally {
    await demo.close();
    await portal.close();
  }
}

mkdirSync(FOLDER, { recursive: true });
for (const one of langs) await take(one);
