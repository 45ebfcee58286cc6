import { type BlockTable, READ_OF_BLOCK, READ_OF_ELEMENT } from './block-inputs';
import { testimony } from './block-size';
import { squash } from './weigh-text';

/** So much of a block's beginning is looked for in what Readability has. */
const BEGINNING = 60;

/**
 * Writes into a page's numbers what Readability takes for the article: of each block whether it has it, of each element
 * what share of its text. Nothing changes where it found nothing.
 */
export function hearReadability(
  { rows, elements, parents, ofBlock }: BlockTable,
  texts: readonly string[],
  lengths: readonly number[],
  readability: string,
): void {
  const witness = squash(readability);
  if (witness === '') return;
  const read = new Float64Array(parents.length);
  const all = new Float64Array(parents.length);
  ofBlock.forEach((number, i) => {
    const isRead = testimony(witness, squash(texts[i] ?? ''), BEGINNING);
    const row = rows[i];
    if (row) row[READ_OF_BLOCK] = isRead;
    const length = lengths[i] ?? 0;
    all[number] = (all[number] ?? 0) + length;
    if (isRead > 0) read[number] = (read[number] ?? 0) + length;
  });
  for (let number = parents.length - 1; number > 0; number--) {
    const above = parents[number] ?? 0;
    read[above] = (read[above] ?? 0) + (read[number] ?? 0);
    all[above] = (all[above] ?? 0) + (all[number] ?? 0);
  }
  if (!read[0]) return;
  elements.forEach((element, number) => {
    element[READ_OF_ELEMENT] = (read[number] ?? 0) / Math.max(1, all[number] ?? 0);
  });
}
