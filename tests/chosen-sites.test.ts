import { expect, test } from 'vitest';
import { EVERY_SITE, isOnSite, parseSite, toMatchPattern, toSites } from '@/utils/chosen-sites';

test.each([
  ['example.com', 'example.com'],
  ['  WWW.Example.com ', 'example.com'],
  ['https://news.example.com:8080/a/b?c#d', 'news.example.com'],
  ['http://user:secret@example.com/', 'example.com'],
  ['新闻.中国', 'xn--efvy88h.xn--fiqs8s'],
  ['192.168.0.7', '192.168.0.7'],
  ['*', '*'],
  ['', undefined],
  ['example', undefined],
  ['*.example.com', undefined],
  ['chrome://settings', undefined],
  ['file:///etc/passwd', undefined],
  ['javascript:alert(1)', undefined],
  ['[::1]', undefined],
])('%j is kept as %j', (typed, site) => {
  expect(parseSite(typed)).toBe(site);
});

test('a site is its host and all below it, and no other that ends alike', () => {
  expect(isOnSite('https://www.example.com/a', 'example.com')).toBe(true);
  expect(isOnSite('http://example.com/', 'example.com')).toBe(true);
  expect(isOnSite('https://badexample.com/', 'example.com')).toBe(false);
  expect(isOnSite('https://example.com.evil.test/', 'example.com')).toBe(false);
  expect(isOnSite('https://a.192.168.0.7/', '192.168.0.7')).toBe(false);
  expect(isOnSite('https://anything.test/', EVERY_SITE)).toBe(true);
  expect(isOnSite('chrome://settings', EVERY_SITE)).toBe(false);
});

test('its pattern says the same to the browser', () => {
  expect(toMatchPattern('example.com')).toBe('*://*.example.com/*');
  expect(toMatchPattern('192.168.0.7')).toBe('*://192.168.0.7/*');
  expect(toMatchPattern(EVERY_SITE)).toBe('*://*/*');
});

test('of a stored list only sites remain, each once', () => {
  expect(toSites(['example.com', 'www.example.com', 7, '<img>', null, 'b.example'])).toEqual([
    'example.com',
    'b.example',
  ]);
  expect(toSites({ length: 1 })).toEqual([]);
});
