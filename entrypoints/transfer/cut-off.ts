import { storage } from 'wxt/utils/storage';

/** What can be cut off. */
export type Work = 'export' | 'import';

const LOCK = 'jingdu-transfer';
const item = storage.defineItem<Work | null>('local:transferUnderWay', { fallback: null, version: 1 });

/** Remembers that this work is under way, for whoever opens this page after a crash; call what it gives at the end. */
export function markUnderWay(work: Work): () => void {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  // While this page lives it holds the lock, so that another one does not take its work for one that was cut off.
  void navigator.locks.request(LOCK, { mode: 'shared' }, () => held);
  // Should it not be written, a crash is not told; the work goes on.
  const written = item.setValue(work).catch(() => undefined);
  return () => {
    letGo();
    void written.then(() => item.setValue(null)).catch(() => undefined);
  };
}

/** What was under way when the browser or this page went away; told once. */
export async function findCutOff(): Promise<Work | undefined> {
  const work = await item.getValue();
  const { held = [] } = await navigator.locks.query();
  if (!work || held.some(({ name }) => name === LOCK)) return undefined;
  await item.setValue(null);
  return work === 'import' ? 'import' : 'export';
}
