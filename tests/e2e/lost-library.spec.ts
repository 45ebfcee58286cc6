import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { PAGES, SEED } from '../demo/addresses.ts';
import type { Demo } from '../demo/launch.ts';
import { restart, type Say, saveAddress, test } from './fixtures.ts';
import { readRows } from './library-rows.ts';

/** Where the browser keeps the library, in files of its own. */
const folderOf = ({ profile, extensionId }: Demo, kind: 'leveldb' | 'blob') =>
  join(profile, `Default/IndexedDB/chrome-extension_${extensionId}_0.indexeddb.${kind}`);

/** Ways for a closed profile to lose the library; each leaves the browser to make it anew. */
const LOSSES: Record<string, (demo: Demo) => void> = {
  'its files are gone': (demo) => {
    for (const kind of ['leveldb', 'blob'] as const) rmSync(folderOf(demo, kind), { recursive: true, force: true });
  },
  'its index of files is emptied': (demo) => {
    const folder = folderOf(demo, 'leveldb');
    for (const name of readdirSync(folder).filter((one) => one.startsWith('MANIFEST'))) {
      truncateSync(join(folder, name), 0);
    }
  },
};

const row = (library: Page, title: string) => library.getByRole('listitem').filter({ hasText: title });
const view = (library: Page, say: Say, key: string) =>
  library.getByRole('navigation', { name: say('views') }).getByRole('button', { name: say(key) });

/** All that a reader has, but for stamps and what is only for lists and search. */
async function readAll(library: Page) {
  const articles = await readRows<{ id: string; bodyHash: string; f: object; tags: object; del: unknown[] }>(
    library,
    'articles',
  );
  const bodies = await readRows<{ hash: string; html: string }>(library, 'bodies');
  const highlights = await readRows<{ id: string; kept: number; f: object }>(library, 'highlights');
  const pictures = await readRows<{ url: string; state: string; hash?: string }>(library, 'pictures');
  return {
    articles: articles.map(({ id, bodyHash, f, tags, del }) => ({ id, bodyHash, f, tags, del })),
    bodies: bodies.map(({ hash, html }) => [hash, createHash('sha256').update(html).digest('hex') === hash]),
    highlights: highlights.map(({ id, kept, f }) => ({ id, kept, f })),
    pictures: pictures.map(({ url, state, hash }) => ({ url, state, hash })),
  };
}

/** A highlight, tags, a title and a note of one's own, in the article that is not in the backup. */
async function annotate(library: Page, say: Say): Promise<void> {
  await library.getByRole('button', { name: SEED.title }).click();
  const frame = library.frameLocator('iframe');
  await expect(frame.getByRole('article')).toBeVisible();
  const bar = library.getByRole('toolbar', { name: say('highlightBar') });
  await frame.locator('body').click({ position: { x: 5, y: 120 } });
  await expect(async () => {
    await library.keyboard.press('v');
    await expect(bar).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await library.keyboard.press('5');
  await expect(frame.locator('mark[data-color="purple"]').first()).toBeVisible();
  await library.getByRole('button', { name: say('details') }).click();
  await library.getByRole('textbox', { name: say('editTitle') }).fill('我的题目');
  await library.getByRole('textbox', { name: say('noteLabel') }).fill('读给孩子听');
  await library.keyboard.press('Tab');
  await expect(row(library, '我的题目')).toContainText('读给孩子听');
  await library.keyboard.press('Escape');
  await row(library, '我的题目').hover();
  await library.getByRole('checkbox', { name: say('selectArticle', '我的题目') }).click();
  const tools = library.getByRole('toolbar').filter({ has: library.getByRole('button', { name: say('addTags') }) });
  await tools.getByRole('button', { name: say('addTags') }).click();
  await library.keyboard.type('家');
  await library.keyboard.press('Enter');
  await expect(row(library, '我的题目').getByText('家', { exact: true })).toBeVisible();
  await library.keyboard.press('Escape');
}

for (const [name, lose] of Object.entries(LOSSES)) {
  test(`everything acknowledged since the last backup comes back when ${name}, and nothing that was erased`, async ({
    ownDemo,
    portal,
    say,
  }) => {
    test.setTimeout(120_000);
    await saveAddress(ownDemo, PAGES.plain, say);
    await saveAddress(ownDemo, PAGES.finance, say);
    const safety = await ownDemo.open(`chrome-extension://${ownDemo.extensionId}/safety.html`);
    await safety.getByRole('button', { name: say('backUpNow') }).click();
    await expect(safety.getByText(say('backedUp'))).toBeVisible();
    // From here on there is no backup.
    await saveAddress(ownDemo, PAGES.seed, say);
    await saveAddress(ownDemo, PAGES.gallery, say);
    await safety.goto(safety.url().replace('safety', 'library'));
    const library = safety;
    await expect(library.getByRole('listitem')).toHaveCount(4);
    await annotate(library, say);
    await row(library, '小镇面馆').hover();
    await row(library, '小镇面馆')
      .getByRole('button', { name: say('delete') })
      .click();
    await expect(library.getByRole('listitem')).toHaveCount(3);
    await view(library, say, 'view_bin').click();
    await library.getByRole('button', { name: say('emptyBin') }).click();
    await library.getByRole('button', { name: say('eraseForGood') }).click();
    await expect(library.getByText(say('binEmptied', '1'))).toBeVisible();
    await expect
      .poll(async () =>
        (await readRows<{ state: string }>(library, 'pictures')).filter((one) => one.state === 'wanted'),
      )
      .toEqual([]);
    const before = await readAll(library);
    expect(before.highlights).toHaveLength(1);
    await ownDemo.close();
    expect(existsSync(folderOf(ownDemo, 'leveldb'))).toBe(true);
    lose(ownDemo);
    const again = await restart(ownDemo, { portal });
    const later = await again.openLibrary();
    await expect(later.getByText(say('libraryMended', '3', '0'))).toBeVisible({ timeout: 20_000 });
    await view(later, say, 'view_all').click();
    await expect(later.getByRole('listitem')).toHaveCount(3);
    await expect(later.getByRole('alert')).toHaveCount(0);
    expect(await readAll(later)).toEqual(before);
    await again.close();
  });
}
