import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { clickAction, clickActionAt, type Popup } from '../demo/action.ts';
import { OTHER_PAGES, PAGES } from '../demo/addresses.ts';
import { EXTENSION_FOLDER, launch } from '../demo/launch.ts';
import { findOverlay } from '../demo/overlay.ts';
import { askWorker } from '../demo/worker.ts';
import { named, openPopup, type Say, saveAddress, test } from './fixtures.ts';

/** "Within about a second": what a reader calls at once, with room for a test machine of two busy cores. */
const SOON_MS = 2_000;

/** The extractor's budget is two seconds, measured where nothing else runs; the popup gives up after eight and some. */
const ANSWER_MS = 10_000;

/** Waits for one of the sentences, and for nothing in the popup to look broken. */
async function expectSentence(popup: Popup, say: Say, keys: string[]): Promise<void> {
  const sentences = keys.map((key) => say(key));
  const pattern = new RegExp(sentences.map((sentence) => sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));
  await popup.waitForText(pattern, SOON_MS);
  // Nothing else is lost: the library below works.
  await popup.waitForText(say('emptyLibrary'));
}

test.describe('pages that no extension may look into', () => {
  for (const url of ['chrome://version/', 'chrome://settings/', 'about:blank']) {
    test(`${url} says so`, async ({ demo, say }) => {
      const page = await demo.context.newPage();
      await page.goto(url);
      await expectSentence(await clickAction(demo, page), say, ['problem_browserPage', 'problem_noAccess']);
    });
  }

  test('view-source: says so, though it never answers', async ({ demo, say }) => {
    const page = await demo.open(PAGES.seed);
    const url = `view-source:${PAGES.seed}`;
    await demo.browser.send('Target.createTarget', { url });
    await page.waitForTimeout(500);
    await expectSentence(await clickActionAt(demo, url), say, ['problem_browserPage', 'problem_noAccess']);
  });

  test('a page that could not be loaded says so', async ({ demo, say }) => {
    const page = await demo.context.newPage();
    await expect(page.goto('http://nowhere.example/')).rejects.toThrow(/ERR_NAME_NOT_RESOLVED/);
    await expectSentence(await clickActionAt(demo, 'http://nowhere.example/'), say, [
      'problem_browserPage',
      'problem_noAccess',
    ]);
  });

  test('the web store says so', async ({ demo, say }) => {
    const url = 'https://chromewebstore.google.com/detail/x';
    const page = await demo.context.newPage();
    // The address alone decides; the store itself cannot be reached from here.
    await expect(page.goto(url)).rejects.toThrow();
    await expectSentence(await clickActionAt(demo, url), say, ['problem_browserPage', 'problem_noAccess']);
  });

  test('our own library page says so', async ({ demo, say }) => {
    const library = await demo.openLibrary();
    await expectSentence(await clickAction(demo, library), say, ['problem_browserPage', 'problem_noAccess']);
  });
});

test.describe('files that are no pages', () => {
  for (const name of ['pdf', 'json', 'text', 'picture'] as const) {
    test(`a file of the kind ${name} says what it is`, async ({ demo, say }) => {
      const page = await demo.context.newPage();
      await page.goto(OTHER_PAGES[name]).catch(() => undefined);
      await expectSentence(await clickActionAt(demo, OTHER_PAGES[name]), say, [
        'problem_notHtml',
        'problem_browserPage',
        'notAnArticle',
      ]);
    });
  }
});

test.describe('pages without an article', () => {
  for (const name of ['noArticle', 'empty', 'short', 'sandboxedFrame'] as const) {
    test(`${name}: says so, offers to read anyway, and does that or says why not`, async ({ demo, say }) => {
      const page = await demo.open(OTHER_PAGES[name]);
      const popup = await clickAction(demo, page);
      await popup.waitForText(say('notAnArticle'), SOON_MS);
      await popup.click(named(say('readAnyway')));
      // Either an overlay with something in it, or a sentence in the popup.
      const overlay = findOverlay(page, SOON_MS).then(async (screen) => (await screen.text()).length > 20);
      const sentence = popup.waitForText(say('problem_noArticle'), SOON_MS).then(() => true);
      expect(await Promise.any([overlay, sentence])).toBe(true);
    });
  }

  test('an article of forty characters can be read in full', async ({ demo, say }) => {
    const page = await demo.open(OTHER_PAGES.short);
    const popup = await clickAction(demo, page);
    await popup.click(named(say('readAnyway')));
    expect(await (await findOverlay(page)).text()).toContain('母亲把它们扫进簸箕,说要留着泡茶喝。');
  });
});

