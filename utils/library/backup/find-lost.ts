import { db, withStorage } from '@/utils/library/db';
import { type JournalHead, journal } from './journal-store';

/**
 * The names of databases of which the journal knows more than the library does: one that is no more, or this one, if a
 * part of it is gone. The journal is written after the library, so that this is proof.
 * @throws Problem
 */
export async function findLost(): Promise<string[]> {
  // First the journal: what is in it by now was in the library before.
  const heads = await journal.heads.toArray().catch((): JournalHead[] => []);
  if (heads.length === 0) return [];
  const { birth, clock } = await readClock();
  return heads.filter((head) => head.birth !== birth || head.isTorn || head.at > clock).map((head) => head.birth);
}

/** The library is as it should be: what the journal says otherwise is not asked about again. @throws Problem */
export async function settleJournal(): Promise<void> {
  const { birth, clock } = await readClock();
  await journal.transaction('rw', [journal.rows, journal.heads], async () => {
    for (const head of await journal.heads.toArray()) {
      if (head.birth === birth)
        await journal.heads.put({ ...head, isTorn: false, at: [head.at, clock].sort()[0] ?? clock });
      else {
        await journal.rows.where('[birth+at]').between([head.birth, ''], [head.birth, '\uffff']).delete();
        await journal.heads.delete(head.birth);
      }
    }
  });
}

/** Whether something was written to the library that neither the journal nor the backup with this clock has. @throws Problem */
export async function isUncopied(backedUp: string): Promise<boolean> {
  const { birth, clock } = await readClock();
  const head = await journal.heads.get(birth).catch(() => undefined);
  return clock > backedUp && clock > (head?.at ?? '');
}

function readClock(): Promise<{ birth: string; clock: string }> {
  return withStorage(async () => {
    const [device, clock] = await db.meta.bulkGet(['device', 'clock']);
    return { birth: device?.value ?? '', clock: clock?.value ?? '' };
  });
}
