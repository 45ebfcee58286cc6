import { describe, expect, test } from 'vitest';
import page from '@/tests/pages/fensifuwu-article/page.html?raw';
import { isArticle } from '@/utils/extract/is-article';
import { fensifuwu } from '@/utils/sites/fensifuwu';
import { findProfile, judgeAddress } from '@/utils/sites/find-profile';
import { validateProfile } from '@/utils/sites/profile';

describe('fensifuwu', () => {
  test('is a valid profile', () => {
    expect(validateProfile(fensifuwu)).toEqual([]);
  });

  test.each(['fensifuwu.com', 'www.fensifuwu.com', 'm.fensifuwu.com'])('is found by %s', (host) => {
    expect(findProfile(`https://${host}/society/`)).toBe(fensifuwu);
  });

  test.each(['https://fensifuwu.com.example/', 'https://notfensifuwu.com/', 'nonsense'])(
    'is not found by %s',
    (url) => {
      expect(findProfile(url)).toBeUndefined();
    },
  );

  test.each([
    '/emotion/me/55e020c52be50c1ab7cd54d4fdbef68b.html',
    '/emotion/me/55e020c52be50c1ab7cd54d4fdbef68b_2.html',
    '/emotion/me/1976445.html',
    '/finance/4446458.html',
  ])('knows %s as an article', (path) => {
    expect(judgeAddress(fensifuwu, `https://www.fensifuwu.com${path}`)).toBe('article');
  });

  test.each(['/', '/?from=app', '/society/', '/story/', '/emotion/me/', '/e/search/result/?searchid=1', '/index.html'])(
    'knows %s as a list',
    (path) => {
      expect(judgeAddress(fensifuwu, `https://www.fensifuwu.com${path}`)).toBe('list');
    },
  );

  test('says nothing of other addresses', () => {
    expect(judgeAddress(fensifuwu, 'https://www.fensifuwu.com/about.html')).toBeUndefined();
  });

  test('has its test page recognised', () => {
    const document = new DOMParser().parseFromString(page, 'text/html');
    expect(isArticle(document, 'https://www.fensifuwu.com/finance/4446458.html')).toBe(true);
  });
});

describe('validateProfile names', () => {
  const good = { name: 'a', hosts: ['a.example'], articleAddress: ['^/a'], listAddress: [] };
  test.each([
    ['no object', null],
    ['an unknown field', { ...good, code: 'x' }],
    ['a bad name', { ...good, name: 'A b' }],
    ['no hosts', { ...good, hosts: [] }],
    ['a host with a path', { ...good, hosts: ['a.example/x'] }],
    ['a broken expression', { ...good, articleAddress: ['^/('] }],
    ['an expression that is not anchored', { ...good, listAddress: ['a'] }],
    ['a selector that is none', { ...good, content: '<div>' }],
  ])('%s', (_name, profile) => {
    expect(validateProfile(profile)).toHaveLength(1);
  });

  test('nothing in a good one', () => {
    expect(validateProfile({ ...good, content: '.body', remove: ['.ad'], nextPage: 'a.next' })).toEqual([]);
  });
});
