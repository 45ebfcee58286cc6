import type { Catalogue } from '@/utils/library/catalogue/catalogue';
import { findPlace } from '@/utils/library/catalogue/merge-cards';

/** The articles of a list in their order, by id only. */
export interface Listing {
  /** What it lists: another view, order, search or filter has another key. */
  key: string;
  size: number;
  /** False while only its beginning is known. */
  isWhole: boolean;
  idAt(row: number): string;
  /** -1 for what is not listed. */
  rowOf(id: string): number;
}

/** Ids `from ≤ row < to`. */
export function idsBetween(listing: Listing, from: number, to: number): string[] {
  const first = Math.max(0, from);
  const end = Math.min(listing.size, to);
  return Array.from({ length: Math.max(0, end - first) }, (_, i) => listing.idAt(first + i));
}

/** The beginning of a list, or all of a short one. */
export function listIds(key: string, ids: readonly string[], { isWhole }: { isWhole: boolean }): Listing {
  return { key, size: ids.length, isWhole, idAt: (row) => ids[row] ?? '', rowOf: (id) => ids.indexOf(id) };
}

/** Places of the catalogue as a list. It stays as it is when the catalogue goes on. */
export function listPlaces(key: string, catalogue: Catalogue, places: Uint32Array): Listing {
  const { ids } = catalogue;
  let rows: Int32Array | undefined;
  return {
    key,
    size: places.length,
    isWhole: true,
    idAt: (row) => ids[places[row] ?? -1] ?? '',
    rowOf: (id) => {
      // Only who asks for rows pays for them.
      rows ??= invert(places, ids.length);
      return rows[findPlace(ids, id)] ?? -1;
    },
  };
}

/** The row of each place; -1 for what is not listed. */
function invert(places: Uint32Array, size: number): Int32Array {
  const rows = new Int32Array(size).fill(-1);
  for (const [row, place] of places.entries()) rows[place] = row;
  return rows;
}
