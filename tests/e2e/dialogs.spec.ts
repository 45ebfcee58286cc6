import { rmSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { OTHER_HOST, OTHER_PAGES } from '../demo/addresses.ts';
import { canHaveDesktop, type Desktop, openDesktop } from '../demo/desktop.ts';
import { type Demo, launch } from '../demo/launch.ts';
import { readAction } from '../demo/worker.ts';
import { savePage, test } from './fixtures.ts';
import { readRows, settledPictures } from './library-rows.ts';

// Nothing here is played: the browser asks, and the reader presses its buttons.
test.skip(!canHaveDesktop(), 'Needs Xvfb and xdotool on the PATH.');

interface Chrome {
  permissions: Record<'contains' | 'request', (wanted: { origins: string[] }) => Promise<boolean>>;
}

let desktop: Desktop;
let demo: Demo;

test.beforeEach(async ({ portal, lang }) => {
  desktop = await openDesktop();
  demo = await launch({ portal, lang, display: desktop.display });
});

test.afterEach(async () => {
  await demo.close();
  desktop.close();
  rmSync(demo.profile, { recursive: true, force: true, maxRetries: 3 });
});

/** Has a page of ours note what the browser answers it; the browser's question is no window that could be looked for. */
function noteAnswers(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { permissions } = (globalThis as unknown as { chrome: Chrome }).chrome;
    const request = permissions.request.bind(permissions);
    const answers: unknown[] = [];
    Object.assign(globalThis, { answers });
    permissions.request = (wanted) => {
      const answer = request(wanted);
      answer.then(
        (isAllowed) => answers.push(isAllowed),
        (error) => answers.push(String(error)),
      );
      return answer;
    };
  });
}

/** Presses what makes the browser ask, and answers it as a reader does, with keys; gives what the page was told. */
async function answer(page: Page, press: () => Promise<void>, word: 'allow' | 'refuse'): Promise<unknown> {
  const answers = () => page.evaluate(() => Reflect.get(globalThis, 'answers') as unknown[]);
  await page.bringToFront();
  const { length } = await answers();
  await press();
  // It takes no answer in its first half second, so that nobody gives one by accident; until there is one, it stands.
  await page.waitForTimeout(2_000);
  expect(await answers()).toHaveLength(length);
  await desktop.press(...(word === 'allow' ? ['Tab', 'Return'] : ['Escape']));
  await expect.poll(async () => (await answers()).length, { message: 'the question is answered' }).toBe(length + 1);
  return (await answers()).at(-1);
}

const mayAsk = (page: Page, origins: string[]) =>
  page.evaluate((wanted) => (globalThis as unknown as { chrome: Chrome }).chrome.permissions.contains(wanted), {
    origins,
  });

test('the hosts of pictures: refused, it is said what is missing; allowed, they come', async ({ say }) => {
  test.setTimeout(120_000);
  await savePage(demo, await demo.open(OTHER_PAGES.gallery), say);
  const library = await demo.openLibrary();
  const [article] = await readRows<{ id: string }>(library, 'articles');
  await library.goto(`chrome-extension://${demo.extensionId}/library.html?article=${article?.id}&receipt`);
  await noteAnswers(library);
  const receipt = library.getByRole('region', { name: say('receipt') });
  const hosts = ['*://pics.example.org/*', '*://cdn.example.com/*'];
  const allow = receipt.getByRole('button', { name: say('allowThese', '2') });
  expect(await answer(library, () => allow.click(), 'refuse')).toBe(false);
  expect(await mayAsk(library, hosts)).toBe(false);
  await expect(receipt.getByText(say('picturesMissing', '3'))).toBeVisible();
  await expect(library.frameLocator('.saved-copy').getByText(say('picture_noPermission'))).toHaveCount(3);

  expect(await answer(library, () => allow.click(), 'allow')).toBe(true);
  expect(await mayAsk(library, hosts)).toBe(true);
  await expect(receipt.getByText(say('receiptPictures', '5', '5'))).toBeVisible({ timeout: 20_000 });
  const pictures = await settledPictures(library, OTHER_HOST);
  expect(Object.values(pictures).every(({ state }) => state === 'local')).toBe(true);
});

test('a site to be recognised: refused, it is not kept; allowed, its articles are', async ({ say }) => {
  test.setTimeout(120_000);
  const site = OTHER_HOST.replace('www.', '');
  const page = await demo.open(OTHER_PAGES.chinese);
  const icon = async () => (await readAction(demo, page)).icon;
  await expect.poll(icon).toBe('grey');
  const options = await demo.open(`chrome-extension://${demo.extensionId}/options.html#recognition`);
  await noteAnswers(options);
  const field = options.locator('.options-field');
  const add = async () => {
    await field.fill(site);
    await field.press('Enter');
  };
  expect(await answer(options, add, 'refuse')).toBe(false);
  expect(await mayAsk(options, [`*://*.${site}/*`])).toBe(false);
  await expect(options.getByRole('button', { name: say('recogniseNoMore', site) })).toHaveCount(0);
  // As it was typed, to be tried again.
  await expect(field).toHaveValue(site);

  expect(await answer(options, add, 'allow')).toBe(true);
  expect(await mayAsk(options, [`*://*.${site}/*`])).toBe(true);
  await expect(options.getByRole('button', { name: say('recogniseNoMore', site) })).toBeVisible();
  await expect.poll(icon).toBe('colour');
});
