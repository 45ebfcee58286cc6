import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Page } from 'playwright-core';
import { clickAction } from '../demo/action.ts';
import { OTHER_HOST, OTHER_PAGES } from '../demo/addresses.ts';
import { type Demo, EXTENSION_FOLDER, launch } from '../demo/launch.ts';
import { readAction } from '../demo/worker.ts';
import { restart, test } from './fixtures.ts';

/** `www.` left out, as a site is kept. */
const SITE = OTHER_HOST.replace('www.', '');

/** A build that has the site's permission already: nobody can press the browser's own question in a test. */
function makeAllowed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jingdu-extension-'));
  cpSync(EXTENSION_FOLDER, folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const hosts = [...manifest.host_permissions, `*://*.${SITE}/*`];
  writeFileSync(file, JSON.stringify({ ...manifest, host_permissions: hosts }));
  return folder;
}

const expectIcon = (demo: Demo, page: Page, icon: 'colour' | 'grey') =>
  expect.poll(async () => (await readAction(demo, page)).icon, { message: page.url() }).toBe(icon);

test('articles of a site that the reader chose are recognised, after a restart too, until it is taken out', async ({
  portal,
  lang,
  say,
}) => {
  const extension = makeAllowed();
  let demo = await launch({ portal, lang, extension });
  try {
    const page = await demo.open(OTHER_PAGES.chinese);
    await expectIcon(demo, page, 'grey');
    const popup = await clickAction(demo, page);
    await popup.waitForText(say('recogniseSite', SITE));
    await popup.click({ role: 'checkbox', name: say('recogniseSite', SITE) });
    // The page that is open is looked at as well.
    await expectIcon(demo, page, 'colour');
    await popup.close();

    demo = await restart(demo, { portal, extension });
    const again = await demo.open(OTHER_PAGES.english);
    await expectIcon(demo, again, 'colour');
    await again.goto(OTHER_PAGES.noArticle);
    await expectIcon(demo, again, 'grey');

    const options = await demo.open(`chrome-extension://${demo.extensionId}/options.html#recognition`);
    await expect(
      options
        .getByRole('definition')
        .filter({ hasText: say('recognised') })
        .first(),
    ).toBeVisible();
    await options.getByRole('button', { name: say('recogniseNoMore', SITE) }).click();
    await expect(options.getByRole('button', { name: say('recogniseNoMore', SITE) })).toHaveCount(0);
    await expect
      .poll(() => options.evaluate('chrome.scripting.getRegisteredContentScripts().then((all) => all.length)'))
      .toBe(0);
    await again.goto(OTHER_PAGES.chinese);
    // A detector that still ran would have told within its second look.
    await again.waitForTimeout(1_500);
    await expectIcon(demo, again, 'grey');
  } finally {
    await demo.close();
    for (const one of [extension, demo.profile]) rmSync(one, { recursive: true, force: true, maxRetries: 3 });
  }
});

test('what is no site is said, and a site that is refused is not kept', async ({ demo, say }) => {
  const options = await demo.open(`chrome-extension://${demo.extensionId}/options.html#recognition`);
  const field = options.getByRole('textbox', { name: say('recogniseField') });
  await field.fill('two words');
  await field.press('Enter');
  await expect(options.getByText(say('recogniseRefused'))).toBeVisible();
  await expect(field).toHaveValue('two words');
  await field.fill('other.example');
  await expect(options.getByText(say('recogniseRefused'))).toHaveCount(0);
});
