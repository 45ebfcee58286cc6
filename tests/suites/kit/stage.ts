import { rmSync } from 'node:fs';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../demo/find-chromium.ts';
import { launch } from '../../demo/launch.ts';
import { installAlarms } from './alarms.ts';
import { openFirefox, openPlainFirefox } from './firefox.ts';
import { makeQuickProfile } from './quick-profile.ts';
import { NO_RULES, type Recorder } from './recorder.ts';
import { within } from './within.ts';

/** A tab in either browser. */
export interface Tab {
  /** What rang in it since this was last emptied. */
  alarms: string[];
  goto(url: string): Promise<void>;
  /** Runs a function in the page; it may use nothing but its own body and its argument. */
  run<Argument, Result>(work: (argument: Argument) => Result | Promise<Result>, argument: Argument): Promise<Result>;
  close(): Promise<void>;
}

/** A browser with the extension in it, behind the recorder. */
export interface Stage {
  browser: BrowserName;
  /** Where our own pages are: `chrome-extension://…`. */
  own: string;
  recorder: Recorder;
  open(): Promise<Tab>;
  close(): Promise<void>;
}

export type BrowserName = 'chromium' | 'firefox';

/** Starts a browser; every frame of every tab has alarms. */
export function openStage(browser: BrowserName, recorder: Recorder): Promise<Stage> {
  return browser === 'firefox' ? openFirefox(recorder) : openChromium(recorder);
}

/** The same browser without the extension, with the same alarms. */
export async function openPlain(browser: BrowserName, recorder: Recorder): Promise<Pick<Stage, 'open' | 'close'>> {
  if (browser === 'firefox') return openPlainFirefox(recorder);
  const owner = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', ...recorder.chromiumArgs],
  });
  return { open: await makeOpener(await owner.newContext()), close: () => owner.close() };
}

async function openChromium(recorder: Recorder): Promise<Stage> {
  const profile = makeQuickProfile();
  const demo = await launch({ portal: NO_RULES, profile, args: recorder.chromiumArgs });
  return {
    browser: 'chromium',
    own: `chrome-extension://${demo.extensionId}`,
    recorder,
    open: await makeOpener(demo.context),
    close: async () => {
      await demo.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Opens tabs with alarms; a page that opens another one does not get it. */
async function makeOpener(context: BrowserContext): Promise<Stage['open']> {
  const alarmsOf = new Map<object, string[]>();
  await context.exposeBinding('jingduAlarm', ({ page }, what: string) => void alarmsOf.get(page)?.push(what));
  await context.addInitScript(installAlarms);
  let opening = 0;
  context.on('page', (page) => {
    if (opening === 0) void page.close().catch(() => undefined);
  });
  return async () => {
    opening += 1;
    const page = await context.newPage();
    opening -= 1;
    const alarms: string[] = [];
    alarmsOf.set(page, alarms);
    page.on('dialog', (dialog) => {
      alarms.push(`a true dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => undefined);
    });
    return {
      alarms,
      goto: async (url) => void (await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 60_000 })),
      run: (work, argument) =>
        within(page.evaluate(work as (argument: unknown) => unknown, argument as unknown), page.url()) as never,
      close: () => page.close(),
    };
  };
}
