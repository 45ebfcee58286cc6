import { rmSync } from 'node:fs';
import { expect } from '@playwright/test';
import { OTHER_HOST, OTHER_PAGES, PICTURE_HOSTS } from '../demo/addresses.ts';
import { makeProfile } from '../demo/launch.ts';
import { copyExtension, launchAllowed } from './allowed.ts';
import { savePage, test } from './fixtures.ts';

test('a site that was allowed is listed, taken back by a click, and read and saved as before when asked for', async ({
  portal,
  lang,
  say,
}) => {
  test.setTimeout(120_000);
  const [profile, extension] = [makeProfile(), copyExtension()];
  const demo = await launchAllowed({ portal, lang, profile, extension }, [OTHER_HOST, PICTURE_HOSTS[0]]);
  try {
    const options = await demo.open(`chrome-extension://${demo.extensionId}/options.html`);
    const may = () =>
      options.evaluate(
        (origin) =>
          (
            globalThis as unknown as {
              chrome: { permissions: { contains(what: { origins: string[] }): Promise<boolean> } };
            }
          ).chrome.permissions.contains({ origins: [origin] }),
        `*://${OTHER_HOST}/*`,
      );
    expect(await may()).toBe(true);
    const site = (host: string) => options.locator('#sites dt', { hasText: host });
    await expect(site(PICTURE_HOSTS[0])).toBeVisible();
    await options.getByRole('button', { name: say('revokeFrom', OTHER_HOST) }).click();
    await expect(site(OTHER_HOST)).toHaveCount(0);
    await expect(site(PICTURE_HOSTS[0])).toBeVisible();
    expect(await may()).toBe(false);
    // The click on our button is permission enough for the page at hand.
    await savePage(demo, await demo.open(OTHER_PAGES.chinese), say);
    await options.reload();
    await expect(site(PICTURE_HOSTS[0])).toBeVisible();
    await expect(site(OTHER_HOST)).toHaveCount(0);
  } finally {
    await demo.close();
    for (const one of [extension, profile]) rmSync(one, { recursive: true, force: true, maxRetries: 3 });
  }
});
