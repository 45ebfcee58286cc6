import { db, withDisk } from '@/utils/library/db';
import { backups } from './store';
import { takeSnapshot } from './take-snapshot';

/**
 * Gives up a library that cannot be opened, for one that a restore of `snapshot` will fill: whoever calls this loads its
 * page anew and goes on with that. As much of the old one as can be read is backed up first.
 * @throws Problem `storageRefused`, `storageFull`; then the old library is as it was
 */
export function rebuildLibrary(snapshot: string): Promise<void> {
  return withDisk(async () => {
    // Rotation leaves alone what a task names.
    await backups.tasks.put({ key: 'restore', snapshot, way: 'merge', isBackedUp: true });
    try {
      await takeSnapshot(db.name, backups, { reason: 'restore' }).catch(() => undefined);
      await db.delete();
    } catch (error) {
      await backups.tasks.delete('restore');
      throw error;
    }
  });
}
