/**
 * `npm run build && npm run screens [zh-CN|en-US]`: takes the reading view over a page and in the library in every theme,
 * with a Chinese and an English article, at three widths, and each part of an article and each panel besides, into
 * `out/screens/`; and sheets of many to be looked at together into `out/screens/sheets/`.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { clickAction } from '../demo/action.ts';
import { OTHER_PAGES } from '../demo/addresses.ts';
import { type Demo, launch } from '../demo/launch.ts';
import { findOverlay } from '../demo/overlay.ts';
import { startPortal } from '../demo/portal.ts';
import type { Screen } from '../demo/screen.ts';
import { makeSheet } from './make-sheet.ts';

const FOLDER = 'out/screens';
const WIDTHS = [360, 900, 1600];
const HEIGHT = 900;
/** A sheet of A4 at the browser's 96 pixels an inch, for what is printed. */
const SHEET = { width: 794, height: 1123 };
const THEMES = ['system', 'light', 'sepia', 'grey', 'dark', 'black'];
/** What else changes the page as a whole; seen in one theme. */
const SETTINGS: Record<string, object> = {
  serif: { font: 'serif', paragraphs: 'indent' },
  kai: { font: 'kai', align: 'start', size: 22 },
  vertical: { setting: 'vertical', font: 'serif', paragraphs: 'indent' },
  traditional: { script: 'traditional' },
};
const PANELS = ['look', 'outline', 'findInArticle', 'highlightsHere'];
type Lang = 'zh-CN' | 'en-US';

/** What the interface says. */
function readWords(lang: Lang): (key: string) => string {
  const folder = lang === 'zh-CN' ? 'zh_CN' : 'en';
  const catalogue = JSON.parse(readFileSync(`public/_locales/${folder}/messages.json`, 'utf8'));
  return (key) => (catalogue as Record<string, { message: string }>)[key]?.message ?? key;
}

/** An article that is shown: over its page or in the library. */
interface Shown {
  page: Page;
  ask: (functionDeclaration: string) => Promise<unknown>;
  click: (name: string) => Promise<void>;
}

/** What is brought to the middle of the screen, or opened, before a picture is taken. */
const PARTS: Record<string, string> = {
  quote: 'blockquote',
  lists: 'ol',
  ruby: 'ruby',
  table: 'table',
  code: 'pre',
  figure: 'figure',
  broken: '.article-view-picture',
};

async function setLook(demo: Demo, look: object): Promise<void> {
  const [worker] = demo.context.serviceWorkers();
  await worker?.evaluate((value) => Reflect.get(globalThis, 'chrome').storage.local.set({ look: value }), look);
}

async function shoot(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: HEIGHT });
    await page.waitForTimeout(350);
    await page.screenshot({ path: `${FOLDER}/${name}-${width}.png` });
  }
}

const bring = (selector: string) => `function () {
  this.querySelector('${selector}')?.scrollIntoView({ block: 'center', behavior: 'instant' });
}`;
const GO_UP = `function () { (this.querySelector('main') ?? this).scrollTo(0, 0); }`;

async function takeParts(shown: Shown, name: string, lang: Lang): Promise<void> {
  const { page, ask, click } = shown;
  for (const [part, selector] of Object.entries(PARTS)) {
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: HEIGHT });
      await ask(bring(selector));
      await page.waitForTimeout(300);
      await page.screenshot({ path: `${FOLDER}/${name}-part-${part}-${width}.png` });
    }
  }
  await ask(GO_UP);
  // The English article has no headings.
  for (const what of PANELS.filter((panel) => lang === 'zh-CN' || panel !== 'outline')) {
    await page.setViewportSize({ width: 900, height: HEIGHT });
    await click(readWords(lang)(what));
    if (what === 'findInArticle') {
      await page.waitForTimeout(200);
      await page.keyboard.insertText('排版');
    }
    await shoot(page, `${name}-panel-${what}`);
    await page.keyboard.press('Escape');
    await page.waitForTimeout(200);
  }
}

