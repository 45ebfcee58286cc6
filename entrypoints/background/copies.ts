import { browser } from 'wxt/browser';
import { keepCopy, mayDownload } from '@/entrypoints/safety/keep-copy';
import { loadLastCopy } from '@/utils/last-copy';
import { listBackups } from '@/utils/library/backup/back-up';
import { makeCopy } from '@/utils/library/backup/make-copy';
import type { Snapshot } from '@/utils/library/backup/store';
import { onMessage } from '@/utils/messaging';
import { Problem, toOutcome } from '@/utils/problem';
import { assertOwnPage } from './sender';
import { openUnseen } from './unseen';

/** As often as backups are made. */
const MIN_AGE_MS = 20 * 60 * 60 * 1000;

/** The background's part of the copies in the downloads folder: it says when, and puts them there. */
export function registerCopies(): void {
  onMessage('findDueCopy', ({ sender }) =>
    toOutcome(() => {
      assertOwnPage(sender);
      return findDueCopy().then((due) => due?.id);
    }),
  );
  onMessage('keepCopy', ({ data, sender }) =>
    toOutcome(async () => {
      assertOwnPage(sender);
      const snapshot = (await listBackups()).find(({ id }) => id === data.snapshot);
      if (!snapshot) throw new Problem('downloadFailed');
      if (!data.url.startsWith(`blob:${new URL(browser.runtime.getURL('/')).origin}`)) throw new Problem('noAccess');
      await keepCopy(data.url, snapshot);
    }),
  );
}

/** Has the day's copy made, where the reader allows it and something has changed. */
export async function copyDaily(): Promise<void> {
  const due = await findDueCopy();
  if (!due) return;
  if (browser.offscreen) {
    await openUnseen();
    return;
  }
  // Firefox has no such documents, and its background can make addresses itself.
  const url = URL.createObjectURL(await makeCopy(due));
  await keepCopy(url, due).finally(() => URL.revokeObjectURL(url));
}

/** The backup that is to be copied now: the newest of our own, unless it is in the folder already. */
async function findDueCopy(): Promise<Snapshot | undefined> {
  if (!(await mayDownload())) return undefined;
  const newest = (await listBackups()).find(({ reason }) => reason !== 'file');
  const last = await loadLastCopy();
  if (!newest || last?.snapshot === newest.id) return undefined;
  return last && Date.now() - Date.parse(last.at) < MIN_AGE_MS ? undefined : newest;
}
