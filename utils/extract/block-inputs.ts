/** The numbers of a page: a row for each block and for each element above one, and which stands in which. */
export interface BlockTable {
  rows: number[][];
  elements: number[][];
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
export function toInputs({ rows, elements, parents, ofBlock }: BlockTable): number[][] {
  return rows.map((row, i) => {
    const input = [...row];
    for (let distance = -NEIGHBOURS; distance <= NEIGHBOURS; distance++) {
      if (distance === 0) continue;
      for (const column of SEEN_OF_NEIGHBOURS) input.push(rows[i + distance]?.[column] ?? -2);
    }
    let at = ofBlock[i] ?? 0;
    input.push(...(elements[at] ?? []));
    let level = 0;
    for (const wanted of LEVELS_ABOVE) {
      for (; level < wanted && (parents[at] ?? -1) >= 0; level++) at = parents[at] ?? 0;
      for (const column of SEEN_OF_ABOVE) input.push(elements[at]?.[column] ?? 0);
    }
    return input;
  });
}
