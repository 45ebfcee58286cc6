import { expect } from '@playwright/test';
import { OTHER_PAGES, PAGES, SEED } from '../demo/addresses.ts';
import { countSeedParagraphs, findLeaks } from '../demo/gold.ts';
import { startPortal } from '../demo/portal.ts';
import { visibleText } from '../demo/visible-text.ts';
import { fillLibrary } from './fill-library.ts';
import { restart, saveAddress, test } from './fixtures.ts';

test('after a restart, with the network off and the portal gone, it finds and shows the article', async ({
  ownDemo,
  say,
}) => {
  const portal = await startPortal();
  await saveAddress(ownDemo, PAGES.seed, say);
  const again = await restart(ownDemo, { portal });
  await portal.close();
  await again.context.setOffline(true);
  const library = await again.openLibrary();
  await library.getByRole('searchbox').fill(SEED.twoCharacters);
  const row = library.getByRole('listitem').filter({ has: library.locator('mark', { hasText: SEED.twoCharacters }) });
  await row.getByRole('button', { name: SEED.title }).click();
  const article = library.frameLocator('iframe').getByRole('article');
  await expect(article.getByRole('heading', { name: SEED.title })).toBeVisible();
  const text = await visibleText(article);
  expect(countSeedParagraphs(text)).toBe(SEED.paragraphs);
  expect(findLeaks(text)).toEqual([]);
  await expect(library).toHaveURL(/article=[0-9a-f-]{36}$/);
  await again.close();
});

test('finds any two characters of any text, and only what holds them', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.seed, say);
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, OTHER_PAGES.english, say);
  const library = await demo.openLibrary();
  const found = async (query: string) => {
    await library.getByRole('searchbox').fill(query);
    await expect(library.getByRole('status').filter({ hasText: /3/ })).toBeVisible();
    await library.waitForTimeout(150);
    return library.locator('.article-row-title').allTextContents();
  };
  expect(await found('绿波')).toEqual([SEED.title]);
  expect(await found('石桥')).toEqual(['父亲的自行车']);
  expect(await found('春天')).toEqual(['父亲的自行车']);
  expect(await found('goldcrest')).toEqual(['The Lighthouse Keeper Who Counted Birds']);
  expect(await found('GOLDCREST')).toEqual(['The Lighthouse Keeper Who Counted Birds']);
  expect(await found('波绿')).toEqual([]);
  await expect(library.getByText(say('nothingFound', '波绿'))).toBeVisible();
});

test('newest first, and an article found again stays where it is', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, PAGES.finance, say);
  const library = await demo.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(2);
  await expect(library.getByRole('listitem').first()).toContainText('小镇面馆');
  await saveAddress(demo, PAGES.seed, say);
  // A list that is open learns of it.
  await expect(library.getByRole('listitem').first()).toContainText(SEED.title);
});

test('a deleted article comes back with one press, tags and all', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, PAGES.finance, say);
  const library = await demo.openLibrary();
  const row = library.getByRole('listitem').filter({ hasText: '父亲的自行车' });
  await row.getByRole('button', { name: say('editTags') }).click();
  await row.getByRole('textbox', { name: say('tagsLabel') }).fill('故事, 父亲');
  await library.keyboard.press('Enter');
  await expect(row.getByText('故事', { exact: true })).toBeVisible();
  await row.getByRole('button', { name: say('delete') }).click();
  await expect(row).toHaveCount(0);
  await expect(library.getByText(say('deleted', '父亲的自行车'))).toBeVisible();
  await library.getByRole('button', { name: say('undo') }).click();
  await expect(row.getByText('父亲', { exact: true })).toBeVisible();
  await expect(library.getByRole('listitem')).toHaveCount(2);
});

