// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { extract } from '@/utils/extract/extract';
import { findOrigin } from '@/utils/extract/find-origin';
import { makeRule, type SiteRule } from '@/utils/sites/site-rule';

const URL_ = 'https://www.example.cn/a/12.html';
const MADE = { id: 'a', madeAt: '2024-05-01T08:00:00.000Z' };
const LINES = Array.from(
  { length: 8 },
  (_, i) => `第${i + 1}段，清晨的集市上人声鼎沸，卖菜的大娘把带着露水的青菜摆得整整齐齐，买菜的人挑挑拣拣。`,
);
const NOTE = '集市之友提醒：本月的赶集日改在逢五逢十，请各位乡亲互相转告，不要白跑一趟。';

function page(note = NOTE): Document {
  const lines = LINES.map((line) => `<p>${line}</p>`);
  lines.splice(4, 0, `<p class="market-note">${note}</p>`);
  return new DOMParser().parseFromString(
    `<html lang="zh-CN"><head><title>集市</title></head><body><h1>集市</h1><div class="content">${lines.join('')}</div></body></html>`,
    'text/html',
  );
}

function read(document: Document, rules: (SiteRule | undefined)[]) {
  const extraction = extract(document, URL_, { rules: rules.filter((rule) => rule !== undefined) });
  if (extraction.kind === 'none') throw new Error(extraction.reason);
  return extraction.article;
}

test('what the reader pointed at on one page is gone from the next, and is in its receipt', () => {
  expect(read(page(), []).text).toContain('集市之友提醒');
  const around = findOrigin(page(), NOTE);
  const rule = makeRule('remove', 'www.example.cn', { text: NOTE, around }, MADE);
  expect(rule?.match).toEqual({ classes: ['market-note'] });
  const article = read(page('集市之友又提醒：下个月的赶集日改在逢三逢八，请各位乡亲互相转告，不要白跑一趟。'), [rule]);
  expect(article.text).not.toContain('提醒');
  expect(article.text.split('\n')).toHaveLength(8);
  expect(article.removed).toMatchObject([{ step: 'rules', reason: 'site-rule', before: 4 }]);
});

test('a class that much of the page has is no name of one block', () => {
  expect(findOrigin(page(), LINES[0] ?? '').flatMap(({ classes }) => classes)).toEqual([]);
});

test('what the reader wants to keep stays, whatever it looks like', () => {
  const line = '责任编辑：王小明';
  const other = page();
  other.querySelector('.content')?.insertAdjacentHTML('beforeend', `<p>${line}</p>`);
  expect(read(other, []).text).not.toContain(line);
  const rule = makeRule('keep', 'www.example.cn', { text: line }, MADE);
  expect(read(other, [rule]).text).toContain(line);
});

test('rules that would take the whole article take nothing', () => {
  const rule = makeRule('remove', 'www.example.cn', { text: '段', around: [{ tag: 'p', classes: ['content'] }] }, MADE);
  expect(read(page(), [rule]).text).toContain('清晨的集市');
});
