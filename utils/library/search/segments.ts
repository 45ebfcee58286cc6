import { db } from '@/utils/library/db';
import type { Block } from './blocks';
import { FOLD_VERSION } from './fold';
import type { DraftRow, OutlineRow, SegmentRow } from './index-rows';
import { TOKEN_END, type Token } from './tokens';

/** The key of a block: all of a segment's lie together, in the order of their tokens. */
export function toBlockKey(segment: number, first: Token): number {
  return segment * 2 * TOKEN_END + first;
}

/** The index's segments in the order of their documents. */
export async function readSegmentRows(): Promise<SegmentRow[]> {
  return (await db.segments.toArray()).sort((a, b) => a.from - b.from);
}

/** The number of the first document that is in no segment. */
export function sealedEnd(segments: readonly SegmentRow[]): number {
  return segments.at(-1)?.to ?? 0;
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
export function startDraft(
  range: Omit<DraftRow, 'id' | 'state' | 'blocks' | 'bytes' | 'fold' | 'done'>,
): Promise<number> {
  return db.drafts.add({ ...range, state: 'making', blocks: 0, bytes: 0, fold: FOLD_VERSION, done: -1 });
}

/**
 * Writes blocks and how far that is, together. False when the draft is not where the caller left it: somebody else
 * works on it or has given it up.
 */
export function writeBlocks(
  segment: number,
  before: Token,
  { blocks, done }: { blocks: readonly Block[]; done: Token },
): Promise<boolean> {
  return db.transaction('rw', [db.drafts, db.blocks], async () => {
    const row = await db.drafts.get(segment);
    if (row?.state !== 'making' || row.done !== before) return false;
    await db.blocks.bulkPut(
      blocks.map(({ bytes }) => bytes),
      blocks.map(({ first }) => toBlockKey(segment, first)),
    );
    const bytes = blocks.reduce((sum, block) => sum + block.bytes.length, 0);
    await db.drafts.update(segment, { done, blocks: row.blocks + blocks.length, bytes: row.bytes + bytes });
    return true;
  });
}

/**
 * Puts a written draft in the place of its inputs, or behind all segments, in one transaction. False, and nothing done,
 * if that place is not free any more.
 * @param has whether the new postings name a document
 */
export async function publishDraft(
  segment: number,
  times: OutlineRow['times'],
  has: (n: number) => boolean,
): Promise<boolean> {
  const keys = await blocksOf(segment).primaryKeys();
  const base = toBlockKey(segment, 0);
  const firsts = Float64Array.from(keys, (key) => key - base);
  return db.transaction('rw', [db.drafts, db.segments, db.outlines, db.tombs], async () => {
    const draft = await db.drafts.get(segment);
    if (draft?.state !== 'making' || draft.blocks !== firsts.length) return false;
    const segments = await readSegmentRows();
    const replaced = segments.filter(({ id }) => draft.inputs.includes(id));
    const isFree =
      draft.inputs.length > 0 ? replaced.length === draft.inputs.length : sealedEnd(segments) === draft.from;
    if (!isFree) return false;
    const { state: _state, inputs: _inputs, dropped: _dropped, done: _done, ...row } = draft;
    await db.drafts.delete(segment);
    for (const one of replaced) await retire(one);
    await db.outlines.put({ id: segment, firsts, times });
    await db.segments.put(row);
    // Of the dead in this range only those that the new postings name must still be known.
    const tombs = await db.tombs.where('n').between(row.from, row.to).primaryKeys();
    await db.tombs.bulkDelete(tombs.filter((n) => !has(n)));
    return true;
  });
}

/** Gives up a draft. */
export async function abandonDraft(segment: number): Promise<void> {
  await db.drafts.update(segment, { state: 'dead' });
}

/** Takes all segments out of the index: everything is scanned. */
export function dropSegments(): Promise<void> {
  return db.transaction('rw', [db.drafts, db.segments, db.tombs], async () => {
    await db.drafts.toCollection().modify({ state: 'dead' });
    for (const row of await db.segments.toArray()) await retire(row);
    await db.tombs.clear();
  });
}

/** Deletes what dead segments have left; one that was interrupted is deleted again. */
export async function sweepSegments(): Promise<void> {
  const dead = (await db.drafts.toArray()).filter(({ state }) => state === 'dead');
  for (const { id } of dead) {
    await blocksOf(id).delete();
    await db.outlines.delete(id);
    await db.drafts.delete(id);
  }
}

async function retire(row: SegmentRow): Promise<void> {
  await db.segments.delete(row.id);
  await db.drafts.put({ ...row, state: 'dead', inputs: [], dropped: [], done: -1 });
}

function blocksOf(segment: number) {
  return db.blocks.where(':id').between(toBlockKey(segment, 0), toBlockKey(segment, TOKEN_END), true, true);
}