test('read and tags are there after a reload', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  const row = library.getByRole('listitem');
  await row.getByRole('button', { name: say('markRead') }).click();
  await row.getByRole('button', { name: say('editTags') }).click();
  await row.getByRole('textbox').fill('一个标签');
  await row.getByRole('button', { name: say('done') }).click();
  await expect(row.getByText('一个标签', { exact: true })).toBeVisible();
  await library.reload();
  await expect(row.getByText('一个标签', { exact: true })).toBeVisible();
  await expect(row.getByRole('button', { name: say('markUnread') })).toBeVisible();
  await row.getByRole('button', { name: say('editTags') }).click();
  await row.getByRole('textbox').fill('');
  await library.keyboard.press('Enter');
  await expect(row.getByText('一个标签', { exact: true })).toHaveCount(0);
});

test('back and forward go between articles', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  await saveAddress(demo, PAGES.finance, say);
  const library = await demo.openLibrary();
  const heading = library.frameLocator('iframe').getByRole('heading', { level: 1 });
  await library.getByRole('button', { name: '父亲的自行车' }).click();
  await expect(heading).toHaveText('父亲的自行车');
  await library.getByRole('button', { name: /小镇面馆/ }).click();
  await expect(heading).toHaveText(/小镇面馆/);
  await library.goBack();
  await expect(heading).toHaveText('父亲的自行车');
});

test('an address of an article that is not there says so, and leads back', async ({ demo, say }) => {
  const library = await demo.openLibrary('01890000-0000-7000-8000-000000000000');
  await expect(library.getByText(say('articleMissing'), { exact: true })).toBeVisible();
  await expect(library.getByText(say('articleMissingHint'))).toBeVisible();
  // Where the list is not beside it, there is a way to it.
  await library.setViewportSize({ width: 360, height: 740 });
  await expect(library.getByRole('searchbox')).toBeHidden();
  await library.getByRole('button', { name: say('backToList') }).click();
  await expect(library.getByRole('searchbox')).toBeVisible();
});

test('what a hostile page left in the library never runs and asks for nothing', async ({ demo, say, portal }) => {
  await saveAddress(demo, OTHER_PAGES.hostile, say);
  const library = await demo.openLibrary();
  // As if somebody had put worse on disk than our own cleaning lets through.
  await library.evaluate(async () => {
    const open = indexedDB.open('jingdu');
    const db = await new Promise<IDBDatabase>((done) => {
      open.onsuccess = () => done(open.result);
    });
    const bodies = db.transaction('bodies', 'readwrite').objectStore('bodies');
    const all = bodies.getAll();
    await new Promise((done) => {
      all.onsuccess = () => {
        for (const body of all.result) {
          const attack = 'parent.__attacked = top.__attacked = true';
          body.html = `<p>还在</p><img src="http://www.other.example/leak.png" onerror="${attack}"><script>${attack}</script><svg onload="${attack}"></svg><a href="javascript:${attack}">link</a><iframe src="http://www.other.example/leak.html"></iframe>`;
          bodies.put(body).onsuccess = done;
        }
      };
    });
    db.close();
  });
  const before = portal.requests.length;
  await library.reload();
  await library.getByRole('listitem').getByRole('button').first().click();
  const article = library.frameLocator('iframe').getByRole('article');
  await expect(article.getByText('还在')).toBeVisible();
  await article
    .getByText('link')
    .click({ timeout: 1_000 })
    .catch(() => undefined);
  await library.waitForTimeout(300);
  expect(await library.evaluate(() => Reflect.get(window, '__attacked'))).toBeUndefined();
  expect(portal.requests.slice(before).filter((request) => request.includes('leak'))).toEqual([]);
});

test('a thousand articles: the first rows at once, any one found', async ({ demo, say }) => {
  await saveAddress(demo, PAGES.plain, say);
  const library = await demo.openLibrary();
  await fillLibrary(library, 999);
  await expect(library.getByText(say('articleCount', '1000'))).toBeVisible();
  const start = Date.now();
  await library.getByRole('searchbox').fill('暗号404号');
  await expect(library.locator('li mark, li').filter({ hasText: '第 404 篇' }).first()).toBeVisible();
  await expect(library.getByRole('listitem')).toHaveCount(1);
  expect(Date.now() - start).toBeLessThan(1_500);
});
