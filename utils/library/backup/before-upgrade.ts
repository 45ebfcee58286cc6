import { backups, findVersion } from './store';
import { takeSnapshot } from './take-snapshot';

/** Copies a library that an older version of the extension has written, before the schema `version` changes it. */
export async function backUpBeforeUpgrade(name: string, version: number): Promise<void> {
  const onDisk = await findVersion(name);
  if (onDisk > 0 && onDisk < version) await takeSnapshot(name, backups, { reason: 'upgrade' });
}
