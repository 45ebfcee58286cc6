import type { Block } from './split-blocks';

/** A table with fewer cells, or one cell with most of the text, arranges the page and holds no data. */
const MIN_CELLS = 4;
const MAX_CELL_SHARE = 0.5;
/** Below this the model has its reasons against a table. */
const MIN_PROBABILITY = 0.2;

/** The page's data tables, each as the numbers of its blocks. `lengths` as `weighText` gives them. */
export function findTables(blocks: readonly Block[], lengths: readonly number[]): number[][] {
  // Most pages have no table, and one native look for it is cheaper than climbing from every block.
  if (!blocks[0]?.parent.ownerDocument.querySelector('td,th')) return [];
  const tables = new Map<Element, Map<Element, number[]>>();
  blocks.forEach(({ parent }, i) => {
    const cell = parent.closest('td,th');
    const table = cell?.closest('table');
    if (!cell || !table) return;
    const cells = tables.get(table) ?? new Map<Element, number[]>();
    cells.set(cell, [...(cells.get(cell) ?? []), i]);
    tables.set(table, cells);
  });
  return [...tables.values()]
    .filter((cells) => {
      const cellLengths = [...cells.values()].map((cell) => sum(cell.map((i) => lengths[i] ?? 0)));
      return cells.size >= MIN_CELLS && Math.max(...cellLengths) <= MAX_CELL_SHARE * sum(cellLengths);
    })
    .map((cells) => [...cells.values()].flat());
}

/** The cells of a data table belong to the article together or not at all: each gets their mean, weighed by length. */
export function poolCells(
  tables: readonly number[][],
  probabilities: readonly number[],
  lengths: readonly number[],
): number[] {
  const pooled = [...probabilities];
  for (const cells of tables) {
    const total = sum(cells.map((i) => lengths[i] ?? 0));
    const mean = sum(cells.map((i) => (probabilities[i] ?? 0) * (lengths[i] ?? 0))) / Math.max(1, total);
    for (const i of cells) pooled[i] = mean;
  }
  return pooled;
}

/**
 * A data table between two kept paragraphs belongs to them unless the model is nearly sure that it does not: its cells
 * are what the model doubts most, being short, alike and without marks. Changes `isKept`.
 */
export function keepTables(tables: readonly number[][], pooled: readonly number[], isKept: boolean[]): void {
  const [first, last] = [isKept.indexOf(true), isKept.lastIndexOf(true)];
  for (const cells of tables) {
    if (first < 0 || (cells[0] ?? 0) < first || (cells.at(-1) ?? 0) > last) continue;
    if (cells.every((i) => (pooled[i] ?? 0) >= MIN_PROBABILITY)) for (const i of cells) isKept[i] = true;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
