// @vitest-environment jsdom
// DOMPurify does not clean under happy-dom.
import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { ArticleView } from '@/components/ArticleView';
import { DEFAULT_LOOK } from '@/utils/look';
import { createArticle } from '../library/setup';

vi.mock('@/utils/i18n', () => ({
  t: (key: string, ...values: unknown[]) => [key, ...values].join(' '),
  uiLanguage: () => 'zh-CN',
}));
afterEach(cleanup);

function show(html: string, pictures: 'remote' | 'none' = 'remote'): Element {
  const article = { ...createArticle({ title: '<b>题</b>' }) };
  return render(<ArticleView article={article} html={html} look={DEFAULT_LOOK} pictures={pictures} />).container;
}

test('what is stored is cleaned once more before it is shown', () => {
  const container = show('<p onclick="x()">一</p><script>x()</script>');
  expect(container.querySelector('.article-view-body')?.innerHTML).toBe('<p>一</p>');
});

test('a title is text, whatever it looks like', () => {
  expect(show('<p>一</p>').querySelector('h1')?.textContent).toBe('<b>题</b>');
});

test('pictures of the page are asked for without a referrer, and links open elsewhere', () => {
  const container = show('<p><a href="https://a.example/">一</a></p><img src="https://a.example/1.jpg">');
  expect(container.querySelector('img')?.referrerPolicy).toBe('no-referrer');
  expect(container.querySelector('p a')).toMatchObject({ target: '_blank', rel: 'noopener noreferrer' });
});

test('a saved copy has no picture that would ask the network', () => {
  const container = show('<p>一</p><img src="https://a.example/1.jpg" alt="河">', 'none');
  expect(container.querySelector('img')).toBeNull();
  expect(container.textContent).toContain('pictureNamed 河');
});
