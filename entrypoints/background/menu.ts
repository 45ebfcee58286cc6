import { browser } from 'wxt/browser';
import { showProblem } from '@/utils/badge';
import { createId } from '@/utils/create-id';
import { t } from '@/utils/i18n';
import { toProblemCode } from '@/utils/problem';
import { readPage, savePage } from './page';

type Command = 'read-page' | 'save-page';

/** Context menu and shortcuts: the same two acts as the popup's buttons, told by the toolbar button. */
export function registerMenu(): void {
  browser.runtime.onInstalled.addListener(async () => {
    await browser.contextMenus.removeAll();
    browser.contextMenus.create({ id: 'read-page', title: t('commandRead'), contexts: ['page', 'selection'] });
    browser.contextMenus.create({ id: 'save-page', title: t('commandSave'), contexts: ['page', 'selection'] });
  });
  browser.contextMenus.onClicked.addListener((click, tab) => run(String(click.menuItemId), tab?.id));
  browser.commands.onCommand.addListener((command, tab) => run(command, tab?.id));
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
