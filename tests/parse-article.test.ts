import { expect, test } from 'vitest';
import { parseArticle } from '@/utils/parse-article';
import { createArticle } from './library/setup';

test('an article comes through as it is', () => {
  expect(parseArticle(createArticle())).toMatchObject(createArticle());
});

test.each([
  undefined,
  null,
  'article',
  [],
  {},
  { ...createArticle(), url: 'javascript:alert(1)' },
  { ...createArticle(), url: 'chrome://settings' },
  { ...createArticle(), title: 7 },
  { ...createArticle(), title: 'x'.repeat(20_000) },
  { ...createArticle(), html: { toString: () => '<p>' } },
])('what is no article is refused: %#', (data) => {
  expect(parseArticle(data)).toBeUndefined();
});

test('unknown and malformed fields are dropped, the article is kept', () => {
  const parsed = parseArticle({
    ...createArticle(),
    byline: ['a'],
    leadImage: 'file:///etc/passwd',
    breadcrumb: ['首页', 7, null],
    removed: [{ step: 'x' }, null],
    evil: true,
  });
  expect(parsed).toMatchObject({ breadcrumb: ['首页'], removed: [] });
  expect(parsed?.byline).toBeUndefined();
  expect(parsed?.leadImage).toBeUndefined();
  expect(parsed).not.toHaveProperty('evil');
});
