import { appendFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { PAGES } from '../demo/addresses.ts';
import type { Demo } from '../demo/launch.ts';
import { restart, saveAddress, test } from './fixtures.ts';

/** What a kill between the two writes of a record leaves: its head, which promises 500 bytes that never came. */
const TORN = Buffer.from([0x12, 0x34, 0x56, 0x78, 500 & 0xff, 500 >> 8, 1]);

/** Tears the log of the library as a killed browser does. */
function tearLog({ profile, extensionId }: Demo): void {
  const folder = join(profile, `Default/IndexedDB/chrome-extension_${extensionId}_0.indexeddb.leveldb`);
  const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
  expect(logs).not.toEqual([]);
  for (const log of logs) appendFileSync(join(folder, log), TORN);
}

test('a log that a kill has torn does not take the library with it at the second start', async ({
  ownDemo,
  portal,
  say,
}) => {
  await saveAddress(ownDemo, PAGES.plain, say);
  await ownDemo.close();
  tearLog(ownDemo);
  const second = await restart(ownDemo, { portal });
  const page = await second.openLibrary();
  await expect
    .poll(() => page.evaluate(`chrome.storage.session.get('looked').then(({ looked }) => looked)`))
    .toBe(true);
  await saveAddress(second, PAGES.finance, say);
  const third = await restart(second, { portal });
  const library = await third.openLibrary();
  await expect(library.getByRole('listitem')).toHaveCount(2);
  await expect(library.getByRole('alert')).toHaveCount(0);
  await third.close();
});
