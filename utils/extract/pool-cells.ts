import type { Block } from './split-blocks';

/** A table with fewer cells, or one cell with most of the text, arranges the page and holds no data. */
const MIN_CELLS = 4;
const MAX_CELL_SHARE = 0.5;

/** The cells of a data table belong to the article together or not at all: each gets their mean, weighed by length. */
export function poolCells(
  blocks: readonly Block[],
  probabilities: readonly number[],
  lengths: readonly number[],
): number[] {
  // Most pages have no table, and one native look for it is cheaper than climbing from every block.
  if (!blocks[0]?.parent.ownerDocument.querySelector('td,th')) return [...probabilities];
  const tables = new Map<Element, Map<Element, number[]>>();
  blocks.forEach(({ parent }, i) => {
    const cell = parent.closest('td,th');
    const table = cell?.closest('table');
    if (!cell || !table) return;
    const cells = tables.get(table) ?? new Map<Element, number[]>();
    cells.set(cell, [...(cells.get(cell) ?? []), i]);
    tables.set(table, cells);
  });
  const pooled = [...probabilities];
  for (const cells of tables.values()) {
    const cellLengths = [...cells.values()].map((cell) => sum(cell.map((i) => lengths[i] ?? 0)));
    const total = sum(cellLengths);
    if (cells.size < MIN_CELLS || Math.max(...cellLengths) > MAX_CELL_SHARE * total) continue;
    const all = [...cells.values()].flat();
    const mean = sum(all.map((i) => (probabilities[i] ?? 0) * (lengths[i] ?? 0))) / Math.max(1, total);
    for (const i of all) pooled[i] = mean;
  }
  return pooled;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
