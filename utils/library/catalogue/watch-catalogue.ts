import { db, watch } from '@/utils/library/db';
import type { Catalogue } from './catalogue';

/**
 * Fills a catalogue and keeps it in step with the library, whoever changes it: each time only the drawers that changed
 * are read. Returns the stop.
 */
export function watchCatalogue(catalogue: Catalogue, onChange: () => void, onError: (error: unknown) => void) {
  return watch(
    () => db.drawers.where('at').above(catalogue.at).toArray(),
    (drawers) => {
      catalogue.update(drawers);
      onChange();
    },
    onError,
  );
}

/** Reads what has changed since, once. */
export async function readCatalogue(catalogue: Catalogue): Promise<void> {
  catalogue.update(await db.drawers.where('at').above(catalogue.at).toArray());
}
