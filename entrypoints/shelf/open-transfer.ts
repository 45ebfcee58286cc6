import { browser } from 'wxt/browser';
import { keepScope, type TransferScope } from '@/utils/transfer-scope';

/** Opens the page that exports and imports, for these articles or for all. */
export async function openTransfer(scope?: TransferScope): Promise<void> {
  const path = scope ? await keepScope(scope) : '/transfer.html';
  await browser.tabs.create({ url: browser.runtime.getURL(path) });
}
