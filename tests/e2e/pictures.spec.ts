import { expect } from '@playwright/test';
import { OTHER_HOST, OTHER_PAGES, PAGES, PORTAL_HOSTS } from '../demo/addresses.ts';
import { saveAddress, savePage, test } from './fixtures.ts';
import { readRows, settledPictures } from './library-rows.ts';

test('a saved article has its pictures, whatever their server does', async ({ demo, say, portal }) => {
  const before = portal.requests.length;
  await demo.context.addCookies([{ name: 'who', value: 'reader', domain: PORTAL_HOSTS[0], path: '/' }]);
  await saveAddress(demo, PAGES.gallery, say);
  const library = await demo.openLibrary();
  const pictures = await settledPictures(library, PORTAL_HOSTS[0]);
  const facts = Object.fromEntries(
    Object.entries(pictures).map(([path, { state, reason }]) => [path.slice('/hard/'.length), reason ?? state]),
  );
  expect(facts).toEqual({
    'one.png': 'local',
    'one-again.jpg': 'local',
    'two.png': 'local',
    'guarded.png': 'local',
    'closed.png': 'refused',
    'gone.png': 'refused',
    'late.png': 'local',
    'page.png': 'notPicture',
    'cut.png': 'unreachable',
    'moved.png': 'local',
    'inside.png': 'unreachable',
    'huge.png': 'tooLarge',
    'drawing.svg': 'drawing',
    'dot.gif': 'tracker',
  });
  // The same bytes are one file, also under another name and by another way.
  const kept = await readRows<{ hash: string; mime: string; size: number }>(library, 'blobs');
  expect(kept).toHaveLength(4);
  expect(kept.every(({ mime }) => mime === 'image/png')).toBe(true);
  expect(portal.requests.slice(before).filter((request) => request.startsWith('10.'))).toEqual([]);
});

test('on a site that we may not ask, the page hands over its own pictures; the others wait for the reader', async ({
  demo,
  say,
}) => {
  await savePage(demo, await demo.open(OTHER_PAGES.gallery), say);
  const library = await demo.openLibrary();
  await expect
    .poll(async () => {
      const pictures = await settledPictures(library, OTHER_HOST);
      return Object.values(pictures).map(({ url, state, reason }) => `${new URL(url).host} ${reason ?? state}`);
    })
    .toEqual([
      'cdn.example.com noPermission',
      'pics.example.org noPermission',
      'pics.example.org noPermission',
      'www.other.example local',
      'www.other.example local',
    ]);
});
