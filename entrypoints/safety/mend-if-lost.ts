import { findLoss, loadCanary } from '@/utils/canary';
import { catchUp } from '@/utils/library/backup/catch-up';
import { findLost } from '@/utils/library/backup/find-lost';
import { type MendReceipt, mendLibrary } from '@/utils/library/backup/mend';
import { isRestoring } from '@/utils/library/backup/restore';
import { readFacts } from '@/utils/library/facts';
import { rememberTried, saveMended, wasTried } from '@/utils/mended';
import { goOnLater } from './go-on-later';
import { acceptLibrary, checkCanary } from './keep-canary';

interface Options {
  /** Something is lost and will be brought back, here or by whoever is at it already. */
  onStart?: () => void;
  onProgress?: (progress: { done: number; total: number }) => void;
}

/**
 * Brings back by itself what the library has lost, as far as backup and journal have it; undefined when nothing is lost
 * or there is nothing to bring it back from. The reader is told by `LossNotice`.
 * @throws Problem
 */
export async function mendIfLost({ onStart, onProgress }: Options = {}): Promise<MendReceipt | undefined> {
  if (!(await findSuspects())) {
    // The other way round: what the library has and the journal has not.
    await catchUp();
    return undefined;
  }
  onStart?.();
  return alone(async () => {
    // Somebody else may have done it meanwhile.
    const suspects = await findSuspects();
    if (!suspects) return undefined;
    await goOnLater();
    const canary = await loadCanary();
    const receipt = await mendLibrary(suspects, onProgress);
    if (canary && suspects.length > 0) await rememberTried(JSON.stringify(canary));
    if (!receipt) return undefined;
    // The canary is a moment behind: what was erased within it is not missing.
    const now = await readFacts();
    const rest = canary && findLoss({ ...canary, count: canary.count - receipt.erased }, now);
    if (!rest) await acceptLibrary();
    const missing = rest ? rest.expected - rest.found : 0;
    const { added, changed } = receipt;
    if (added + changed > 0) await saveMended({ added, changed, missing, at: new Date().toISOString() });
    return receipt;
  });
}

/** The databases that something was lost of, beyond those that the journal knows of; undefined when nothing is lost. */
async function findSuspects(): Promise<string[] | undefined> {
  const [canary, loss] = [await loadCanary(), await checkCanary()];
  if (canary && loss && !(await wasTried(JSON.stringify(canary)))) return [canary.birth];
  return (await findLost()).length > 0 && !(await isRestoring()) ? [] : undefined;
}

function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks.request('jingdu-mend', work);
}
