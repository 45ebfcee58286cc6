/**
 * Trees whose leaves are added up to the log-odds of a yes. All trees are complete, of one depth, and laid out one after
 * another, a tree's nodes level by level: the children of node n are 2n+1 and 2n+2. So a row is judged without a jump
 * through objects, which is what makes a first run in a cold page fast.
 */
export interface Forest {
  base: number;
  depth: number;
  /** For each inner node the feature looked at and the cut: below it goes left. */
  features: number[];
  cuts: number[];
  leaves: number[];
}

/** Judges every row; gives the probability of a yes. */
export function evaluate(
  { base, depth, features, cuts, leaves }: Forest,
  rows: readonly ArrayLike<number>[],
): number[] {
  const inner = 2 ** depth - 1;
  const trees = leaves.length / (inner + 1);
  const feature = new Uint16Array(features);
  const cut = new Float64Array(cuts);
  const leaf = new Float64Array(leaves);
  return rows.map((row) => {
    let sum = base;
    for (let tree = 0; tree < trees; tree++) {
      const start = tree * inner;
      let node = 0;
      while (node < inner) {
        const at = start + node;
        node = 2 * node + ((row[feature[at] as number] as number) < (cut[at] as number) ? 1 : 2);
      }
      sum += leaf[tree * (inner + 1) + node - inner] as number;
    }
    return 1 / (1 + Math.exp(-sum));
  });
}
