import { db, withDisk, withStorage } from '@/utils/library/db';
import { type BackupReason, backups, type Snapshot } from './store';
import { type OnProgress, takeSnapshot } from './take-snapshot';

/**
 * Backs the library up: before something that may spoil it, daily, or because the reader asks. When nothing has changed
 * since the last backup, that one stands. Undefined when there is no library yet.
 * @throws Problem `storageFull`, `storageRefused`
 */
export function backUp(
  reason: BackupReason,
  options: { onProgress?: OnProgress; signal?: AbortSignal } = {},
): Promise<Snapshot | undefined> {
  return withStorage(() => takeSnapshot(db.name, backups, { ...options, reason }));
}

/** All backups that can be restored from, the newest first, also while the library cannot be opened. @throws Problem */
export function listBackups(): Promise<Snapshot[]> {
  return withDisk(async () => {
    const all = await backups.snapshots.orderBy('id').reverse().toArray();
    return all.filter(({ state }) => state === 'whole');
  });
}
