import { db } from '@/utils/library/db';
import { type Block, BlockReader } from './blocks';
import type { OutlineRow, SegmentRow } from './index-rows';
import { Lru } from './lru';
import type { ReadSegment, TermPlan } from './match-segment';
import type { Postings } from './postings';
import { findBlock, readSegmentRows, toBlockKey } from './segments';
import { IN_TITLE, type Token } from './tokens';

/** Blocks never change, so the next keystroke finds them here. Bytes. */
const blockCache = new Lru<number, Uint8Array<ArrayBuffer>>(8 * 2 ** 20);
const outlineCache = new Map<number, OutlineRow>();

/** The segments with all that the terms ask for, as they were at one moment. */
export function readSegments(terms: readonly TermPlan[], signal?: AbortSignal): Promise<ReadSegment[]> {
  return db.transaction('r', [db.segments, db.outlines, db.blocks], async () => {
    const rows = await readSegmentRows();
    const outlines = await readOutlines(rows);
    signal?.throwIfAborted();
    const wanted = outlines.flatMap(({ id, firsts }) => listBlocks(id, firsts, terms));
    const blocks = await readBlocks([...new Set(wanted)]);
    signal?.throwIfAborted();
    return rows.flatMap((row, i) => {
      const outline = outlines[i];
      if (!outline) return [];
      return [{ row, outline, lists: (from: Token, to: Token) => readLists(row, outline, blocks, [from, to]) }];
    });
  });
}

async function readOutlines(rows: readonly SegmentRow[]): Promise<OutlineRow[]> {
  const missing = rows.map(({ id }) => id).filter((id) => !outlineCache.has(id));
  for (const outline of missing.length > 0 ? await db.outlines.bulkGet(missing) : []) {
    if (outline) outlineCache.set(outline.id, outline);
  }
  const outlines = rows.map(
    ({ id }) => outlineCache.get(id) ?? { id, firsts: new Float64Array(), times: new Uint32Array() },
  );
  const ids = new Set(rows.map(({ id }) => id));
  for (const id of outlineCache.keys()) if (!ids.has(id)) outlineCache.delete(id);
  return outlines;
}

async function readBlocks(keys: readonly number[]): Promise<Map<number, Uint8Array<ArrayBuffer>>> {
  const blocks = new Map<number, Uint8Array<ArrayBuffer>>();
  const missing = keys.filter((key) => {
    const bytes = blockCache.get(key);
    if (bytes) blocks.set(key, bytes);
    return !bytes;
  });
  const read = missing.length > 0 ? await db.blocks.bulkGet(missing) : [];
  for (const [i, bytes] of read.entries()) {
    const key = missing[i];
    if (!bytes || key === undefined) continue;
    blocks.set(key, bytes);
    blockCache.set(key, bytes, bytes.length);
  }
  return blocks;
}

/** Keys of the blocks that the terms need of one segment. */
function listBlocks(segment: number, firsts: Float64Array, terms: readonly TermPlan[]): number[] {
  return terms.flatMap(({ tokens, range, isTitle }) => {
    const ranges = range ? [[range[0], range[1] - 1] as const] : tokens.map((token) => [token, token] as const);
    return (isTitle ? [IN_TITLE] : [0, IN_TITLE]).flatMap((field) =>
      ranges.flatMap(([from, to]) =>
        blocksBetween(firsts, from + field, to + field).map((i) => toBlockKey(segment, i)),
      ),
    );
  });
}

/** First tokens of the blocks that may hold tokens `from ≤ token ≤ to`. */
function blocksBetween(firsts: Float64Array, from: Token, to: Token): Token[] {
  const begin = Math.max(0, findBlock(firsts, from));
  return [...firsts.subarray(begin, findBlock(firsts, to) + 1)];
}

function readLists(
  row: SegmentRow,
  { firsts }: OutlineRow,
  blocks: ReadonlyMap<number, Uint8Array<ArrayBuffer>>,
  [from, to]: readonly [Token, Token],
): Postings[] {
  return blocksBetween(firsts, from, to).flatMap((first) => {
    const bytes = blocks.get(toBlockKey(row.id, first));
    return bytes ? listsOf({ first, bytes }, row.to - row.from, [from, to]) : [];
  });
}

function listsOf(block: Block, span: number, [from, to]: readonly [Token, Token]): Postings[] {
  const lists: Postings[] = [];
  const reader = new BlockReader(block, span);
  while (reader.advance() && reader.token <= to) if (reader.token >= from) lists.push(reader.postings());
  return lists;
}
