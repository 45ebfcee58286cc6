import { browser } from 'wxt/browser';
import { showProblem } from '@/utils/badge';
import { createId } from '@/utils/create-id';
import { refreshLanguage, t, watchLanguage } from '@/utils/i18n';
import { toProblemCode } from '@/utils/problem';
import { readPage, savePage } from './page';
import { saveLink } from './queue';

type Command = 'read-page' | 'save-page';

const SAVE_LINK = 'save-link';

/** Context menu and shortcuts: the same two acts as the popup's buttons, told by the toolbar button. */
export function registerMenu(): void {
  browser.runtime.onInstalled.addListener(async () => {
    // What we say may have changed with the version; where it cannot be read, the browser's language is spoken.
    await refreshLanguage().catch(() => undefined);
    await createEntries();
  });
  watchLanguage(createEntries);
  browser.contextMenus.onClicked.addListener(async ({ menuItemId, linkUrl }, tab) => {
    if (menuItemId === SAVE_LINK && linkUrl) await runSaveLink(linkUrl, tab?.id);
    else await run(String(menuItemId), tab?.id);
  });
  browser.commands.onCommand.addListener((command, tab) => run(command, tab?.id));
}

let last: Promise<void> = Promise.resolve();

/** One after the other: two at once would both remove and then both create. Without a menu there are the popup and the keys. */
function createEntries(): Promise<void> {
  last = last.then(createAnew).catch(() => undefined);
  return last;
}

async function createAnew(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({ id: 'read-page', title: t('commandRead'), contexts: ['page', 'selection'] });
  browser.contextMenus.create({ id: 'save-page', title: t('commandSave'), contexts: ['page', 'selection'] });
  browser.contextMenus.create({ id: SAVE_LINK, title: t('saveLink'), contexts: ['link'] });
}

function isCommand(name: string): name is Command {
  return name === 'read-page' || name === 'save-page';
}

async function run(command: string, tabId: number | undefined): Promise<void> {
  if (tabId === undefined || !isCommand(command)) return;
  try {
    if (command === 'read-page') await readPage({ tabId, isForced: true });
    else await savePage({ tabId, isForced: true, operationId: createId() });
  } catch (error) {
    await showProblem(tabId, toProblemCode(error)).catch(() => undefined);
  }
}

async function runSaveLink(url: string, tabId: number | undefined): Promise<void> {
  try {
    await saveLink(url);
  } catch (error) {
    if (tabId !== undefined) await showProblem(tabId, toProblemCode(error)).catch(() => undefined);
  }
}
