// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { type Body, putBack, removeBlock } from '@/utils/edit/edit-body';
import { listBlocks } from '@/utils/edit/list-blocks';

const HTML =
  '<p>一</p><ul><li>甲</li><li>乙</li></ul><figure><img src="https://a.example/1.png"><figcaption>图</figcaption></figure><p>二</p><table><tbody><tr><td><p>格</p></td></tr></tbody></table>';
const CUT = { step: 'blocks', reason: 'advertisement' };

function bodyOf(html: string, removed: Body['removed'] = []): Body {
  return { html, text: '', removed };
}

function numberOf(html: string, words: string): number {
  const root = document.createElement('div');
  root.innerHTML = html;
  return listBlocks(root).findIndex((block) => block.textContent === words);
}

test('what can be pointed at: paragraphs, items, pictures with their captions, whole tables', () => {
  const root = document.createElement('div');
  root.innerHTML = HTML;
  expect(listBlocks(root).map(({ localName, textContent }) => `${localName} ${textContent}`)).toEqual([
    'p 一',
    'li 甲',
    'li 乙',
    'figure 图',
    'p 二',
    'table 格',
  ]);
});

test.each(['一', '甲', '乙', '图', '二', '格'])('%s taken out and put back is as before', (words) => {
  const without = removeBlock(bodyOf(HTML), numberOf(HTML, words));
  expect(without?.html).not.toContain(words);
  expect(without?.text).not.toContain(words);
  expect(without?.removed[0]).toMatchObject({ step: 'reader', reason: 'by-reader', text: words });
  const back = without && putBack(without, 0);
  expect(back?.html).toBe(HTML);
  expect(back?.removed).toEqual([]);
  expect(back?.text).toBe('一\n甲\n乙\n图\n二\n格');
});

test('all taken out one by one, in any order, come back to their places in any other', () => {
  for (const out of [
    ['一', '二', '甲'],
    ['乙', '一', '图'],
  ]) {
    for (const order of [
      [2, 1, 0],
      [1, 0, 0],
    ]) {
      let body = bodyOf(HTML);
      for (const words of out) body = removeBlock(body, numberOf(body.html, words)) ?? body;
      expect(body.removed).toHaveLength(3);
      for (const index of order) body = putBack(body, index) ?? body;
      expect(body.html).toBe(HTML);
    }
  }
});

test('what the extractor cut comes back before the block that followed it, and those after it keep their place', () => {
  const removed = [
    { ...CUT, text: '广告', html: '<p>广告</p><p>再一条</p>', before: 1 },
    { ...CUT, text: '尾', html: '<p>尾</p>', before: 2 },
  ];
  const once = putBack(bodyOf('<p>一</p><p>二</p>', removed), 0);
  expect(once?.html).toBe('<p>一</p><p>广告</p><p>再一条</p><p>二</p>');
  expect(once && putBack(once, 0)?.html).toBe('<p>一</p><p>广告</p><p>再一条</p><p>二</p><p>尾</p>');
});

test('what comes back is cleaned again', () => {
  const html = '<p onclick="x()">广告<script>alert(1)</script></p><img src="x" onerror="x()">';
  const back = putBack(bodyOf('<p>一</p>', [{ ...CUT, text: '', html, before: 0 }]), 0);
  expect(back?.html).toBe('<p>广告</p><p>一</p>');
});

test('an item whose list is gone comes back in one of its own', () => {
  const removed = [{ ...CUT, text: '甲', html: '<li>甲</li>', before: 1, path: [7, 3] }];
  expect(putBack(bodyOf('<p>一</p>', removed), 0)?.html).toBe('<p>一</p><ul><li>甲</li></ul>');
});

test('nothing is taken out that is not there, and not the last of all', () => {
  expect(removeBlock(bodyOf(HTML), 99)).toBeUndefined();
  expect(removeBlock(bodyOf('<p>一</p>'), 0)).toBeUndefined();
  expect(putBack(bodyOf(HTML), 0)).toBeUndefined();
});