/** What a printer would get, and as a true PDF beside it. */
async function takePrint(page: Page, name: string): Promise<void> {
  await page.setViewportSize(SHEET);
  await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
  await page.emulateMedia({ media: 'print' });
  await page.waitForTimeout(300);
  await page.screenshot({ path: `${FOLDER}/${name}-print.png` });
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(`dispatchEvent(new Event('afterprint'))`);
  await page.pdf({ path: `${FOLDER}/${name}.pdf`, preferCSSPageSize: true });
}

async function openBoth(demo: Demo, address: string, lang: Lang): Promise<{ overlay: Shown; library: Shown }> {
  const page = await demo.open(address);
  const popup = await clickAction(demo, page);
  await popup.waitForText(/S\b/);
  await popup.press('s');
  await popup.waitForText(readWords(lang)('saveAgain'));
  await popup.press('r');
  const screen: Screen = await findOverlay(page);
  const library = await demo.openLibrary();
  await library.locator('.article-row-title').first().click();
  const frame = library.frameLocator('iframe');
  await frame.locator('.article-view-body p').first().waitFor();
  return {
    overlay: { page, ask: (text) => screen.ask(text), click: (name) => screen.click({ role: 'button', name }) },
    library: {
      page: library,
      ask: (text) => frame.locator('html').evaluate(new Function('root', `return (${text}).call(root)`) as () => void),
      click: (name) => library.locator('.reading').getByRole('button', { name, exact: true }).first().click(),
    },
  };
}

async function take(lang: Lang): Promise<void> {
  const portal = await startPortal();
  const demo = await launch({ portal, lang });
  try {
    const both = await openBoth(demo, lang === 'zh-CN' ? OTHER_PAGES.parts : OTHER_PAGES.english, lang);
    const looks: [string, object][] = [
      ...THEMES.map((theme): [string, object] => [theme, { theme }]),
      ...Object.entries(SETTINGS).map(([name, look]): [string, object] => [name, { theme: 'light', ...look }]),
    ];
    for (const [surface, shown] of Object.entries(both)) {
      await shown.page.bringToFront();
      for (const [name, look] of looks) {
        await setLook(demo, look);
        await shoot(shown.page, `${lang}-${surface}-${name}`);
      }
      await setLook(demo, { theme: 'light' });
      await takeParts(shown, `${lang}-${surface}`, lang);
      await takePrint(shown.page, `${lang}-${surface}`);
    }
    const { page, ask } = both.overlay;
    await page.bringToFront();
    await ask(`function () { this.querySelector('.article-view-zoom')?.click(); }`);
    await shoot(page, `${lang}-overlay-panel-lightbox`);
    await page.keyboard.press('Escape');
    const sheet = await demo.context.newPage();
    for (const surface of Object.keys(both)) {
      for (const [kind, isOf] of Object.entries(SHEETS)) {
        for (const width of WIDTHS) {
          const files = readdirSync(FOLDER).filter(
            (file) => file.startsWith(`${lang}-${surface}-`) && file.endsWith(`-${width}.png`) && isOf(file),
          );
          await makeSheet(sheet, FOLDER, files, `${FOLDER}/sheets/${lang}-${surface}-${kind}-${width}.png`);
        }
      }
    }
  } finally {
    await demo.close();
    await portal.close();
  }
}

/** What is looked at together. */
const SHEETS: Record<string, (file: string) => boolean> = {
  themes: (file) => !/-(?:part|panel)-/.test(file),
  parts: (file) => file.includes('-part-'),
  panels: (file) => file.includes('-panel-'),
};

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(`${FOLDER}/sheets`, { recursive: true });
for (const lang of ['zh-CN', 'en-US'] as const) if (!process.argv[2] || process.argv[2] === lang) await take(lang);
