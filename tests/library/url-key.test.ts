import { expect, test } from 'vitest';
import { toUrlKey } from '@/utils/library/url-key';

test.each([
  ['http://a.example/1.html', 'https://a.example/1.html'],
  ['https://a.example/1.html#p3', 'https://a.example/1.html'],
  ['https://A.example/1.html', 'https://a.example/1.html'],
  ['https://a.example/1?b=2&a=1', 'https://a.example/1?a=1&b=2'],
  ['https://a.example/1?spm=5176.1&utm_source=x', 'https://a.example/1'],
])('%s is %s', (one, other) => {
  expect(toUrlKey(one)).toBe(toUrlKey(other));
});

test.each([
  ['https://a.example/1.html', 'https://a.example/2.html'],
  ['https://a.example/view?id=1', 'https://a.example/view?id=2'],
  ['https://a.example/#/post/1', 'https://a.example/#/post/2'],
  ['https://a.example/A', 'https://a.example/a'],
])('%s is not %s', (one, other) => {
  expect(toUrlKey(one)).not.toBe(toUrlKey(other));
});