test.describe('pages that are too much', () => {
  // Side by side they would take each other's time.
  test.describe.configure({ mode: 'default' });

  for (const name of ['nodes', 'huge'] as const) {
    test(`${name}: is read, or says that it cannot, and never hangs the tab`, async ({ demo, say }) => {
      // Reading megabytes through the accessibility tree takes the test longer than the product.
      test.slow();
      const page = await demo.open(OTHER_PAGES[name]);
      await page.waitForLoadState('load');
      const popup = await clickAction(demo, page);
      const answer = new RegExp([say('read'), say('problem_tooLarge'), say('notAnArticle')].join('|'));
      const isBusy = new RegExp(`${answer.source}|${say('problem_noAnswer')}`);
      // On a machine that is busy with other things the popup may give up first; it says so, and asks again.
      for (let asks = 0; asks < 2 && !answer.test(await popup.waitForText(isBusy, ANSWER_MS)); asks++) {
        await popup.click(named(say('tryAgain')));
      }
      await popup.waitForText(answer, ANSWER_MS);
      // The tab is not frozen.
      expect(await page.evaluate(() => 1 + 1)).toBe(2);
      const [read] = [...(await popup.all(named(say('read')))), ...(await popup.all(named(say('readAnyway'))))];
      if (!read) return;
      await popup.click({ role: 'button', name: read.name });
      const overlay = await findOverlay(page, 2 * ANSWER_MS);
      expect(await overlay.text()).toContain('从县城坐两个小时的中巴');
    });
  }
});

test('a sandboxed page is read like any other', async ({ demo, say }) => {
  const page = await demo.open(OTHER_PAGES.sandboxedPage);
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('read')));
  expect(await (await findOverlay(page)).text()).toContain('从县城坐两个小时的中巴');
});

test('a page that attacks runs nothing in the overlay', async ({ demo, say }) => {
  const page = await demo.open(OTHER_PAGES.hostile);
  await page.waitForLoadState('load');
  const before = await page.evaluate(() => Reflect.get(window, '__attacked'));
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('read')));
  const overlay = await findOverlay(page);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => Reflect.get(window, '__attacked'))).toBe(before);
  const left = `function () { return this.querySelectorAll('article svg, article script, [onerror], [href^="javascript"]').length; }`;
  expect(await overlay.ask<number>(left)).toBe(0);
});

/** Chromium remembers for half a minute how much room a bucket had at its last write, and we write as soon as we start. */
const ROOM_FORGOTTEN_MS = 31_000;

test('a full disk says so, and nothing that was saved is lost', async ({ portal, say }) => {
  test.setTimeout(120_000);
  // A quota holds only without `unlimitedStorage`, so this is the extension without it.
  const folder = mkdtempSync(join(tmpdir(), 'jingdu-limited-'));
  cpSync(EXTENSION_FOLDER, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { permissions: string[] };
  manifest.permissions = manifest.permissions.filter((permission) => permission !== 'unlimitedStorage');
  writeFileSync(file, JSON.stringify(manifest));
  const demo = await launch({ portal, extension: folder });
  try {
    const library = await demo.openLibrary();
    const wire = await demo.context.newCDPSession(library);
    await saveAddress(demo, PAGES.plain, say);
    await library.waitForTimeout(ROOM_FORGOTTEN_MS);
    const used = await library.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
    await wire.send('Storage.overrideQuotaForOrigin', {
      origin: `chrome-extension://${demo.extensionId}`,
      quotaSize: used + 300_000,
    });
    const page = await demo.open(PAGES.seed);
    await page.evaluate(() => {
      // The disk compresses; only characters at random take the room that they seem to.
      const random = () => String.fromCharCode(0x4e00 + Math.floor(Math.random() * 0x5000));
      for (let n = 0; n < 300; n++) {
        const paragraph = document.createElement('p');
        paragraph.textContent = `${Array.from({ length: 1_000 }, random).join('')}。`;
        document.getElementById('content')?.append(paragraph);
      }
    });
    const popup = await openPopup(demo, page, say);
    await popup.click(named(say('save')));
    const text = await popup.waitForText(say('problem_storageFull'), SOON_MS);
    expect(text.slice(0, text.indexOf('父亲的自行车'))).not.toContain(say('savedAgo', '').trim());
    await popup.close();
    await library.bringToFront();
    await expect(library.getByRole('listitem')).toHaveCount(1);
  } finally {
    await demo.close();
    rmSync(folder, { recursive: true, force: true });
    rmSync(demo.profile, { recursive: true, force: true, maxRetries: 3 });
  }
});

test('where storage is refused, saving says so and reading still works', async ({ ownDemo: demo, say }) => {
  const page = await demo.open(PAGES.seed);
  const popup = await openPopup(demo, page, say);
  // As in Firefox's private windows: every attempt to open a database fails, from the next one on.
  await askWorker(
    demo,
    `IDBFactory.prototype.open = () => { throw new DOMException('A mutation operation was attempted', 'InvalidStateError'); };
     new Promise((done) => { indexedDB.deleteDatabase('jingdu').onsuccess = () => done(true); })`,
  );
  await popup.click(named(say('save')));
  await popup.waitForText(say('problem_storageRefused'), SOON_MS);
  await popup.click(named(say('read')));
  expect(await (await findOverlay(page)).text()).toContain('品质民生,时不我待。');
});
