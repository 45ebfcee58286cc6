import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { OTHER_PAGES, PAGES } from '../demo/addresses.ts';
import type { Demo } from '../demo/launch.ts';
import { readAction } from '../demo/worker.ts';
import { type Say, test } from './fixtures.ts';

/** The detector's second look comes after 700 ms; a grey that is still grey then stays. */
const SETTLED_MS = 1_000;

async function expectColour(demo: Demo, page: Page, say: Say): Promise<void> {
  const colour = { title: say('actionTitleArticle'), icon: 'colour' };
  await expect.poll(() => readAction(demo, page), { message: page.url() }).toMatchObject(colour);
}

async function expectGrey(demo: Demo, page: Page): Promise<void> {
  await page.waitForTimeout(SETTLED_MS);
  const { title, icon } = await readAction(demo, page);
  expect({ title: /文章|article/.test(title), icon }, page.url()).toEqual({ title: false, icon: 'grey' });
}

test('turns to colour on every article of the portal', async ({ demo, say }) => {
  const { seed, brIndent, paged, lazyPictures, collapsed, adsBetween, gbk, plain, finance } = PAGES;
  const page = await demo.open(PAGES.home);
  for (const url of [seed, brIndent, paged, lazyPictures, collapsed, adsBetween, gbk, plain, finance]) {
    await page.goto(url);
    await expectColour(demo, page, say);
    // In between, so that a colour left over from the page before cannot pass for a new one.
    await page.goto('about:blank');
  }
});

test('stays grey on home, list, section and search pages', async ({ demo }) => {
  const page = await demo.open(PAGES.home);
  for (const url of [PAGES.home, PAGES.list, PAGES.society, PAGES.search]) {
    await page.goto(url);
    await expectGrey(demo, page);
  }
});

test('turns grey again when the reader goes from an article to a list', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  await expectColour(demo, page, say);
  await page.getByRole('link', { name: '首页' }).first().click();
  await page.waitForURL(PAGES.home);
  await expectGrey(demo, page);
});

test('knows the portal by all its names', async ({ demo, say }) => {
  for (const host of ['fensifuwu.com', 'm.fensifuwu.com']) {
    await expectColour(demo, await demo.open(PAGES.seed.replace('www.fensifuwu.com', host)), say);
  }
});

test('tells each tab its own', async ({ demo, say }) => {
  const article = await demo.open(PAGES.seed);
  const list = await demo.open(PAGES.list);
  await expectColour(demo, article, say);
  await expectGrey(demo, list);
  await expectColour(demo, article, say);
});

test('follows an address that changes without a page load, there and back', async ({ demo, say }) => {
  const page = await demo.open(PAGES.live);
  await expectGrey(demo, page);
  await page.locator('#go').click();
  await page.waitForURL(PAGES.plain);
  await expectColour(demo, page, say);
  await page.goBack();
  await page.waitForURL(PAGES.live);
  await expectGrey(demo, page);
});

test('is right again for a page that comes out of the back/forward cache', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  await expectColour(demo, page, say);
  await page.evaluate(() =>
    addEventListener('pageshow', (event) => Reflect.set(window, '__persisted', event.persisted)),
  );
  await page.goto(PAGES.list);
  await expectGrey(demo, page);
  // A page out of that cache does not load again.
  await page.goBack({ waitUntil: 'commit' });
  await expect.poll(() => page.url()).toBe(PAGES.seed);
  await expectColour(demo, page, say);
  expect(await page.evaluate(() => Reflect.get(window, '__persisted')), 'the page came from the cache').toBe(true);
});

test('says nothing about sites that the reader has not chosen, and runs nothing there', async ({ demo, portal }) => {
  const page = await demo.open(OTHER_PAGES.chinese);
  await expectGrey(demo, page);
  const worlds: string[] = [];
  const wire = await demo.context.newCDPSession(page);
  wire.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context.origin));
  await wire.send('Runtime.enable');
  expect(worlds.length).toBeGreaterThan(0);
  expect(worlds.filter((origin) => origin.startsWith('chrome-extension:'))).toEqual([]);
  expect(portal.requests.length).toBeGreaterThan(0);
});
