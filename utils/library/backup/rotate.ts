import type { BackupReason, Snapshot } from './store';

/** How many of each kind are kept, the newest ones. */
const KEPT: Readonly<Record<BackupReason, number>> = {
  ...{ daily: 3, asked: 2, upgrade: 1, import: 1 },
  ...{ restore: 2, rescue: 1, file: 2 },
};

/** A database that is no more may be the one that matters; its last backup is kept this long after it was made. */
const ELDER_DAYS = 90;
const DAY_MS = 86_400_000;

/**
 * The ids of the backups to give up: all but the newest of each kind, and what was never finished. The newest one of
 * each earlier database stays as well, so that backups of a library that opened empty never push out those of the one
 * that was lost.
 */
export function chooseToDrop(snapshots: readonly Snapshot[], now = Date.now()): string[] {
  const newestFirst = snapshots.filter(({ state }) => state === 'whole').sort((a, b) => (a.id < b.id ? 1 : -1));
  const kept = new Set<string>();
  for (const reason of Object.keys(KEPT) as BackupReason[]) {
    const ofKind = newestFirst.filter((snapshot) => snapshot.reason === reason);
    for (const { id } of ofKind.slice(0, KEPT[reason])) kept.add(id);
  }
  const births = new Set<string>();
  for (const { id, birth, at, articles, reason } of newestFirst) {
    if (births.has(birth) || articles === 0 || reason === 'file') continue;
    births.add(birth);
    if (now - Date.parse(at) < ELDER_DAYS * DAY_MS) kept.add(id);
  }
  return snapshots.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
}
