/** The numbers of a page's blocks, a row a block, and which blocks share their ancestors. */
export interface BlockTable {
  rows: number[][];
  /** For each block, a number for each level of ancestors; the same number means the same ancestor. */
  containers: number[][];
}

/** Blocks on either side whose features a block is judged with, and which of their features. */
const NEIGHBOURS = 2;
const SEEN_OF_NEIGHBOURS = [0, 1, 2, 3, 4, 12, 16];
/** How far the second look averages the first look's verdicts. */
const REACH = 8;

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
