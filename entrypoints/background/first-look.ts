import { storage } from 'wxt/utils/storage';
import { mendIfLost } from '@/entrypoints/safety/mend-if-lost';
import { findOwnFolder } from '@/utils/library/backup/own-folder';
import { renewLog } from '@/utils/library/backup/renew-log';
import { keepAwake } from './keep-awake';
import { fetchPicturesSoon } from './pictures';

/** Forgotten when the browser ends, also when it is killed. */
const isLooked = storage.defineItem<boolean>('session:looked', { fallback: false });
/** Storage buckets with databases of ours in them. */
const BUCKETS = ['jingdu-journal', 'jingdu-backup'];

/**
 * Once in each run of the browser, before much is written: what a kill has torn is given up before it can spoil what is
 * written behind it, and what an earlier one has spoilt is brought back.
 */
export function registerFirstLook(): void {
  // Should it fail, the next start of the worker tries again.
  look().catch(() => undefined);
}

async function look(): Promise<void> {
  if (await isLooked.getValue()) return;
  // Firefox keeps its databases in another way.
  if (!import.meta.env.FIREFOX) await renewLogs();
  if (await keepAwake(mendIfLost)) fetchPicturesSoon();
  await isLooked.setValue(true);
}

async function renewLogs(): Promise<void> {
  await renewLog(indexedDB);
  for (const bucket of BUCKETS) {
    const folder = await findOwnFolder(bucket);
    if (folder !== indexedDB) await renewLog(folder);
  }
}
