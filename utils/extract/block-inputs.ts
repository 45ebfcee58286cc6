/** Numbers of one block or element. */
export type Row = number[] | Float64Array;

/** Which of a block's and of an element's numbers tell what Readability says. */
export const READ_OF_BLOCK = 15;
export const READ_OF_ELEMENT = 9;

/** The numbers of a page: a row for each block and for each element above one, and which stands in which. */
export interface BlockTable {
  rows: Row[];
  elements: Row[];
  /** For each element the number of its parent, which is smaller than its own; -1 for the root. */
  parents: number[];
  /** For each block the number of the element it stands in. */
  ofBlock: number[];
}

/** Blocks on either side whose features a block is judged with, and which of their features. */
const NEIGHBOURS = 2;
const SEEN_OF_NEIGHBOURS = [0, 1, 2, 3, 4, 15, 19];
/** Levels above a block's element whose make-up it is judged with, and which features tell of that. */
const LEVELS_ABOVE = [1, 2, 4];
const SEEN_OF_ABOVE = [1, 2, 4, 5, 6, 8, 9, 15];

/** What the forest judges: each block beside its neighbours, its element, and the elements above. */
export function toInputs(table: BlockTable): Float64Array[] {
  return Array.from(eachInput(table), (input) => input.slice());
}

/** The same, one after another in the same array: a thousand of them would cost more than judging them. */
export function* eachInput({ rows, elements, parents, ofBlock }: BlockTable): Generator<Float64Array> {
  const own = rows[0]?.length ?? 0;
  const besides = SEEN_OF_NEIGHBOURS.length;
  const ofElement = own + 2 * NEIGHBOURS * besides;
  const above = ofElement + (elements[ofBlock[0] ?? 0]?.length ?? 0);
  const input = new Float64Array(above + LEVELS_ABOVE.length * SEEN_OF_ABOVE.length);
  // Picked once and then copied as a whole: a block is seen by four neighbours, an element by all that stand in it.
  const seen = rows.map((row) => SEEN_OF_NEIGHBOURS.map((column) => row[column] as number));
  const nobody = SEEN_OF_NEIGHBOURS.map(() => -2);
  const makeUps = new Array<number[] | undefined>(elements.length);
  for (let i = 0; i < rows.length; i++) {
    input.set(rows[i] ?? [], 0);
    let to = own;
    for (let distance = -NEIGHBOURS; distance <= NEIGHBOURS; distance++) {
      if (distance === 0) continue;
      input.set(seen[i + distance] ?? nobody, to);
      to += besides;
    }
    let at = ofBlock[i] ?? 0;
    // Neighbours mostly stand in one element: what is written of it then stays.
    if (i === 0 || at !== ofBlock[i - 1]) {
      input.set(elements[at] ?? [], ofElement);
      to = above;
      let level = 0;
      for (const wanted of LEVELS_ABOVE) {
        for (; level < wanted && (parents[at] ?? -1) >= 0; level++) at = parents[at] ?? 0;
        makeUps[at] ??= SEEN_OF_ABOVE.map((column) => elements[at]?.[column] as number);
        input.set(makeUps[at] ?? [], to);
        to += SEEN_OF_ABOVE.length;
      }
    }
    yield input;
  }
}
