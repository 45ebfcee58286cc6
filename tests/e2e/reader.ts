import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import type { Demo } from '../demo/launch.ts';
import { findOverlay } from '../demo/overlay.ts';
import type { Screen } from '../demo/screen.ts';
import { named, openPopup, type Say, savePage } from './fixtures.ts';

/** Reading on a page and in the library, worked in the same way: what holds in one has to hold in the other. */
export interface Reader {
  page: Page;
  /** Calls a function with the root of the article's tree as `this`. */
  ask<T>(functionDeclaration: string): Promise<T>;
  click(role: 'button' | 'radio' | 'link', name: string): Promise<void>;
  /** What has the role, by name. */
  names(role: string): Promise<string[]>;
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
}

/** Opens the overlay over an address. */
export async function openOverlay(demo: Demo, url: string, say: Say): Promise<Reader & { screen: Screen }> {
  const page = await demo.open(url);
  await page.waitForLoadState('load');
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('read')));
  await popup.waitUntilClosed();
  const screen = await findOverlay(page);
  return {
    page,
    screen,
    ask: (text) => screen.ask(text),
    click: (role, name) => screen.click({ role, name }),
    names: async (role) => (await screen.all({ role })).map(({ name }) => name),
    press: (key) => page.keyboard.press(key),
    type: (text) => screen.type(text),
  };
}

/** Saves an address and opens it in the library. */
export async function openSaved(demo: Demo, url: string, say: Say): Promise<Reader> {
  const source = await demo.open(url);
  await savePage(demo, source, say);
  await source.close();
  const page = await demo.openLibrary();
  await page.locator('.article-row-title').first().click();
  const frame = page.frameLocator('iframe.saved-copy');
  await expect(frame.locator('.article-view-body > *').first()).toBeAttached();
  return {
    page,
    // Made here, because nothing can be made from text in there.
    ask: (text) => frame.locator('html').evaluate(new Function('root', `return (${text}).call(root)`) as () => never),
    click: async (role, name) => {
      const outside = page.locator('.reading').getByRole(role, { name, exact: true });
      const inside = frame.getByRole(role, { name, exact: true });
      const first = (await outside.count()) > 0 ? outside.first() : inside.first();
      // The radio buttons lie under what they look like.
      await first.click({ force: role === 'radio' });
    },
    names: async (role) => {
      const all = [page.locator('.reading'), frame.locator('html')].map((root) =>
        root.getByRole(role as 'button').all(),
      );
      const found = (await Promise.all(all)).flat();
      return Promise.all(
        found.map(async (one) => (await one.getAttribute('aria-label')) ?? (await one.textContent()) ?? ''),
      );
    },
    press: (key) => page.keyboard.press(key),
    type: (text) => page.keyboard.insertText(text),
  };
}

/** The same test on both surfaces. */
export const SURFACES = { overlay: openOverlay, library: openSaved } as const;
