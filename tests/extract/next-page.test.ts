import { describe, expect, test } from 'vitest';
import { findNextPage } from '@/utils/extract/next-page';

const SITE = 'https://www.example.com';

function find(url: string, body: string, head = ''): string | undefined {
  const html = `<html><head>${head}</head><body><p>正文。</p>${body}</body></html>`;
  return findNextPage(new DOMParser().parseFromString(html, 'text/html'), SITE + url);
}

describe('finds the next part', () => {
  const cases: [name: string, url: string, body: string, next: string][] = [
    ['by 下一页', '/a/12.html', '<a href="12_2.html">下一页</a>', '/a/12_2.html'],
    [
      'by 下一页 from the second',
      '/a/12_2.html',
      '<a href="12.html">上一页</a><a href="12_3.html">下一页 ></a>',
      '/a/12_3.html',
    ],
    ['by a hyphen', '/a/12.html', '<a href="/a/12-2.html">下一页</a>', '/a/12-2.html'],
    ['by 余下全文', '/a/12.html', '<a href="12_2.html">点击阅读余下全文</a>', '/a/12_2.html'],
    ['by a query', '/a?id=7', '<a href="?id=7&page=2">Next page</a>', '/a?id=7&page=2'],
    ['by a short query', '/a?id=7&p=2', '<a href="?id=7&p=3">Next</a>', '/a?id=7&p=3'],
    ['by a last segment', '/a/title', '<a href="/a/title/2">Next ›</a>', '/a/title/2'],
    [
      'by a last segment with a slash, where a link leads back',
      '/a/title/2/',
      '<a href="/a/title/">上一页</a><a href="/a/title/3/">下一页</a>',
      '/a/title/3/',
    ],
    ['by a sign in a pager', '/a/12.html', '<div class="pagination"><a href="12_2.html">›</a></div>', '/a/12_2.html'],
    [
      'by numbers',
      '/a/12_2.html',
      '<ul class="pagelist"><li><a href="12.html">1</a><li>2<li><a href="12_3.html">3</a><li><a href="12_4.html">4</a></ul>',
      '/a/12_3.html',
    ],
  ];

  test.each(cases)('%s', (_name, url, body, next) => {
    expect(find(url, body)).toBe(SITE + next);
  });

  test('by rel=next in the head', () => {
    expect(find('/a/12.html', '', '<link rel="next" href="/a/12_2.html">')).toBe(`${SITE}/a/12_2.html`);
  });
});

describe('finds nothing', () => {
  const cases: [name: string, url: string, body: string][] = [
    ['in 下一篇', '/a/12.html', '<a href="13.html">下一篇</a>'],
    ['in 下一篇 of the same stem', '/a/12_1.html', '<a href="12_2.html">下一篇：别的文章</a>'],
    ['in another article called 下一页', '/a/12.html', '<a href="/a/13.html">下一页</a>'],
    ['in the next of numbered articles', '/post/12', '<a href="/post/13">下一页</a>'],
    ['on another site', '/a/12.html', '<a href="https://other.example/a/12_2.html">下一页</a>'],
    ['in a bare fragment', '/a/12.html', '<a href="#">下一页</a><a href="#p2">下一页</a>'],
    ['in a script', '/a/12.html', '<a href="javascript:next()">下一页</a>'],
    ['in the page itself', '/a/12_2.html', '<a href="/a/12_2.html">下一页</a>'],
    ['in a lower number', '/a/12_3.html', '<a href="/a/12_2.html">下一页</a>'],
    ['in a sign outside a pager', '/a/12.html', '<p><a href="12_2.html">›</a></p>'],
    ['in a number within the text', '/a/12.html', '<p>见注<a href="12_2.html">2</a>。</p>'],
    ['on a page without links', '/a/12.html', ''],
  ];

  test.each(cases)('%s', (_name, url, body) => {
    expect(find(url, body)).toBeUndefined();
  });

  test('for an address that is none', () => {
    expect(findNextPage(document, 'nonsense')).toBeUndefined();
  });
});
