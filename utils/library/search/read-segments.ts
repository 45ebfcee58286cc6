import { openRaw } from '@/utils/library/db';
import type { OutlineRow, SegmentRow } from '@/utils/library/rows';
import { type Block, BlockReader } from './blocks';
import { Lru } from './lru';
import type { ReadSegment, TermPlan } from './match-segment';
import type { Postings } from './postings';
import { findBlock, onlyLive, toBlockKey, whenDone } from './segments';
import { IN_TITLE, type Token } from './tokens';

/** Blocks never change, so the next keystroke finds them here. Bytes. */
const blockCache = new Lru<number, Uint8Array<ArrayBuffer>>(8 * 2 ** 20);
const outlineCache = new Map<number, OutlineRow>();

/** Forgets what was read, as after the library was deleted. */
export function forgetSegments(): void {
  blockCache.clear();
  outlineCache.clear();
}

/** The live segments with all that the terms ask for, as they were at one moment. */
export async function readSegments(terms: readonly TermPlan[], signal?: AbortSignal): Promise<ReadSegment[]> {
  const raw = await openRaw();
  signal?.throwIfAborted();
  const transaction = raw.transaction(['segments', 'outlines', 'blocks'], 'readonly');
  const rows = onlyLive(await whenDone<SegmentRow[]>(transaction.objectStore('segments').getAll()));
  const outlines = await readOutlines(rows, transaction.objectStore('outlines'));
  signal?.throwIfAborted();
  const blocks = new Map<number, Uint8Array<ArrayBuffer>>();
  const wanted = rows.flatMap((row, i) => listBlocks(row.id, outlines[i]?.firsts ?? new Float64Array(), terms));
  const store = transaction.objectStore('blocks');
  await Promise.all(
    [...new Set(wanted)].map(async (key) => {
      const bytes = blockCache.get(key) ?? (await whenDone<Uint8Array<ArrayBuffer>>(store.get(key)));
      blockCache.set(key, bytes, bytes.length);
      blocks.set(key, bytes);
    }),
  );
  signal?.throwIfAborted();
  return rows.flatMap((row, i) => {
    const outline = outlines[i];
    if (!outline) return [];
    return [{ row, outline, lists: (from: Token, to: Token) => readLists(row, outline, blocks, [from, to]) }];
  });
}

async function readOutlines(rows: readonly SegmentRow[], store: IDBObjectStore): Promise<OutlineRow[]> {
  const outlines = await Promise.all(
    rows.map(async ({ id }) => outlineCache.get(id) ?? (await whenDone<OutlineRow>(store.get(id)))),
  );
  outlineCache.clear();
  for (const outline of outlines) outlineCache.set(outline.id, outline);
  return outlines;
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
