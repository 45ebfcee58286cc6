import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { installAlarms } from './alarms.ts';
import type { Recorder } from './recorder.ts';
import type { Stage, Tab } from './stage.ts';
import { within } from './within.ts';

/** However busy the machine is. */
const LOAD_MS = 60_000;

/** Where `wxt build -b firefox --mv3` puts the extension. */
const EXTENSION = resolve(import.meta.dirname, '../../../.output/firefox-mv3');
const GECKO_ID = 'jingdu@jingdu.example';
/** Given beforehand, so that the addresses of our pages are known. */
const HOST = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';

/** Starts a Firefox with the extension, everything through the recorder. */
export async function openFirefox(recorder: Recorder): Promise<Stage> {
  if (!existsSync(EXTENSION)) throw new Error('The extension is not built for Firefox: npm run build:firefox.');
  const browser = await launchFirefox(recorder);
  await browser.installExtension(EXTENSION);
  return {
    browser: 'firefox',
    own: `moz-extension://${HOST}`,
    recorder,
    open: () => openTab(browser),
    close: () => browser.close(),
  };
}

/** Starts a Firefox without the extension. */
export async function openPlainFirefox(recorder: Recorder): Promise<Pick<Stage, 'open' | 'close'>> {
  const browser = await launchFirefox(recorder);
  return { open: () => openTab(browser), close: () => browser.close() };
}

function launchFirefox(recorder: Recorder): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox(),
    headless: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextensions.uuids': JSON.stringify({ [GECKO_ID]: HOST }),
      // As a reader who allowed the portal when it was installed.
      'extensions.originControls.grantByDefault': true,
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': recorder.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': recorder.port,
      'network.proxy.allow_hijacking_localhost': true,
    },
  });
}

async function openTab(browser: Browser): Promise<Tab> {
  const page = await browser.newPage();
  const alarms: string[] = [];
  await page.exposeFunction('jingduAlarm', (what: string) => void alarms.push(what));
  await page.evaluateOnNewDocument(installAlarms);
  page.on('dialog', (dialog) => {
    alarms.push(`a true dialog: ${dialog.message()}`);
    dialog.dismiss().catch(() => undefined);
  });
  const collect = async () => {
    alarms.push(...(await page.evaluate(() => (globalThis as Late).jingduRung?.splice(0) ?? [])));
  };
  return {
    alarms,
    async goto(url) {
      // The page before may have the same address.
      await page.evaluate(() => Object.assign(globalThis, { jingduLeft: true })).catch(() => undefined);
      const loaded = page.goto(url, { waitUntil: 'domcontentloaded', timeout: LOAD_MS });
      if (!url.startsWith('moz-extension:')) return void (await loaded);
      // The protocol never answers for pages of extensions.
      loaded.catch(() => undefined);
      await waitUntilThere(page, url);
      // Nor does it run anything before their own scripts: there the alarms come as soon as there is a page.
      await page.evaluate(() => {
        const late = globalThis as Late;
        late.jingduRung = [];
        late.jingduAlarm = (what) => void late.jingduRung?.push(what);
      });
      await page.evaluate(installAlarms);
    },
    async run(work, argument) {
      const result = await within(page.evaluate(work as (argument: unknown) => unknown, argument), page.url());
      await collect();
      return result as never;
    },
    close: () => page.close(),
  };
}

/** Asks by itself: a wait of the protocol's own fails for good when the page that it waits in is left. */
async function waitUntilThere(page: Page, url: string): Promise<void> {
  const isThere = () =>
    page
      .evaluate((wanted) => {
        const isNew = location.href === wanted && !('jingduLeft' in globalThis);
        return isNew && document.readyState !== 'loading';
      }, new URL(url).href)
      .catch(() => false);
  for (const end = performance.now() + LOAD_MS; !(await isThere()); ) {
    if (performance.now() > end) throw new Error(`${url} did not load.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** What rang in a page of ours, until it is asked for. */
interface Late {
  jingduRung?: string[];
  jingduAlarm?: (what: string) => void;
}

function findFirefox(): string {
  const found = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'].find(
    (path) => path && existsSync(path),
  );
  if (!found) throw new Error('No Firefox was found: install firefox-esr, or set FIREFOX_PATH to its program file.');
  return found;
}
