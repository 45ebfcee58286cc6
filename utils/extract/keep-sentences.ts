import type { BlockTable } from './block-inputs';

/** So much of an element's own text must be kept already, and so many of its blocks. */
const MIN_KEPT_SHARE = 0.8;
const MIN_KEPT = 3;
/** Below this the model has its reasons. */
const MIN_PROBABILITY = 0.1;
const MAX_LINKED = 0.3;
/** Columns of a block's row, as `measureBlocks` writes them. */
const [LINKED, IS_SENTENCE, IS_FURNITURE, IS_REQUEST] = [2, 3, 4, 6] as const;

/**
 * A whole sentence among the article's own paragraphs is one of them, though it be short: a last line of five words is
 * what the model doubts most. Not a line that begins like furniture or asks for something. Changes `isKept`.
 */
export function keepSentences(
  isKept: boolean[],
  probabilities: readonly number[],
  lengths: readonly number[],
  { rows, ofBlock, parents }: Pick<BlockTable, 'rows' | 'ofBlock' | 'parents'>,
): void {
  const siblings = new Map<number, number[]>();
  const counts = new Map<number, number>();
  for (const number of ofBlock) counts.set(number, (counts.get(number) ?? 0) + 1);
  ofBlock.forEach((number, i) => {
    // A paragraph in an element of its own is a sibling by its parent; lines divided by <br> share their element.
    const shared = counts.get(number) === 1 ? (parents[number] ?? number) : number;
    const group = siblings.get(shared);
    if (group) group.push(i);
    else siblings.set(shared, [i]);
  });
  for (const group of siblings.values()) {
    const kept = group.filter((i) => isKept[i]);
    const keptLength = kept.reduce((sum, i) => sum + (lengths[i] ?? 0), 0);
    const length = group.reduce((sum, i) => sum + (lengths[i] ?? 0), 0);
    if (kept.length < MIN_KEPT || keptLength < MIN_KEPT_SHARE * length) continue;
    for (const i of group) {
      const row = rows[i] ?? [];
      if (row[IS_SENTENCE] !== 1 || row[IS_FURNITURE] === 1 || row[IS_REQUEST] === 1) continue;
      if ((row[LINKED] ?? 0) > MAX_LINKED) continue;
      if ((probabilities[i] ?? 0) >= MIN_PROBABILITY) isKept[i] = true;
    }
  }
}
