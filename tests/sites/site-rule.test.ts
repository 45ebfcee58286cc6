import { expect, test } from 'vitest';
import { findActs, makeRule, parseRule, parseRules, type SiteRule } from '@/utils/sites/site-rule';

const MADE = { id: 'a', madeAt: '2024-05-01T08:00:00.000Z' };

function rule(match: SiteRule['match'], act: SiteRule['act'] = 'remove'): SiteRule {
  return { ...MADE, host: 'www.example.cn', act, match, isOn: true };
}

function block(text: string, ...classes: string[]) {
  return {
    text,
    around: [
      { tag: 'p', classes },
      { tag: 'div', classes: ['content'] },
    ],
  };
}

test('a block is known by its words, whatever the spaces and numbers', () => {
  const blocks = [block('第 3 期抽奖开始啦'), block('第12期抽奖 开始啦'), block('第 45 期抽奖开始啦'), block('正文')];
  expect(findActs(blocks, [rule({ words: { how: 'is', text: '第 9 期抽奖开始啦' } })])).toEqual([
    'remove',
    undefined,
    undefined,
    undefined,
  ]);
  expect(findActs(blocks, [rule({ words: { how: 'has', text: '抽奖' } })])).toEqual([
    'remove',
    'remove',
    'remove',
    undefined,
  ]);
});

test('by its element and classes, or those round it', () => {
  const blocks = [block('一', 'ad', 'big'), block('二', 'ad'), block('三')];
  expect(findActs(blocks, [rule({ classes: ['ad', 'big'] })])).toEqual(['remove', undefined, undefined]);
  expect(findActs(blocks, [rule({ classes: ['content'] })])).toEqual(['remove', 'remove', 'remove']);
  expect(findActs(blocks, [rule({ classes: ['ad'], tag: 'li' })])).toEqual([undefined, undefined, undefined]);
});

test('by its place', () => {
  const blocks = Array.from({ length: 12 }, () => block('广告位'));
  const acts = findActs(blocks, [rule({ words: { how: 'is', text: '广告位' }, place: 'end' })]);
  expect(acts.map((act) => (act ? 1 : 0)).join('')).toBe('000000011111');
});

test('what is to be kept is stronger, and what is off says nothing', () => {
  const words = { how: 'is', text: '广告' } as const;
  expect(findActs([block('广告')], [rule({ words }), rule({ words }, 'keep')])).toEqual(['keep']);
  expect(findActs([block('广告')], [{ ...rule({ words }), isOn: false }])).toEqual([undefined]);
});

test.each([
  ['nothing', null],
  ['no match', { ...rule({}), match: {} }],
  ['a tag alone', { ...rule({}), match: { tag: 'p' } }],
  ['one character', rule({ words: { how: 'has', text: '的' } })],
  ['another act', { ...rule({ classes: ['ad'] }), act: 'run' }],
  ['no host', { ...rule({ classes: ['ad'] }), host: 'http://a/' }],
  ['a selector for a class', rule({ classes: ['ad, body', '*'] })],
  ['words without end', rule({ words: { how: 'has', text: '长'.repeat(301) } })],
  ['an odd id', { ...rule({ classes: ['ad'] }), id: '<b>' }],
])('%s is no rule', (_name, data) => {
  expect(parseRule(data)).toBeUndefined();
});

test('of a file what is no rule is left out, and unknown fields are dropped', () => {
  const good = rule({ words: { how: 'is', text: '广告' } });
  const file = JSON.parse(JSON.stringify([{ ...good, evil: 1, match: { ...good.match, regex: '.*' } }, 7, good, {}]));
  expect(parseRules(file)).toEqual([good]);
  expect(parseRules({ rules: [] })).toEqual([]);
  expect(parseRules(JSON.parse('[{"__proto__":{"x":1}}]'))).toEqual([]);
});

test('a rule is made from a class of its own where there is one, else from the words', () => {
  const around = [
    { tag: 'p', classes: [] },
    { tag: 'div', classes: ['promo-box'] },
  ];
  expect(makeRule('remove', 'a.cn', { text: '今天的广告', around }, MADE)?.match).toEqual({ classes: ['promo-box'] });
  expect(makeRule('remove', 'a.cn', { text: ' 今天的\n广告 ' }, MADE)?.match).toEqual({
    words: { how: 'is', text: '今天的 广告' },
  });
  expect(makeRule('keep', 'a.cn', { text: '字'.repeat(90), around }, MADE)?.match).toEqual({
    words: { how: 'starts', text: '字'.repeat(40) },
  });
  expect(makeRule('remove', 'a.cn', { text: '' }, MADE)).toBeUndefined();
});
