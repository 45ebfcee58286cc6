import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium } from './find-chromium.ts';
import type { Portal } from './portal.ts';
import { REMEMBER_ICONS } from './worker.ts';

/** Where `wxt build` puts the extension. */
export const EXTENSION_FOLDER = resolve(import.meta.dirname, '../../.output/chrome-mv3');

/** How to start the browser. */
export interface LaunchOptions {
  portal: Pick<Portal, 'resolverRules'>;
  /** The profile folder; give the same again to restart a browser. */
  profile?: string;
  lang?: 'zh-CN' | 'en-US';
  colorScheme?: 'light' | 'dark';
  headless?: boolean;
  /** The X display whose screen it is to show itself on; with a window, then. */
  display?: string;
  /** The built extension. */
  extension?: string;
  /** Other extensions that are installed beside it. */
  neighbours?: string[];
  /** More of Chromium's own switches. */
  args?: string[];
}

/** A running browser with the extension in it. */
export interface Demo {
  context: BrowserContext;
  /** The browser's own line, which sees popups and workers. */
  browser: CDPSession;
  extensionId: string;
  profile: string;
  lang: 'zh-CN' | 'en-US';
  /** Opens a page in a tab of its own. */
  open(url: string): Promise<Page>;
  /** Opens the library page, at one article if it is given. */
  openLibrary(id?: string): Promise<Page>;
  close(): Promise<void>;
}

/** An empty profile folder. */
export function makeProfile(): string {
  return mkdtempSync(join(tmpdir(), 'jingdu-'));
}

/** Starts Chromium with the built extension on the demo portal. */
export async function launch(options: LaunchOptions): Promise<Demo> {
  const { portal, profile = makeProfile(), lang = 'zh-CN', colorScheme = 'light', display } = options;
  const { headless = display === undefined } = options;
  const extension = options.extension ?? EXTENSION_FOLDER;
  if (!existsSync(join(extension, 'manifest.json'))) throw new Error('The extension is not built: npm run build.');
  const loaded = [extension, ...(options.neighbours ?? [])].join(',');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    headless,
    viewport: headless ? { width: 1280, height: 800 } : null,
    colorScheme,
    // The catalogue that `browser.i18n` picks follows the process's language, not the page's.
    env: {
      ...process.env,
      ...(display && { DISPLAY: display }),
      LANGUAGE: lang === 'zh-CN' ? 'zh_CN' : 'en_US',
      LANG: 'C.UTF-8',
    },
    // Playwright turns this cache off; readers have it on.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      '--no-sandbox',
      `--lang=${lang}`,
      `--disable-extensions-except=${loaded}`,
      `--load-extension=${loaded}`,
      '--enable-unsafe-extension-debugging',
      `--host-resolver-rules=${portal.resolverRules}`,
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--hide-scrollbars',
      ...(options.args ?? []),
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 15_000 }));
  const extensionId = new URL(worker.url()).host;
  await worker.evaluate(REMEMBER_ICONS);
  const owner = context.browser();
  if (!owner) throw new Error('The browser has closed.');
  const browser = await owner.newBrowserCDPSession();
  const open = async (url: string) => {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    return page;
  };
  return {
    context,
    browser,
    extensionId,
    profile,
    lang,
    open,
    openLibrary: (id) => open(`chrome-extension://${extensionId}/library.html${id ? `?article=${id}` : ''}`),
    close: () => context.close(),
  };
}
