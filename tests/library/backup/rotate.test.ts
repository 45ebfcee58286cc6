import { describe, expect, test } from 'vitest';
import { chooseToDrop } from '@/utils/library/backup/rotate';
import type { Snapshot } from '@/utils/library/backup/store';

const NOW = Date.parse('2026-03-01T00:00:00Z');

/** A backup made on day `day` of the year. */
function made(day: number, more: Partial<Snapshot> = {}): Snapshot {
  const at = new Date(Date.UTC(2026, 0, day)).toISOString();
  const id = `${String(day).padStart(3, '0')}-${more.reason ?? 'daily'}`;
  return { id, at, reason: 'daily', state: 'whole', schema: 4, birth: 'a', clock: '', articles: 9, ...more };
}

describe('rotation', () => {
  test('keeps the last three days, and of the other kinds the newest', () => {
    const all = [1, 2, 3, 4, 5].map((day) => made(day));
    const others = [
      made(1, { reason: 'upgrade' }),
      made(2, { reason: 'upgrade' }),
      made(1, { reason: 'import' }),
      made(1, { reason: 'restore' }),
      made(2, { reason: 'restore' }),
      made(3, { reason: 'restore' }),
    ];
    const dropped = chooseToDrop([...all, ...others], NOW);
    expect(dropped.sort()).toEqual(['001-daily', '001-restore', '001-upgrade', '002-daily']);
  });

  test('gives up what was never finished', () => {
    expect(chooseToDrop([made(5, { state: 'making' }), made(4)], NOW)).toEqual(['005-daily']);
  });

  test('never lets an empty or new database push out the last backup of the one before', () => {
    const old = [made(1), made(2)];
    const fresh = [3, 4, 5, 6].map((day) => made(day, { birth: 'b', articles: 1 }));
    const dropped = chooseToDrop([...old, ...fresh], NOW);
    expect(dropped.sort()).toEqual(['001-daily', '003-daily']);
  });

  test('lets go of an earlier database after a season', () => {
    const fresh = [3, 4, 5].map((day) => made(day, { birth: 'b' }));
    expect(chooseToDrop([made(1), ...fresh], NOW + 200 * 86_400_000)).toEqual(['001-daily']);
  });
});
