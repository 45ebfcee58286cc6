import { expect, test } from 'vitest';
import { parseHighlight, parseReading } from '@/utils/parse-highlight';

const id = '0190b5a0-0000-7000-8000-000000000001';
const highlight = { id, quote: '烟火气', prefix: '是', suffix: '儿', start: 3, end: 6, color: 'blue', note: '记' };

test('a highlight from a page is taken as far as it is one', () => {
  expect(parseHighlight({ ...highlight, articleId: 'other', html: '<b>' })).toEqual(highlight);
  expect(parseHighlight({ ...highlight, note: 7, prefix: 'x'.repeat(300) })).toEqual({
    ...highlight,
    note: '',
    prefix: '',
  });
});

test.each([
  ['nothing', undefined],
  ['another id', { ...highlight, id: '../x' }],
  ['no words', { ...highlight, quote: '  ' }],
  ['a whole book', { ...highlight, quote: 'x'.repeat(20_001) }],
  ['an unknown colour', { ...highlight, color: 'url(x)' }],
  ['a place that is none', { ...highlight, start: 6, end: 3 }],
  ['a place of nowhere', { ...highlight, start: -1 }],
])('%s is no highlight', (_what, data) => {
  expect(parseHighlight(data)).toBeUndefined();
});

test('a place is whole numbers and shares', () => {
  expect(parseReading({ place: { block: 3, share: 0.5 }, progress: 700, more: 1 })).toEqual({
    place: { block: 3, share: 0.5 },
    progress: 700,
  });
  expect(parseReading({ place: { block: 3.5, share: 0 }, progress: 1 })).toBeUndefined();
  expect(parseReading({ place: { block: 3, share: Number.NaN }, progress: 1 })).toBeUndefined();
  expect(parseReading({ progress: 1 })).toBeUndefined();
});
