import { db, openRaw } from '@/utils/library/db';
import type { OutlineRow, SegmentRow } from '@/utils/library/rows';
import { FOLD_VERSION } from './fold';
import { TOKEN_END, type Token } from './tokens';

/** Documents that are scanned before they are sealed into a segment. */
export const SEAL_DOCS = 128;

/** The key of a block: all of a segment's lie together, in the order of their tokens. */
export function toBlockKey(segment: number, first: Token): number {
  return segment * 2 * TOKEN_END + first;
}

/** Keys of a segment's blocks whose first tokens are `from ≤ token ≤ to`. */
export function blockRange(segment: number, from: Token = 0, to: Token = TOKEN_END): IDBKeyRange {
  return IDBKeyRange.bound(toBlockKey(segment, from), toBlockKey(segment, to));
}

/** A promise for a request of the raw connection. */
export function whenDone<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Live segments in the order of their documents. */
export function onlyLive(rows: SegmentRow[]): SegmentRow[] {
  return rows.filter(({ state }) => state === 'live').sort((a, b) => a.from - b.from);
}

/** The number of the first document that is in no segment. */
export function sealedEnd(live: readonly SegmentRow[]): number {
  return live.at(-1)?.to ?? 0;
}

/** Where among a segment's blocks the one is that would hold `token`; -1 before the first. */
export function findBlock(firsts: Float64Array, token: Token): number {
  let low = 0;
  let high = firsts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((firsts[middle] ?? 0) <= token) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Announces a segment that is to be written. */
export function startSegment(range: Pick<SegmentRow, 'from' | 'to' | 'docs' | 'inputs' | 'dropped'>): Promise<number> {
  return db.segments.add({ ...range, state: 'making', blocks: 0, bytes: 0, fold: FOLD_VERSION, done: -1 });
}

/**
 * Writes blocks and how far that is, together. False when the segment is not where the caller left it: somebody else
 * works on it or has given it up.
 */
export function writeBlocks(
  segment: number,
  before: Token,
  { blocks, done }: { blocks: readonly { first: Token; bytes: Uint8Array<ArrayBuffer> }[]; done: Token },
): Promise<boolean> {
  return db.transaction('rw', [db.segments, db.blocks], async () => {
    const row = await db.segments.get(segment);
    if (row?.state !== 'making' || row.done !== before) return false;
    await db.blocks.bulkPut(
      blocks.map(({ bytes }) => bytes),
      blocks.map(({ first }) => toBlockKey(segment, first)),
    );
    const bytes = blocks.reduce((sum, block) => sum + block.bytes.length, 0);
    await db.segments.update(segment, { done, blocks: row.blocks + blocks.length, bytes: row.bytes + bytes });
    return true;
  });
}

/**
 * Puts a written segment in the place of its inputs, or behind all others, in one transaction. False, and nothing done,
 * if that place is not free any more.
 */
export async function goLive(
  segment: number,
  times: OutlineRow['times'],
  has: (n: number) => boolean,
): Promise<boolean> {
  const keys = await db.blocks
    .where(':id')
    .between(...bounds(segment))
    .primaryKeys();
  const base = toBlockKey(segment, 0);
  const firsts = Float64Array.from(keys, (key) => key - base);
  return db.transaction('rw', [db.segments, db.outlines, db.tombs], async () => {
    const rows = await db.segments.toArray();
    const row = rows.find(({ id }) => id === segment);
    if (row?.state !== 'making' || row.blocks !== firsts.length) return false;
    const live = onlyLive(rows);
    const replaced = live.filter(({ id }) => row.inputs.includes(id));
    const isFree = row.inputs.length > 0 ? replaced.length === row.inputs.length : sealedEnd(live) === row.from;
    if (!isFree) return false;
    await db.outlines.put({ id: segment, firsts, times });
    await db.segments.update(segment, { state: 'live' });
    for (const { id } of replaced) await db.segments.update(id, { state: 'dead' });
    // Of the dead in this range only those that the new postings name must still be known.
    const tombs = await db.tombs.where('n').between(row.from, row.to).primaryKeys();
    await db.tombs.bulkDelete(tombs.filter((n) => !has(n)));
    return true;
  });
}

/** Gives up a segment that is not live. */
export function abandonSegment(segment: number): Promise<void> {
  return db.transaction('rw', db.segments, async () => {
    const row = await db.segments.get(segment);
    if (row && row.state === 'making') await db.segments.update(segment, { state: 'dead' });
  });
}

/** Deletes what dead segments have left; one that was interrupted is deleted again. */
export async function sweepSegments(): Promise<void> {
  const dead = (await db.segments.toArray()).filter(({ state }) => state === 'dead');
  for (const { id } of dead) {
    const raw = await openRaw();
    const transaction = raw.transaction('blocks', 'readwrite');
    await whenDone(transaction.objectStore('blocks').delete(blockRange(id)));
    await db.outlines.delete(id);
    await db.segments.delete(id);
  }
}

function bounds(segment: number): [from: number, to: number, includesFrom: boolean, includesTo: boolean] {
  return [toBlockKey(segment, 0), toBlockKey(segment, TOKEN_END), true, true];
}
