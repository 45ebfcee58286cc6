import { expect, test } from 'vitest';
import first from '@/tests/pages/fensifuwu-paged/page.html?raw';
import second from '@/tests/pages/fensifuwu-paged/page_2.html?raw';
import third from '@/tests/pages/fensifuwu-paged/page_3.html?raw';
import { findNextPage } from '@/utils/extract/next-page';

const STEM = 'https://fensifuwu.com/emotion/me/55e020c52be50c1ab7cd54d4fdbef68b';

function next(html: string, url: string): string | undefined {
  return findNextPage(new DOMParser().parseFromString(html, 'text/html'), url);
}

test('an article in three parts is followed to its end', () => {
  expect(next(first, `${STEM}.html`)).toBe(`${STEM}_2.html`);
  expect(next(second, `${STEM}_2.html`)).toBe(`${STEM}_3.html`);
  expect(next(third, `${STEM}_3.html`)).toBeUndefined();
});
