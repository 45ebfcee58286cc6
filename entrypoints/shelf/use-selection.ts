import { useSignal } from '@preact/signals';
import { idsBetween, type Listing } from './listing';

/** Which articles are chosen to have something done to all of them at once. */
export function useSelection() {
  const ids = useSignal<ReadonlySet<string>>(new Set());
  const anchor = useSignal<string | undefined>(undefined);

  /** One more or one less; from here on Shift selects. */
  function toggle(id: string): void {
    const next = new Set(ids.value);
    if (!next.delete(id)) next.add(id);
    ids.value = next;
    anchor.value = id;
  }

  /** All from the last one touched to this one, in the order of the list. */
  function extend(id: string, listing: Listing): void {
    const [from, to] = [listing.rowOf(anchor.value ?? id), listing.rowOf(id)];
    if (from < 0 || to < 0) {
      toggle(id);
      return;
    }
    const range = idsBetween(listing, Math.min(from, to), Math.max(from, to) + 1);
    ids.value = new Set([...ids.value, ...range]);
  }

  return {
    ids,
    toggle,
    extend,
    set: (all: readonly string[]) => {
      ids.value = new Set(all);
    },
    clear: () => {
      ids.value = new Set();
      anchor.value = undefined;
    },
  };
}
