import { expect, test } from 'vitest';
import { parseDate } from '@/utils/extract/metadata/parse-date';

const NOW = new Date('2026-11-23T04:00:00Z');

test.each([
  ['2023年1月29日 08:30', '2023-01-29T08:30:00+08:00'],
  ['发布时间：2023-01-29 08:30:15 来源：某报', '2023-01-29T08:30:15+08:00'],
  ['2023/1/9', '2023-01-09'],
  ['2023.01.29', '2023-01-29'],
  ['2023-01-29T00:30:00Z', '2023-01-29T00:30:00Z'],
  ['2023-01-29T08:30:00+0900', '2023-01-29T08:30:00+09:00'],
  ['昨天 09:12', '2026-11-22T09:12:00+08:00'],
  ['3小时前', '2026-11-23T09:00:00+08:00'],
  ['01-29 08:30', '2026-01-29T08:30:00+08:00'],
])('%s on a Chinese page', (text, iso) => {
  expect(parseDate(text, NOW, true)?.iso).toBe(iso);
});

test.each([
  ['January 29, 2023', '2023-01-29'],
  ['29 Jan. 2023', '2023-01-29'],
  ['Published Sept 3rd, 2021 at 4:05 PM +02:00', '2021-09-03T16:05:00+02:00'],
  // Without a zone only the day is sure.
  ['2021-09-03 16:05', '2021-09-03'],
])('%s elsewhere', (text, iso) => {
  expect(parseDate(text, NOW, false)?.iso).toBe(iso);
});

test.each(['日期: 来源:淄博日报', '2023年2月30日', '电话 0533-2023', '12:30', ''])('%s is no date', (text) => {
  expect(parseDate(text, NOW, true)).toBeUndefined();
});
