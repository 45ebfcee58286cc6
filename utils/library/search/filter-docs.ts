import { db } from '@/utils/library/db';
import type { Query, QueryFilter } from './parse-query';

/** Which documents a query is about, whatever they say. */
export interface Scope {
  /** Not sealed yet: they are scanned. */
  tail: number[];
  /** Is it there, out of the bin, and what the filters ask for? */
  includes: (n: number) => boolean;
}

/** Reads what a query's filters let through. Whoever watches the search is told when it changes. */
export function readScope({ filters, withoutFilters }: Query, sealedEnd: number): Promise<Scope> {
  return db.transaction('r', [db.docs, db.tombs], async () => {
    // Rows, not keys only: Dexie tells nobody who has read keys that a row with a new number was added.
    const [tail, tombs, bin] = await Promise.all([
      db.docs.where('n').aboveOrEqual(sealedEnd).toArray(),
      db.tombs.toCollection().primaryKeys(),
      db.docs.where('keys').equals('bin').primaryKeys(),
    ]);
    const hidden = new Set([...tombs, ...bin]);
    for (const filter of withoutFilters) for (const n of await findDocs(filter)) hidden.add(n);
    let only: Set<number> | undefined;
    for (const filter of filters) {
      const found = await findDocs(filter);
      const before = only;
      only = new Set(before ? found.filter((n) => before.has(n)) : found);
    }
    return { tail: tail.map(({ n }) => n), includes: (n) => !hidden.has(n) && (only?.has(n) ?? true) };
  });
}

/** Documents with a tag, of a site or anything below it, or whose source contains what was typed. */
async function findDocs({ kind, value }: QueryFilter): Promise<number[]> {
  if (kind !== 'source') return db.docs.where('keys').equals(`${kind}:${value}`).primaryKeys();
  const sources = await db.docs.where('keys').startsWith('source:').uniqueKeys();
  const matching = sources.map(String).filter((source) => source.slice('source:'.length).includes(value));
  return db.docs.where('keys').anyOf(matching).primaryKeys();
}
