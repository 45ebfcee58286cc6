// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { flatten } from '@/utils/annotate/flatten';
import { listPainted, paint } from '@/utils/annotate/paint';
import { readText, toRange } from '@/utils/annotate/read-text';
import { toAnchor } from '@/utils/annotate/to-anchor';

function body(html: string): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = html;
  return root;
}

test('reads words only: one line a block, without readings and what the view has added', () => {
  const root = body(
    '<p>一<b>二</b></p>\n<ul><li>三</li><li>四<br>五</li></ul><p><ruby>汉<rt>han</rt></ruby></p><button>抄</button>',
  );
  expect(readText(root).text).toBe('一二\n三\n四\n五\n汉\n');
});

test('a selection over elements becomes a quote with its surroundings, and the quote the same range', () => {
  const root = body('<p>春<b>潮涌</b>动</p><p>品质民生</p>');
  const range = document.createRange();
  range.setStart(root.querySelector('b')?.firstChild as Node, 1);
  range.setEnd(root.querySelectorAll('p')[1]?.firstChild as Node, 2);
  const read = readText(root);
  const anchor = toAnchor(read, range);
  expect(anchor).toEqual({ quote: '涌动\n品质', prefix: '春潮', suffix: '民生\n', start: 2, end: 7 });
  expect(toRange(read, 2, 7)?.toString()).toBe('涌动品质');
});

test('a selection from element to element is understood too, and one without words is none', () => {
  const root = body('<p>一二</p><p>三四</p><p> </p>');
  const range = document.createRange();
  range.setStart(root, 1);
  range.setEnd(root, 2);
  expect(toAnchor(readText(root), range)?.quote).toBe('三四');
  range.setStart(root, 2);
  range.setEnd(root, 3);
  expect(toAnchor(readText(root), range)).toBeUndefined();
});

test('overlapping stretches are drawn apart, and taken away without a trace', () => {
  const root = body('<p>春潮<b>涌动</b></p><p>品质民生</p>');
  const html = root.innerHTML;
  const flat = flatten([
    { id: 'a', start: 1, end: 6 },
    { id: 'b', start: 3, end: 8 },
  ]);
  expect(flat.map(({ ids }) => ids.join())).toEqual(['a', 'a,b', 'b']);
  const text = readText(root).text;
  paint(
    root,
    'highlight',
    flat.map(({ start, end, ids }) => ({ start, end, attributes: { 'data-ids': ids.join(' ') } })),
  );
  expect(listPainted(root, 'highlight').map((mark) => [mark.dataset.ids, mark.textContent])).toEqual([
    ['a', '潮'],
    ['a', '涌'],
    ['a b', '动'],
    ['a b', '品'],
    ['b', '质民'],
  ]);
  expect(readText(root).text).toBe(text);
  paint(root, 'highlight', []);
  expect(root.innerHTML).toBe(html);
});

test('two layers do not disturb each other', () => {
  const root = body('<p>春潮涌动</p>');
  paint(root, 'highlight', [{ start: 0, end: 3, attributes: {} }]);
  paint(root, 'spoken', [{ start: 2, end: 4, attributes: {} }]);
  paint(root, 'highlight', []);
  expect(listPainted(root, 'spoken').map((mark) => mark.textContent)).toEqual(['涌', '动']);
  paint(root, 'spoken', []);
  expect(root.innerHTML).toBe('<p>春潮涌动</p>');
});
