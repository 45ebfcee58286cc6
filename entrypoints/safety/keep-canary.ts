import { findLoss, type Loss, loadCanary, saveCanary } from '@/utils/canary';
import { settleJournal } from '@/utils/library/backup/find-lost';
import { readFacts } from '@/utils/library/facts';
import { onMutated } from '@/utils/library/mutate';

/** Several changes in a row are counted once. */
const DEBOUNCE_MS = 400;

/** Keeps the canary in step with what this context does to the library. */
export function keepCanary(): void {
  let isDue = false;
  onMutated(() => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => {
      isDue = false;
      // The next change, or the next page that opens, tries again.
      checkCanary().catch(() => undefined);
    }, DEBOUNCE_MS);
  });
}

/**
 * Whether something is missing from the library. While something is, the canary stays as it was, so that articles saved
 * meanwhile do not hide it; else it takes in what the library is now.
 * @throws Problem
 */
export async function checkCanary(options?: { isThorough: boolean }): Promise<Loss | undefined> {
  const [canary, now] = await Promise.all([loadCanary(), readFacts(options)]);
  const loss = canary && findLoss(canary, now);
  if (!loss && now.birth && JSON.stringify(canary) !== JSON.stringify(now)) await saveCanary(now);
  return loss;
}

/** The library is as it should be: after a restore, or because the reader says so. */
export async function acceptLibrary(): Promise<void> {
  await saveCanary(await readFacts());
  await settleJournal();
}
