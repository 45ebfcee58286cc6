import { storage } from 'wxt/utils/storage';
import { findOwnFolder } from '@/utils/library/backup/own-folder';
import { renewLog } from '@/utils/library/backup/renew-log';

/** Forgotten when the browser ends, also when it is killed. */
const isRenewed = storage.defineItem<boolean>('session:logsRenewed', { fallback: false });

/**
 * Once in each run of the browser, before much is written: what a kill has torn is given up before it can spoil what is
 * written behind it. Firefox keeps its databases in another way.
 */
export function registerLogs(): void {
  if (import.meta.env.FIREFOX) return;
  // Should it fail, the next start of the worker tries again.
  renewOnce().catch(() => undefined);
}

async function renewOnce(): Promise<void> {
  if (await isRenewed.getValue()) return;
  await renewLog(indexedDB);
  const folder = await findOwnFolder();
  if (folder !== indexedDB) await renewLog(folder);
  await isRenewed.setValue(true);
}
