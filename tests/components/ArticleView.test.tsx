// @vitest-environment jsdom
// DOMPurify does not clean under happy-dom.
import { cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { ArticleView } from '@/components/ArticleView';
import type { KeptPicture, KeptPictures } from '@/components/kept-pictures';
import { DEFAULT_LOOK } from '@/utils/look';
import { createArticle } from '../library/setup';

vi.mock('@/utils/i18n', () => ({
  t: (key: string, ...values: unknown[]) => [key, ...values].join(' '),
  uiLanguage: () => 'zh-CN',
}));
afterEach(cleanup);

function show(html: string, pictures: 'remote' | KeptPictures = 'remote'): Element {
  const article = { ...createArticle({ title: '<b>题</b>' }) };
  return render(<ArticleView article={article} html={html} look={DEFAULT_LOOK} pictures={pictures} />).container;
}

test('what is stored is cleaned once more before it is shown', () => {
  const container = show('<p onclick="x()">一</p><script>x()</script>');
  expect(container.querySelector('.article-view-body')?.innerHTML).toBe('<p data-block="0">一</p>');
});

test('a title is text, whatever it looks like', () => {
  expect(show('<p>一</p>').querySelector('h1')?.textContent).toBe('<b>题</b>');
});

test('pictures of the page are asked for without a referrer, and links open elsewhere', () => {
  const container = show('<p><a href="https://a.example/">一</a></p><img src="https://a.example/1.jpg">');
  expect(container.querySelector('img')?.referrerPolicy).toBe('no-referrer');
  expect(container.querySelector('p a')).toMatchObject({ target: '_blank', rel: 'noopener noreferrer' });
});

const HTML =
  '<p>一</p><img src="https://a.example/1.jpg" alt="河"><p><a href="https://a.example/2-large.jpg"><img src="https://a.example/2.jpg"></a></p>';

test('a saved copy shows the pictures that it has, and has no other that would ask the network', () => {
  const container = show(HTML, {
    find: (url) => (url.endsWith('1.jpg') ? { kind: 'here', address: 'blob:a' } : { kind: 'waiting' }),
    onRetry: () => undefined,
  });
  const sources = [...container.querySelectorAll('img')].map((image) => image.getAttribute('src'));
  expect(sources).toEqual(['blob:a', null]);
  expect(container.querySelector('[data-full]')).toBeNull();
  expect(container.textContent).toContain('pictureWaiting');
});

test('where a picture is missing it says why, and asks again when it is told to', () => {
  const onRetry = vi.fn();
  const container = show(HTML, { find: () => ({ kind: 'missing', reason: 'refused', canRetry: true }), onRetry });
  expect(container.textContent).toContain('pictureCalled 河');
  expect(container.textContent).toContain('picture_refused');
  const [retry] = container.querySelectorAll<HTMLElement>('[data-missing] button');
  retry?.click();
  expect(onRetry).toHaveBeenCalledWith('https://a.example/1.jpg');
});

test('a picture that comes later takes its place without the text being drawn anew', () => {
  const article = createArticle();
  const draw = (kind: 'waiting' | 'here') => (
    <ArticleView
      article={article}
      html={HTML}
      look={DEFAULT_LOOK}
      pictures={{ find: () => ({ kind, address: 'blob:a' }) as KeptPicture, onRetry: () => undefined }}
    />
  );
  const { container, rerender } = render(draw('waiting'));
  const paragraph = container.querySelector('.article-view-body p');
  rerender(draw('here'));
  expect(container.querySelector('.article-view-body p')).toBe(paragraph);
  expect(container.querySelector('[data-missing]')).toBeNull();
  expect(container.querySelectorAll('img[src="blob:a"]')).toHaveLength(2);
});
