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
    'inside.png': 'ledAway',
    'huge.png': 'tooLarge',
    'drawing.svg': 'local',
    'dot.gif': 'tracker',
  });
  // The same bytes are one file, also under another name and by another way.
  const kept = await readRows<{ hash: string; mime: string; size: number }>(library, 'blobs');
  expect(kept).toHaveLength(5);
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

test('the saved copy shows its pictures with the network off, says what is missing, and asks for nothing', async ({
  demo,
  say,
  portal,
}) => {
  await saveAddress(demo, PAGES.gallery, say);
  const library = await demo.openLibrary();
  await settledPictures(library, PORTAL_HOSTS[0]);
  const before = portal.requests.length;
  const asked: string[] = [];
  library.on('request', (request) => {
    if (/^https?:/.test(request.url())) asked.push(request.url());
  });
  await library.getByRole('listitem').getByRole('button').first().click();
  const copy = library.frameLocator('iframe');
  const shown = copy.locator('img:visible');
  await expect(shown).toHaveCount(7);
  // Late pictures load as they come into view.
  for (let n = 0; n < 7; n++) await shown.nth(n).scrollIntoViewIfNeeded();
  await expect
    .poll(() => shown.evaluateAll((all) => all.map((one) => (one as HTMLImageElement).naturalWidth)))
    .toEqual([480, 480, 480, 480, 480, 480, 80]);
  await expect(copy.getByText(say('picture_refused'))).toHaveCount(2);
  await library.waitForTimeout(500);
  expect(portal.requests.slice(before)).toEqual([]);
  expect(asked).toEqual([]);
  await demo.context.setOffline(true);
  await library.reload();
  await expect(shown).toHaveCount(7);
  await expect(shown.first()).toHaveJSProperty('naturalWidth', 480);
});

test('a picture that could not be had comes when it is asked for again', async ({ demo, say, portal }) => {
  await saveAddress(demo, PAGES.gallery, say);
  const library = await demo.openLibrary();
  const id = Object.values(await settledPictures(library, PORTAL_HOSTS[0]))[0]?.articleId ?? '';
  const reading = await demo.openLibrary(id);
  portal.mended.add('/hard/gone.png');
  const note = reading.frameLocator('iframe').locator('[data-missing]', { hasText: '第6幅' });
  await note.getByRole('button', { name: say('tryAgain') }).click();
  await expect(note).toHaveCount(0);
  await expect(reading.frameLocator('iframe').getByRole('img', { name: '第6幅' })).toBeVisible();
  portal.mended.clear();
});
