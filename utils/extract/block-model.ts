import type { BlockTable } from './block-features';
import model from './block-model.json';

/**
 * Trees whose leaves are added up: does a block belong to the article? Fitted by `npm run fit:extract`, which writes
 * `block-model.json`; the order of the features is that of `block-features.ts`.
 */
export interface Forest {
  base: number;
  /** A tree is a flat list of nodes: [feature, cut, left, right], or [value] for a leaf; the first is the root. */
  trees: number[][][];
}

/** Blocks on either side whose features a block is judged with, and which of their features. */
const NEIGHBOURS = 2;
const SEEN_OF_NEIGHBOURS = [0, 1, 2, 3, 4, 12, 16];
/** How far the second look averages the first look's verdicts. */
const REACH = 8;

const { first, second } = model as { first: Forest; second: Forest };

/** For each block the probability that it belongs to the article. */
export function judgeBlocks(table: BlockTable): number[] {
  const verdicts = withNeighbours(table.rows).map((row) => evaluate(first, row));
  return withVerdicts(table, verdicts).map((row) => evaluate(second, row));
}

/** The first look's input: each block beside its neighbours. */
export function withNeighbours(rows: readonly number[][]): number[][] {
  return rows.map((row, i) => {
    const input = [...row];
    for (let distance = -NEIGHBOURS; distance <= NEIGHBOURS; distance++) {
      if (distance === 0) continue;
      for (const column of SEEN_OF_NEIGHBOURS) input.push(rows[i + distance]?.[column] ?? -2);
    }
    return input;
  });
}

/** The second look's input: each block with what the first look said of it, of those around it and of its containers. */
export function withVerdicts({ rows, containers }: BlockTable, verdicts: readonly number[]): number[][] {
  const at = (i: number) => verdicts[i] ?? -1;
  const lengths = rows.map((row) => Math.expm1(row[0] ?? 0));
  const means = meanByContainer(containers, verdicts, lengths);
  const kept = verdicts.map((verdict) => (verdict > 0.5 ? 1 : 0));
  const all = kept.reduce((sum: number, one) => sum + one, 0);
  let before = 0;
  return rows.map((row, i) => {
    const input = [...row, at(i)];
    for (const distance of [-4, -3, -2, -1, 1, 2, 3, 4]) input.push(at(i + distance));
    let [above, below] = [0, 0];
    for (let distance = 1; distance <= REACH; distance++) {
      above += verdicts[i - distance] ?? 0;
      below += verdicts[i + distance] ?? 0;
    }
    const after = all - before - (kept[i] ?? 0);
    input.push(above / REACH, below / REACH, Math.log1p(before), Math.log1p(after), ...(means[i] ?? []));
    before += kept[i] ?? 0;
    return input;
  });
}

/** At each level, the mean verdict over all blocks with the same ancestor, weighed by length. */
function meanByContainer(containers: number[][], verdicts: readonly number[], lengths: number[]): number[][] {
  const sums = new Map<number, { verdict: number; length: number }>();
  containers.forEach((levels, i) => {
    for (const container of new Set(levels)) {
      const sum = sums.get(container) ?? { verdict: 0, length: 0 };
      sum.verdict += (verdicts[i] ?? 0) * (lengths[i] ?? 0);
      sum.length += lengths[i] ?? 0;
      sums.set(container, sum);
    }
  });
  return containers.map((levels) =>
    levels.map((container) => {
      const sum = sums.get(container);
      return sum && sum.length > 0 ? sum.verdict / sum.length : 0;
    }),
  );
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
