/** Trees whose leaves are added up to the log-odds of a yes. */
export interface Forest {
  base: number;
  /** A tree is a flat list of nodes: [feature, cut, left, right], or [value] for a leaf; the first is the root. */
  trees: number[][][];
}

/** The probability that a forest gives to a row. */
export function evaluate({ base, trees }: Forest, row: readonly number[]): number {
  let sum = base;
  for (const tree of trees) {
    let node = tree[0];
    while (node && node.length > 1) {
      const [feature = 0, cut = 0, left = 0, right = 0] = node;
      node = tree[(row[feature] ?? 0) < cut ? left : right];
    }
    sum += node?.[0] ?? 0;
  }
  return 1 / (1 + Math.exp(-sum));
}
