import { db } from '@/utils/library/db';
import type { TextRow } from '@/utils/library/rows';
import { fold } from './fold';
import { Lru } from './lru';
import type { FoldedDoc } from './rank';

/** A document as it was written and as it is compared. */
export interface ReadDoc {
  row: TextRow;
  folded: FoldedDoc;
}

/** Documents never change, so the next keystroke finds them here. Characters. */
const cache = new Lru<number, ReadDoc>(4 * 2 ** 20);

/** Reads documents by number; those that are no more are left out. Reads no HTML. */
export async function readDocs(numbers: readonly number[]): Promise<Map<number, ReadDoc>> {
  const docs = new Map<number, ReadDoc>();
  const missing = numbers.filter((n) => {
    const known = cache.get(n);
    if (known) docs.set(n, known);
    return !known;
  });
  if (missing.length === 0) return docs;
  for (const row of await readRows(missing)) {
    const doc = { row, folded: { title: fold(row.title), text: fold(row.text) } };
    docs.set(row.n, doc);
    cache.set(row.n, doc, 2 * (row.title.length + row.text.length));
  }
  return docs;
}

async function readRows(numbers: readonly number[]): Promise<TextRow[]> {
  const [first = 0, last = 0] = [Math.min(...numbers), Math.max(...numbers)];
  // Neighbours come faster in one piece.
  if (last - first < numbers.length * 2) {
    const wanted = new Set(numbers);
    const rows = await db.texts.where('n').between(first, last, true, true).toArray();
    return rows.filter(({ n }) => wanted.has(n));
  }
  return (await db.texts.bulkGet([...numbers])).filter((row) => row !== undefined);
}
