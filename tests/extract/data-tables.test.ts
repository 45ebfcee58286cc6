import { expect, test } from 'vitest';
import { findTables, keepTables, poolCells } from '@/utils/extract/data-tables';
import { splitBlocks } from '@/utils/extract/split-blocks';

const PARAGRAPH = '<p>清晨的集市上人声鼎沸，卖菜的大娘把带着露水的青菜摆得整整齐齐。</p>';
const TABLE = '<table><tr><td>茄子</td><td>3 元</td></tr><tr><td>豆角</td><td>5 元</td></tr></table>';

/** How many blocks are kept of a page whose paragraphs are kept and whose cells all have that probability. */
function keep(html: string, probability: number): number {
  document.body.innerHTML = html;
  const blocks = splitBlocks(document.body);
  const lengths = blocks.map(({ weight }) => weight);
  const isKept = blocks.map(({ parent }) => parent.localName === 'p');
  const tables = findTables(blocks, lengths);
  const probabilities = isKept.map((is) => (is ? 0.9 : probability));
  keepTables(tables, poolCells(tables, probabilities, lengths), isKept);
  return isKept.filter(Boolean).length;
}

test('a table between two kept paragraphs is kept, though its cells are doubted', () => {
  expect(keep(PARAGRAPH + TABLE + PARAGRAPH, 0.3)).toBe(6);
});

test('not where the model is nearly sure, nor above or below the article', () => {
  expect(keep(PARAGRAPH + TABLE + PARAGRAPH, 0.1)).toBe(2);
  expect(keep(PARAGRAPH + PARAGRAPH + TABLE, 0.3)).toBe(2);
});

test('a table that only arranges the page is none', () => {
  const layout = `<table><tr><td>左栏</td><td>${'夜市的灯亮到十点。'.repeat(9)}</td><td>右栏</td><td>底栏</td></tr></table>`;
  expect(keep(PARAGRAPH + layout + PARAGRAPH, 0.3)).toBe(2);
});

test('the cells of one table have one probability, the mean by length', () => {
  expect(poolCells([[1, 2]], [0.9, 0.2, 0.6], [10, 30, 10])).toEqual([0.9, 0.3, 0.3]);
});
