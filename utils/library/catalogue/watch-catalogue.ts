import { db, watch, withStorage } from '@/utils/library/db';
import type { Catalogue } from './catalogue';

/** Drawers read at a time: between two of them the page draws, and others get their turn on the disk. */
const SLICE = 24;

/**
 * Fills a catalogue and keeps it in step with the library, whoever changes it: each time only the drawers that changed
 * are read. Returns the stop.
 */
export function watchCatalogue(catalogue: Catalogue, onChange: () => void, onError: (error: unknown) => void) {
  let isStopped = false;
  let stop: () => void = () => undefined;
  const start = () => {
    if (isStopped) return;
    stop = watch(
      () => readChanged(catalogue),
      (drawers) => {
        catalogue.update(drawers);
        onChange();
      },
      onError,
    );
  };
  if (catalogue.at > 0) start();
  else readAll(catalogue, () => isStopped).then(start, (error: unknown) => !isStopped && onError(error));
  return () => {
    isStopped = true;
    stop();
  };
}

/** Reads what has changed since, once. @throws Problem */
export async function readCatalogue(catalogue: Catalogue): Promise<void> {
  if (catalogue.at === 0) await readAll(catalogue, () => false);
  catalogue.update(await withStorage(() => readChanged(catalogue)));
}

function readChanged(catalogue: Catalogue) {
  return db.drawers.where('at').above(catalogue.at).toArray();
}

/** Reads all drawers, some at a time. What changes meanwhile is above the mark, and read again afterwards. */
async function readAll(catalogue: Catalogue, isStopped: () => boolean): Promise<void> {
  const [mark] = await withStorage(() => db.drawers.orderBy('at').reverse().limit(1).keys());
  for (let after = -1; !isStopped(); ) {
    const drawers = await withStorage(() => db.drawers.where('drawer').above(after).limit(SLICE).toArray());
    const last = drawers.at(-1);
    if (!last) {
      catalogue.at = Number(mark ?? 0);
      return;
    }
    catalogue.take(drawers);
    after = last.drawer;
  }
}
