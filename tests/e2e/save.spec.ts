import { expect } from '@playwright/test';
import { clickAction } from '../demo/action.ts';
import { OTHER_PAGES, PAGES, SEED } from '../demo/addresses.ts';
import { askWorker, readAction, stopWorker } from '../demo/worker.ts';
import { named, openPopup, saveAddress, savePage, test } from './fixtures.ts';

/** As much of the extension API as the tests call from our own pages. */
declare const chrome: {
  tabs: { query(filter: object): Promise<{ id?: number }[]> };
  runtime: { sendMessage(message: object): Promise<{ res?: { ok: boolean; value?: { id: string } } } | undefined> };
};

test('shows ✓ in the popup and on the icon, and the article is in the library', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  expect((await readAction(demo, page)).badge).toBe('');
  await savePage(demo, page, say);
  expect((await readAction(demo, page)).badge).toBe('✓');
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(1);
  await expect(library.getByRole('listitem')).toContainText(SEED.title);
  await expect(library.getByRole('listitem')).toContainText(SEED.source);
});

test('keeps the ✓ when the page is opened again, and only there', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.seed, say);
  const again = await demo.open(PAGES.seed);
  await expect.poll(async () => (await readAction(demo, again)).badge).toBe('✓');
  await again.goto(PAGES.plain);
  await expect.poll(async () => (await readAction(demo, again)).title).toBe(say('actionTitleArticle'));
  expect((await readAction(demo, again)).badge).toBe('');
});

test('shows no ✓ before the data is on disk', async ({ ownDemo: demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  // From here on no transaction of the library completes, until we let it.
  await askWorker(
    demo,
    `(async () => {
      const open = indexedDB.open('jingdu');
      const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
      const hold = db.transaction([...db.objectStoreNames], 'readwrite');
      const again = () => {
        if (globalThis.isReleased) db.close();
        else hold.objectStore(db.objectStoreNames[0]).count().onsuccess = again;
      };
      again();
      return true;
    })()`,
  );
  await popup.click(named(say('save')));
  await popup.waitForText(say('saving'));
  await page.waitForTimeout(700);
  const text = await popup.text();
  expect(text).toContain(say('saving'));
  expect(text).not.toContain(say('savedAgo', '').trim());
  await askWorker(demo, 'globalThis.isReleased = true');
  await popup.waitForText(say('savedAgo', '').trim());
});

test('the same address saved again is one article, brought up to date', async ({ demo, say }) => {
  const page = await demo.open(PAGES.plain);
  await savePage(demo, page, say);
  await page.evaluate(() => {
    const last = [...document.querySelectorAll('#content p')].at(-1);
    const added = document.createElement('p');
    added.textContent = '后来父亲把那辆自行车送给了石桥边的小学,每天都有孩子骑着它去上课。';
    last?.after(added);
  });
  const popup = await openPopup(demo, page, say);
  await popup.waitForText(say('savedAgo', '').trim());
  await popup.click(named(say('saveAgain')));
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(1);
  await library.getByRole('searchbox').fill('石桥边的小学');
  await expect(library.getByRole('listitem').locator('mark')).toHaveText('石桥边的小学');
});

test('fifty saves at once of one address are fifty successes and one article', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  await openPopup(demo, page, say);
  const library = await demo.openLibrary();
  await page.bringToFront();
  // What the popup's button sends, fifty times at once, from a page of the extension.
  const outcomes = await library.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    const ask = (operation: number) =>
      chrome.runtime.sendMessage({
        id: operation,
        type: 'savePage',
        data: { tabId: tab?.id, operationId: `test-${operation}`, isForced: false },
        timestamp: Date.now(),
      });
    return Promise.all(Array.from({ length: 50 }, (_, operation) => ask(operation)));
  });
  expect(outcomes).toHaveLength(50);
  const ids = outcomes.map((outcome) => outcome?.res?.value?.id);
  expect(outcomes.filter((outcome) => outcome?.res?.ok !== true)).toEqual([]);
  expect(new Set(ids).size).toBe(1);
  await library.bringToFront();
  await expect(library.getByRole('listitem')).toHaveCount(1);
});

test('one address in ten tabs, saved from each, is one article', async ({ demo, say }) => {
  const tabs = await Promise.all(Array.from({ length: 10 }, () => demo.open(PAGES.plain)));
  for (const tab of tabs.slice(0, 3)) {
    const popup = await openPopup(demo, tab, say);
    await popup.press('s');
    await popup.waitForText(say('savedAgo', '').trim());
    await popup.close();
  }
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(1);
});

test('a popup that is closed right after the click loses nothing', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('save')));
  await popup.close();
  await expect.poll(async () => (await readAction(demo, page)).badge).toBe('✓');
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(1);
});

test('switching tabs right after the click loses nothing', async ({ demo, say }) => {
  const other = await demo.open(PAGES.list);
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('save')));
  await other.bringToFront();
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(1);
});

test('a worker stopped before the click is no hindrance', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  await stopWorker(demo);
  await popup.click(named(say('save')));
  await popup.waitForText(say('savedAgo', '').trim());
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(1);
});

test('a worker stopped in mid-save loses nothing and saves nothing twice', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  for (const delayMs of [0, 5, 15, 40]) {
    const popup = await openPopup(demo, page, say);
    const button = delayMs === 0 ? say('save') : say('saveAgain');
    await popup.click(named(button));
    await page.waitForTimeout(delayMs);
    await stopWorker(demo);
    await popup.waitForText(say('savedAgo', '').trim(), 10_000);
    await popup.find(named(say('saveAgain')), 10_000);
    await popup.close();
  }
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(1);
});

test('a tab closed in mid-save ends in a sentence or in a saved article, never in a broken library', async ({
  demo,
  say,
}) => {
  await saveAddress(demo, PAGES.plain, say);
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('save')));
  await page.close();
  const library = await demo.openLibrary();
  await library.waitForTimeout(1_000);
  const count = await library.getByRole('listitem').count();
  expect([1, 2]).toContain(count);
  if (count === 2) {
    await library.getByRole('button', { name: SEED.title }).click();
    await expect(library.frameLocator('iframe').getByRole('article')).toContainText(SEED.lastParagraph);
  }
  // Whatever came of it, the next save works.
  if (count === 1) await saveAddress(demo, PAGES.seed, say);
  else await saveAddress(demo, PAGES.finance, say);
  await expect(library.getByRole('listitem')).toHaveCount(count + 1);
});

test('a page left in mid-save keeps what was on it, or says what happened', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('save')));
  await page.goto(PAGES.list);
  const library = await demo.openLibrary();
  await library.waitForTimeout(1_000);
  const titles = await library.getByRole('listitem').getByRole('button', { name: /.{6,}/ }).allTextContents();
  // Never the page that came after.
  expect([[], [SEED.title]]).toContainEqual(titles);
});

test('a site that was never chosen can be saved from as well', async ({ demo, say }) => {
  await saveAddress(demo, OTHER_PAGES.english, say);
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toContainText('The Lighthouse Keeper Who Counted Birds');
});

test('the popup of a saved page says so and opens the saved copy', async ({ demo, say }) => {
  const page = await demo.open(PAGES.seed);
  await savePage(demo, page, say);
  const popup = await clickAction(demo, page);
  await popup.waitForText(say('savedAgo', '').trim());
  const opened = demo.context.waitForEvent('page');
  await popup.click(named(say('openSaved')));
  const library = await opened;
  await expect(library).toHaveURL(/library\.html\?article=[0-9a-f-]{36}$/);
  await expect(library.frameLocator('iframe').getByRole('heading', { name: SEED.title })).toBeVisible();
});
