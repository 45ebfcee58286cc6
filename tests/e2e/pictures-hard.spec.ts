import { rmSync } from 'node:fs';
import { expect } from '@playwright/test';
import { OTHER_HOST, OTHER_PAGES, PAGES, PICTURE_HOSTS, PORTAL_HOSTS } from '../demo/addresses.ts';
import { type Demo, launch, makeProfile } from '../demo/launch.ts';
import { stopWorker } from '../demo/worker.ts';
import { copyExtension, launchAllowed } from './allowed.ts';
import { named, openPopup, savePage, test } from './fixtures.ts';
import { type PictureFacts, readRows, settledPictures } from './library-rows.ts';

test.afterEach(({ portal }) => portal.held.clear());

test('a worker that is stopped in the middle goes on with the pictures by itself', async ({
  ownDemo: demo,
  portal,
  say,
}) => {
  test.setTimeout(150_000);
  // However slow this machine is, these are on their way when the worker is stopped.
  for (const name of ['two.png', 'late.png']) portal.held.add(`/hard/${name}`);
  const page = await demo.open(PAGES.gallery);
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('save')));
  await popup.waitForText(say('savedAgo', '').trim());
  await stopWorker(demo);
  await popup.close();
  const library = await demo.openLibrary();
  const cut = await readRows<PictureFacts>(library, 'pictures');
  expect(cut.filter(({ state }) => state === 'wanted').length).toBeGreaterThan(0);
  portal.held.clear();
  // Nobody asks: the alarm does it.
  await expect
    .poll(async () => (await readRows<PictureFacts>(library, 'pictures')).filter((one) => one.state === 'wanted'), {
      timeout: 90_000,
    })
    .toEqual([]);
  const pictures = await settledPictures(library, PORTAL_HOSTS[0]);
  expect(Object.values(pictures).filter(({ state }) => state === 'local')).toHaveLength(7);
});

test('with the permission given, the pictures of other sites come, for every article that waits for them', async ({
  portal,
  say,
  lang,
}) => {
  test.setTimeout(120_000);
  const [profile, extension] = [makeProfile(), copyExtension()];
  let demo: Demo = await launch({ portal, lang, profile, extension });
  try {
    await savePage(demo, await demo.open(OTHER_PAGES.gallery), say);
    // The page hands over its own pictures while it is open.
    await settledPictures(await demo.openLibrary(), OTHER_HOST);
    await demo.close();
    demo = await launchAllowed({ portal, lang, profile, extension }, PICTURE_HOSTS);
    const before = portal.requests.length;
    const library = await demo.openLibrary();
    await library.getByRole('listitem').getByRole('button').first().click();
    await library.getByRole('button', { name: new RegExp(say('receiptText', '.*')) }).click();
    const receipt = library.getByRole('region', { name: say('receipt') });
    await receipt.getByRole('button', { name: say('tryAgain') }).click();
    await expect(receipt.getByText(say('receiptPictures', '5', '5'))).toBeVisible({ timeout: 20_000 });
    const pictures = await settledPictures(library, OTHER_HOST);
    expect(Object.values(pictures).every(({ state }) => state === 'local')).toBe(true);
    const asked = portal.asked.slice(before).filter((_, n) => portal.requests[before + n]?.includes('/hard/'));
    expect(asked).toEqual([{}, {}, {}]);
  } finally {
    await demo.close();
    for (const one of [extension, profile]) rmSync(one, { recursive: true, force: true, maxRetries: 3 });
  }
});

test('without a network the pictures wait, and come when it is back', async ({ ownDemo: demo, say }) => {
  test.setTimeout(150_000);
  const page = await demo.open(PAGES.gallery);
  await demo.context.setOffline(true);
  const popup = await openPopup(demo, page, say);
  await popup.click(named(say('save')));
  await popup.waitForText(say('savedAgo', '').trim());
  await popup.close();
  const library = await demo.openLibrary();
  await library.waitForTimeout(2_000);
  const offline = await readRows<PictureFacts>(library, 'pictures');
  // What the page itself had loaded may be in the browser's cache.
  expect(offline.filter(({ state }) => state === 'local').length).toBeLessThan(7);
  await demo.context.setOffline(false);
  await library.getByRole('listitem').getByRole('button').first().click();
  await library.getByRole('button', { name: new RegExp(say('receiptText', '.*')) }).click();
  const retry = library.getByRole('region', { name: say('receipt') }).getByRole('button', { name: say('tryAgain') });
  await expect
    .poll(
      async () => {
        // Either they are said to be missing and are asked for again, or they have been waiting for the alarm.
        // What is visible now may be gone by the time it is pressed.
        if (await retry.isVisible()) await retry.click({ timeout: 2_000 }).catch(() => undefined);
        return (await readRows<PictureFacts>(library, 'pictures')).filter((one) => one.state === 'local').length;
      },
      { timeout: 90_000 },
    )
    .toBe(7);
});
