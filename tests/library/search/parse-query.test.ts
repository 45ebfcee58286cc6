import { expect, test } from 'vitest';
import { isEmptyQuery, parseQuery } from '@/utils/library/search/parse-query';

const word = (text: string) => ({ text, isTitle: false });

test.each([
  ['淄博 日报', { terms: [word('淄博'), word('日报')] }],
  ['"new york" times', { terms: [word('new york'), word('times')] }],
  ['"new yo', { terms: [word('new yo')] }],
  ['  ＡＰＰ　臺灣 ', { terms: [word('app'), word('台湾')] }],
  ['春天 -冬天', { terms: [word('春天')], withoutTerms: [word('冬天')] }],
  ['-"两个 词"', { withoutTerms: [word('两个 词')] }],
  ['title:日报', { terms: [{ text: '日报', isTitle: true }] }],
  ['标题 title:"a b"', { terms: [word('标题'), { text: 'a b', isTitle: true }] }],
  [
    'tag:社会 site:m.a.example',
    {
      filters: [
        { kind: 'tag', value: '社会' },
        { kind: 'site', value: 'm.a.example' },
      ],
    },
  ],
  ['-source:"淄博 日报"', { withoutFilters: [{ kind: 'source', value: '淄博 日报' }] }],
  ['tag：社会', { filters: [{ kind: 'tag', value: '社会' }] }],
  ['covid-19 a:b http://a.example', { terms: [word('covid-19'), word('a:b'), word('http://a.example')] }],
  ['-', { terms: [word('-')] }],
  ['博”', { terms: [word('博”')] }],
  ['春 春', { terms: [word('春')] }],
  ['tag: ""', {}],
  ['5" 屏', { terms: [word('5"'), word('屏')] }],
])('%s', (typed, expected) => {
  expect(parseQuery(typed)).toEqual({ terms: [], filters: [], withoutTerms: [], withoutFilters: [], ...expected });
});

test('a field that still waits for its value asks for nothing', () => {
  expect(isEmptyQuery(parseQuery('  tag: '))).toBe(true);
  expect(isEmptyQuery(parseQuery(''))).toBe(true);
  expect(isEmptyQuery(parseQuery('-春'))).toBe(false);
});
