import { db, withStorage } from '@/utils/library/db';
import { VIEWS } from '@/utils/views';
import type { Catalogue } from './catalogue';
import { countViewsOf, toViewCounts, type ViewCounts, viewsOf } from './view-counts';

/**
 * The counts of the views lie in `meta`, written with the cards that they count: a list that opens shows them without
 * reading the catalogue. Undefined where they are missing or do not belong to these drawers; `mendCounts` puts that right.
 */
export function readCounts(): Promise<ViewCounts | undefined> {
  return withStorage(() =>
    db.transaction('r', [db.drawers, db.meta], async () => {
      const counts = toCounts((await db.meta.get('counts'))?.value);
      const cards = await countCards();
      if (cards === 0) return toViewCounts(() => 0);
      return counts && counts.all + counts.bin === cards ? counts : undefined;
    }),
  );
}

/** How many cards there are; reads no drawer. */
export async function countCards(): Promise<number> {
  const sizes = await db.drawers.orderBy('size').keys();
  return sizes.reduce<number>((sum, size) => sum + Number(size), 0);
}

/** Inside a change: what becomes of the counts when cards with these flags come in the place of those with others. */
export async function changeCounts(
  flags: readonly { before: number | undefined; after: number | undefined }[],
  { isFirst }: { isFirst: boolean },
): Promise<void> {
  const stored = toCounts((await db.meta.get('counts'))?.value);
  // What was not counted from the beginning is counted by who reads all of it.
  if (!stored && !isFirst) return;
  const isIn = (one: number | undefined, view: number) => (one === undefined ? 0 : (viewsOf(one) >> view) & 1);
  const counts = toViewCounts((view) => {
    const before = isFirst ? 0 : (stored?.[VIEWS[view] ?? 'all'] ?? 0);
    return flags.reduce((sum, one) => sum + isIn(one.after, view) - isIn(one.before, view), before);
  });
  await db.meta.put({ key: 'counts', value: JSON.stringify(counts) });
}

/** Writes the counts anew where they are not those of the catalogue, unless the library has gone on since. @throws Problem */
export async function mendCounts(catalogue: Catalogue): Promise<void> {
  const counts = countViewsOf(catalogue);
  const value = JSON.stringify(counts);
  if (JSON.stringify(await readCounts()) === value) return;
  await withStorage(() =>
    db.transaction('rw', [db.drawers, db.meta], async () => {
      const [last] = await db.drawers.orderBy('at').reverse().limit(1).keys();
      if (Number(last ?? 0) === catalogue.at) await db.meta.put({ key: 'counts', value });
    }),
  );
}

function toCounts(value: string | undefined): ViewCounts | undefined {
  if (value === undefined) return undefined;
  try {
    const stored: unknown = JSON.parse(value);
    if (typeof stored !== 'object' || stored === null) return undefined;
    const counts = toViewCounts((view) => Number((stored as Partial<Record<string, unknown>>)[VIEWS[view] ?? 'all']));
    return Object.values(counts).every((count) => Number.isSafeInteger(count) && count >= 0) ? counts : undefined;
  } catch {
    return undefined;
  }
}
