import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { clickAction } from '../demo/action.ts';
import { OTHER_PAGES, PAGES } from '../demo/addresses.ts';
import { EXTENSION_FOLDER } from '../demo/launch.ts';
import { findOverlay, waitForNoOverlay } from '../demo/overlay.ts';
import { readAction } from '../demo/worker.ts';
import { named, openPopup, savePage, test } from './fixtures.ts';

for (const name of ['chinese', 'english', 'xhtml', 'trustedTypes', 'overrides', 'formNames', 'slow'] as const) {
  test(`reads and saves the ${name} page of a site that was never chosen, with no permission asked`, async ({
    demo,
    say,
  }) => {
    const page = await demo.open(OTHER_PAGES[name]);
    await savePage(demo, page, say);
    expect((await readAction(demo, page)).badge).toBe('✓');
    const popup = await openPopup(demo, page, say);
    await popup.click(named(say('read')));
    await popup.waitUntilClosed();
    const overlay = await findOverlay(page);
    expect(await overlay.text()).toMatch(/核桃树是|这棵树是他来教书那年种的|was never meant to be empty/);
    expect(await overlay.text()).toMatch(/从县城坐两个小时|thirty-one years/);
    await overlay.press('Escape');
    await waitForNoOverlay(page);
    const library = await demo.openLibrary();
    await expect(library.getByRole('listitem')).toHaveCount(1);
    // Asking for a permission opens a dialog, and without one the list of granted ones stays as it was at install.
    const granted = await library.evaluate('chrome.permissions.getAll()');
    expect(granted).toEqual(GRANTED_AT_INSTALL);
  });
}

const GRANTED_AT_INSTALL = {
  permissions: expect.arrayContaining([
    'activeTab',
    'alarms',
    'contextMenus',
    'offscreen',
    'scripting',
    'storage',
    'unlimitedStorage',
  ]),
  origins: expect.not.arrayContaining([expect.stringMatching(/^<all_urls>$|\*:\/\/\*\/|other\.example/)]),
};

test('an application that changes its address shows the article it has now', async ({ demo, say }) => {
  const page = await demo.open(OTHER_PAGES.spa);
  const list = await clickAction(demo, page);
  await list.waitForText(say('notAnArticle'));
  await list.close();
  await page.locator('#go').click();
  const popup = await openPopup(demo, page, say);
  expect(await popup.text()).toContain('山里的图书馆');
  await popup.click(named(say('save')));
  await popup.waitForText(say('savedAgo', '').trim());
});

test('the overlay goes when the reader goes on, and does not come back out of the cache', async ({ demo, say }) => {
  const page = await demo.open(OTHER_PAGES.chinese);
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('read')));
  await findOverlay(page);
  await page.goto(PAGES.list);
  await page.goBack({ waitUntil: 'commit' });
  await expect.poll(() => page.url()).toBe(OTHER_PAGES.chinese);
  await waitForNoOverlay(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('pictures of a page are asked for without telling where the reader is', async ({ demo, say }) => {
  const page = await demo.open(PAGES.lazyPictures);
  const popup = await openPopup(demo, page, say);
  const referrers: (string | undefined)[] = [];
  page.on('request', (request) => {
    if (request.url().includes('img.example.cn/a')) referrers.push(request.headers().referer);
  });
  await popup.click(named(say('read')));
  const overlay = await findOverlay(page);
  await overlay.ask("function () { for (const image of this.querySelectorAll('img')) image.loading = 'eager'; }");
  await expect.poll(() => referrers.length).toBeGreaterThan(0);
  expect(referrers.filter(Boolean)).toEqual([]);
});

test.describe('what is installed', () => {
  const manifest = () => JSON.parse(readFileSync(join(EXTENSION_FOLDER, 'manifest.json'), 'utf8'));

  test('asks for no more than its job needs', () => {
    const { permissions, host_permissions = [], content_scripts, ...rest } = manifest();
    expect([...permissions].sort()).toEqual([
      'activeTab',
      'alarms',
      'contextMenus',
      'offscreen',
      'scripting',
      'storage',
      'unlimitedStorage',
    ]);
    const hosts = [...host_permissions, ...content_scripts.flatMap((script: { matches: string[] }) => script.matches)];
    expect(hosts.length).toBeGreaterThan(0);
    expect(hosts.filter((host: string) => !/^\*:\/\/(?:www\.|m\.)?fensifuwu\.com\/\*$/.test(host))).toEqual([]);
    expect(rest).not.toHaveProperty('web_accessible_resources');
    expect(rest).not.toHaveProperty('externally_connectable');
    // Asked for where a window's tabs are to be listed, and given back right after.
    // And where copies of backups are to lie in the downloads folder.
    expect(rest.optional_permissions).toEqual(['tabs', 'downloads']);
  });

  test('runs at most 10 kB on every page of the portal', () => {
    const scripts = manifest().content_scripts.flatMap((script: { js: string[]; css?: string[] }) => [
      ...script.js,
      ...(script.css ?? []),
    ]);
    const sizes = scripts.map((file: string) => gzipSync(readFileSync(join(EXTENSION_FOLDER, file))).length);
    expect(sizes.length).toBeGreaterThan(0);
    expect(sizes.reduce((sum: number, size: number) => sum + size, 0)).toBeLessThan(10_240);
  });

  test('lets its own pages load nothing but themselves', () => {
    const policy: string = manifest().content_security_policy.extension_pages;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
    // The background fetches pictures; the pages themselves ask nobody.
    const pages = readdirSync(EXTENSION_FOLDER).filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      expect(readFileSync(join(EXTENSION_FOLDER, page), 'utf8')).toMatch(/<meta[^>]*connect-src 'self'[;"]/);
    }
  });
});
