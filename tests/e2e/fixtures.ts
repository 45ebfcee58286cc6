import { readFileSync, rmSync } from 'node:fs';
import { test as base } from '@playwright/test';
import type { Page } from 'playwright-core';
import { fillPlurals } from '../../utils/plurals.ts';
import { clickAction, type Popup } from '../demo/action.ts';
import { type Demo, type LaunchOptions, launch } from '../demo/launch.ts';
import { type Portal, startPortal } from '../demo/portal.ts';
import { watchIcons } from '../demo/worker.ts';

/** What the interface says for a key of its catalogue, with blanks filled in. */
export type Say = (key: string, ...values: string[]) => string;

interface Fixtures {
  /** A browser with the extension, no page open and an empty library; shared, and cleared after each test. */
  demo: Demo;
  /** The same, started for this test alone: for tests that restart it or spoil it. */
  ownDemo: Demo;
  say: Say;
}

/** What a project of the Playwright config sets. */
export interface Setting {
  lang: 'zh-CN' | 'en-US';
  scheme: 'light' | 'dark';
}

interface WorkerFixtures extends Setting {
  portal: Portal;
  shared: Demo;
}

/** Tests in a real browser with the extension, on the demo portal. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  lang: ['zh-CN', { option: true, scope: 'worker' }],
  scheme: ['light', { option: true, scope: 'worker' }],
  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright insists on a pattern here.
    async ({}, use) => {
      const portal = await startPortal();
      await use(portal);
      await portal.close();
    },
    { scope: 'worker' },
  ],
  shared: [
    async ({ portal, lang, scheme }, use) => {
      const demo = await launch({ portal, lang, colorScheme: scheme });
      await use(demo);
      await end(demo);
    },
    { scope: 'worker' },
  ],
  demo: async ({ shared }, use) => {
    await use(shared);
    await clear(shared);
  },
  ownDemo: async ({ portal, lang, scheme }, use) => {
    const demo = await launch({ portal, lang, colorScheme: scheme });
    await use(demo);
    await end(demo);
  },
  say: async ({ lang }, use) => {
    await use(readCatalogue(lang));
  },
});

async function end(demo: Demo): Promise<void> {
  await demo.close();
  rmSync(demo.profile, { recursive: true, force: true, maxRetries: 3 });
}

/** As new: no page, no article, no settings. */
async function clear(demo: Demo): Promise<void> {
  const page = await demo.openLibrary();
  for (const other of demo.context.pages()) if (other !== page) await other.close();
  await demo.context.setOffline(false);
  await page.goto(`chrome-extension://${demo.extensionId}/manifest.json`);
  await page.evaluate(CLEAR);
  await page.goto('about:blank');
  await watchIcons(demo);
}

/** Deletes what the extension has stored; whoever has the library open lets go of it and opens it anew. */
const CLEAR = `(async () => {
  const backup = (await navigator.storageBuckets.open('jingdu-backup')).indexedDB;
  const journal = (await navigator.storageBuckets.open('jingdu-journal')).indexedDB;
  for (const [factory, name] of [[journal, 'jingdu-journal'], [indexedDB, 'jingdu'], [backup, 'jingdu-backup']]) {
    await new Promise((resolve, reject) => {
      const request = factory.deleteDatabase(name);
      request.onsuccess = resolve;
      request.onerror = () => reject(request.error);
    });
  }
  await chrome.storage?.local.clear();
  const files = await navigator.storage.getDirectory();
  for await (const name of files.keys()) await files.removeEntry(name, { recursive: true });
})()`;

function readCatalogue(lang: 'zh-CN' | 'en-US'): Say {
  const folder = lang === 'zh-CN' ? 'zh_CN' : 'en';
  const file = new URL(`../../public/_locales/${folder}/messages.json`, import.meta.url);
  const catalogue = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { message: string }>;
  return (key, ...values) => {
    const message = catalogue[key]?.message;
    if (message === undefined) throw new Error(`The catalogue has no ${key}.`);
    const filled = values.reduce((text, value, index) => text.replaceAll(`$${index + 1}`, value), message);
    return fillPlurals(filled, values);
  };
}

/** Closes the browser and starts it again with the same profile. */
export async function restart(demo: Demo, options: Pick<LaunchOptions, 'portal' | 'extension'>): Promise<Demo> {
  await demo.close();
  return launch({ ...options, profile: demo.profile, lang: demo.lang });
}

/** A pattern for a button of these words; the letter of its key may follow, other words may not. */
export function named(words: string): { role: 'button'; name: RegExp } {
  return { role: 'button', name: new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:\\s*[A-Z])?$`) };
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
