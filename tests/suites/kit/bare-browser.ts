import { rmSync } from 'node:fs';
import { type BrowserContext, chromium } from 'playwright-core';
import { findChromium } from '../../demo/find-chromium.ts';
import { makeProfile } from '../../demo/launch.ts';
import type { Recorder } from './recorder.ts';

/** Does something in the same browser without us: what is seen there is what pages and browsers do by themselves. */
export async function inBareBrowser<T>(recorder: Recorder, work: (context: BrowserContext) => Promise<T>): Promise<T> {
  const profile = makeProfile();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findChromium(),
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    args: ['--no-sandbox', '--lang=zh-CN', '--hide-scrollbars', ...recorder.chromiumArgs],
  });
  try {
    return await work(context);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
