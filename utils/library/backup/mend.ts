import { findLost, settleJournal } from './find-lost';
import { foldJournal } from './fold-journal';
import { journal } from './journal-store';
import { isRestoring, type RestoreReceipt, restoreSnapshot, resumeRestore } from './restore';
import type { OnProgress } from './take-snapshot';

/** What a mending did. */
export interface MendReceipt extends RestoreReceipt {
  /** Articles that were erased for good after the last backup, and stay so. */
  erased: number;
}

/**
 * Brings back what was lost of the libraries with these names and of those that the journal names: each as its newest
 * backup and the journal have it, merged into what is here. Undefined when there is nothing to bring back. Stopped
 * anywhere, it is done again.
 * @throws Problem
 */
export async function mendLibrary(
  suspects: readonly string[],
  onProgress?: OnProgress,
): Promise<MendReceipt | undefined> {
  const births = new Set([...suspects, ...(await findLost())]);
  const receipts = [(await isRestoring()) ? await resumeRestore(onProgress) : undefined];
  let erased = 0;
  for (const birth of births) {
    erased += await countErased(birth);
    const snapshot = await foldJournal(birth);
    receipts.push(snapshot && (await restoreSnapshot(snapshot.id, 'merge', onProgress)));
  }
  const done = receipts.filter((receipt) => receipt !== undefined);
  if (births.size === 0 || done.length === 0) return undefined;
  await settleJournal();
  const sum = (key: keyof RestoreReceipt) => done.reduce((total, receipt) => total + receipt[key], 0);
  return {
    ...{ added: sum('added'), changed: sum('changed'), same: sum('same'), removed: sum('removed') },
    ...{ damaged: sum('damaged'), withoutBody: sum('withoutBody'), erased },
  };
}

function countErased(birth: string): Promise<number> {
  const range = journal.rows.where('[birth+table+id]').between([birth, 'articles', ''], [birth, 'articles', '\uffff']);
  return range.filter(({ row }) => row === undefined).count();
}
