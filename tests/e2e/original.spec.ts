import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PAGES } from '../demo/addresses.ts';
import { checkPage } from './axe.ts';
import { named, openPopup, saveAddress, savePage, test } from './fixtures.ts';

/** Headless, the browser's own question has no answer: the page is given one instead. */
const answerPermission = (page: Page) =>
  page.evaluate('chrome.permissions.request = () => Promise.resolve(true); undefined');

/** As if the article had been saved when its page still said something else. */
async function ageArticle(library: Page): Promise<void> {
  await library.evaluate(
    `new Promise((done) => {
      const open = indexedDB.open('jingdu');
      open.onsuccess = () => {
        const change = open.result.transaction(['articles', 'bodies'], 'readwrite');
        const [articles, bodies] = [change.objectStore('articles'), change.objectStore('bodies')];
        articles.getAll().onsuccess = ({ target }) => {
          const [row] = target.result;
          bodies.get(row.bodyHash).onsuccess = ({ target: { result: body } }) => {
            const hash = 'f'.repeat(64);
            const lines = body.text.split('\\n').slice(1);
            bodies.put({ ...body, hash, html: '<p>旧的一段。</p>' + body.html, text: ['旧的一段。', ...lines].join('\\n') });
            articles.put({ ...row, bodyHash: hash, f: { ...row.f, bodyHash: [hash, row.f.bodyHash[1]] } });
          };
        };
        change.oncomplete = () => { open.result.close(); done(); };
      };
    })`,
  );
  await library.reload();
}

test('has it changed? the same, changed by paragraphs with the older kept, and either shown', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await library.getByRole('button', { name: '父亲的自行车', exact: true }).click();
  await answerPermission(library);
  const check = library.getByRole('toolbar').getByRole('button', { name: say('checkOriginal') });
  await check.click();
  await expect(library.getByText(say('original_same'))).toBeVisible({ timeout: 15_000 });
  await ageArticle(library);
  await answerPermission(library);
  await check.click();
  await expect(library.getByText(say('original_changed', '1', '1'))).toBeVisible({ timeout: 15_000 });
  await expect(library.locator('del')).toHaveText('旧的一段。');
  expect(await checkPage(library)).toEqual([]);
  const article = library.frameLocator('iframe').getByRole('article');
  await expect(article.getByText('旧的一段。')).toBeVisible();
  await library.getByRole('button', { name: say('keepNew') }).click();
  await expect(library.getByText(say('original_kept'))).toBeVisible();
  await expect(article.getByText('旧的一段。')).toHaveCount(0);
  await library.getByRole('button', { name: say('showVersion') }).click();
  await expect(article.getByText('旧的一段。')).toBeVisible();
  await expect(library.getByRole('button', { name: say('showVersion') })).toHaveCount(1);
});

test('a page that has come to show less takes nothing away: it is said, and the older text is one press away', async ({
  demo,
  say,
}) => {
  const page = await demo.open(PAGES.plain);
  await savePage(demo, page, say);
  const lost = '后来我去了外地读书';
  await page.evaluate((words) => {
    for (const line of document.querySelectorAll('p')) if (line.textContent?.includes(words)) line.remove();
  }, lost);
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('saveAgain')));
  await popup.waitForText(say('olderKept'));
  await popup.close();
  const library = await demo.openLibrary();
  await library.getByRole('button', { name: '父亲的自行车', exact: true }).click();
  const text = library.frameLocator('iframe').getByRole('article');
  await expect(text.getByText('父亲的自行车').first()).toBeVisible();
  await expect(text.getByText(lost)).toHaveCount(0);
  await library
    .getByRole('toolbar')
    .getByRole('button', { name: say('details') })
    .click();
  await library.getByRole('button', { name: say('showVersion') }).click();
  await expect(text.getByText(lost)).toBeVisible();
});

test('without a network it says so, and a page that is gone is said to be gone', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await library.getByRole('button', { name: '父亲的自行车', exact: true }).click();
  await answerPermission(library);
  await demo.context.setOffline(true);
  const check = library.getByRole('toolbar').getByRole('button', { name: say('checkOriginal') });
  await check.click();
  await expect(library.getByText(say('problem_unreachable'))).toBeVisible({ timeout: 20_000 });
  await demo.context.setOffline(false);
  await library.evaluate(
    `new Promise((done) => {
      const open = indexedDB.open('jingdu');
      open.onsuccess = () => {
        const articles = open.result.transaction('articles', 'readwrite').objectStore('articles');
        articles.getAll().onsuccess = ({ target }) => {
          const [row] = target.result;
          const url = ['http://www.fensifuwu.com/gone-for-good.html', row.f.url[1]];
          articles.put({ ...row, f: { ...row.f, url } }).onsuccess = () => { open.result.close(); done(); };
        };
      };
    })`,
  );
  await library.reload();
  await answerPermission(library);
  await check.click();
  await expect(library.getByText(say('original_gone'))).toBeVisible({ timeout: 20_000 });
});
