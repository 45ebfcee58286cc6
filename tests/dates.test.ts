import { expect, test } from 'vitest';
import { formatAgo, formatDay } from '@/utils/dates';

const NOW = Date.parse('2026-11-23T12:00:00Z');

test.each([
  ['2026-11-23T11:59:30Z', 'en', 'now'],
  ['2026-11-23T12:03:00Z', 'zh-CN', '现在'],
  ['2026-11-23T11:57:00Z', 'zh-CN', '3分钟前'],
  ['2026-11-22T11:00:00Z', 'zh-CN', '昨天'],
  ['2026-11-23T09:00:00Z', 'en', '3 hours ago'],
  ['2026-10-01T09:00:00Z', 'en', 'Oct 1, 2026'],
])('%s in %s', (time, language, said) => {
  expect(formatAgo(time, language, NOW)).toBe(said);
});

test('a day stays the day that the page stated, wherever the reader is', () => {
  expect(formatDay('2023-01-29T00:30:00+08:00', 'zh-CN')).toBe('2023年1月29日');
  expect(formatDay('2023-01-29', 'en')).toBe('Jan 29, 2023');
});

test('what is no date is said as it is', () => {
  expect(formatDay('春节', 'zh-CN')).toBe('春节');
});
