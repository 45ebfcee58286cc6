import { readFileSync, rmSync } from 'node:fs';
import { test as base } from '@playwright/test';
import type { Page } from 'playwright-core';
import { clickAction, type Popup } from '../demo/action.ts';
import { type Demo, type LaunchOptions, launch } from '../demo/launch.ts';
import { type Portal, startPortal } from '../demo/portal.ts';

/** What the interface says for a key of its catalogue, with blanks filled in. */
export type Say = (key: string, ...values: string[]) => string;

interface Fixtures {
  lang: 'zh-CN' | 'en-US';
  scheme: 'light' | 'dark';
  /** A browser with the extension and an empty library, gone when the test is. */
  demo: Demo;
  say: Say;
}

interface WorkerFixtures {
  portal: Portal;
}

/** Tests with a browser of their own each, on the demo portal. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  lang: ['zh-CN', { option: true }],
  scheme: ['light', { option: true }],
  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a pattern here.
    async ({}, use) => {
      const portal = await startPortal();
      await use(portal);
      await portal.close();
    },
    { scope: 'worker' },
  ],
  demo: async ({ portal, lang, scheme }, use) => {
    const demo = await launch({ portal, lang, colorScheme: scheme });
    await use(demo);
    await demo.close();
    rmSync(demo.profile, { recursive: true, force: true, maxRetries: 3 });
  },
  say: async ({ lang }, use) => {
    await use(readCatalogue(lang));
  },
});

function readCatalogue(lang: 'zh-CN' | 'en-US'): Say {
  const folder = lang === 'zh-CN' ? 'zh_CN' : 'en';
  const file = new URL(`../../public/_locales/${folder}/messages.json`, import.meta.url);
  const catalogue = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { message: string }>;
  return (key, ...values) => {
    const message = catalogue[key]?.message;
    if (message === undefined) throw new Error(`The catalogue has no ${key}.`);
    return values.reduce((text, value, index) => text.replaceAll(`$${index + 1}`, value), message);
  };
}

/** Closes the browser and starts it again with the same profile. */
export async function restart(demo: Demo, options: Pick<LaunchOptions, 'portal'>): Promise<Demo> {
  await demo.close();
  return launch({ ...options, profile: demo.profile, lang: demo.lang });
}

/** A pattern for a button that begins with these words; its key may follow. */
export function named(words: string): { role: 'button'; name: RegExp } {
  return { role: 'button', name: new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`) };
}

/** Opens the popup over `page` and waits until it knows the page to be an article. */
export async function openPopup(demo: Demo, page: Page, say: Say): Promise<Popup> {
  const popup = await clickAction(demo, page);
  await popup.find(named(say('read')));
  return popup;
}

/** Saves `page` as a reader does: toolbar button, Save, and wait for the word. */
export async function savePage(demo: Demo, page: Page, say: Say): Promise<void> {
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('save')));
  await popup.waitForText(say('savedAgo', '').trim());
  await popup.close();
}

/** Opens an address and saves it, in a tab that is closed again. */
export async function saveAddress(demo: Demo, url: string, say: Say): Promise<void> {
  const page = await demo.open(url);
  await savePage(demo, page, say);
  await page.close();
}
