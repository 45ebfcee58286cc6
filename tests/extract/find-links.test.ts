// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { findLinks } from '@/utils/extract/find-links';

const LIST = 'http://www.fensifuwu.com/emotion/me/';

function page(body: string): Document {
  return new DOMParser().parseFromString(`<!doctype html><body>${body}</body>`, 'text/html');
}

test('takes the articles of a list, in order, and leaves out menus, lists and the page itself', () => {
  const links = findLinks(
    page(`<nav><a href="/">首页</a><a href="/finance/">财经</a></nav>
      <a href="/emotion/me/">故事</a>
      <a href="/emotion/me/1976445.html"><img src="a.jpg"></a>
      <h3><a href="/emotion/me/1976445.html#top">父亲的自行车停在老屋的门口</a></h3>
      <a href="/finance/4446458.html">小镇面馆</a>
      <a href="/e/search/result/?searchid=1">更多更多更多更多更多更多的内容</a>
      <a href="javascript:alert(1)">点开看全文点开看全文点开看全文</a>`),
    LIST,
  );
  expect(links).toEqual([
    { url: 'http://www.fensifuwu.com/emotion/me/1976445.html', title: '父亲的自行车停在老屋的门口', isLikely: true },
    { url: 'http://www.fensifuwu.com/finance/4446458.html', title: '小镇面馆', isLikely: true },
  ]);
});

test('on a site that nothing is known of, a headline with an article’s address is likely, a word is not offered', () => {
  const links = findLinks(
    page(`<main><a href="/2024/05/07/a-long-story-about-birds">A long story about birds</a>
      <a href="https://elsewhere.example/2024/05/07/one-more-story-about-it">One more story, elsewhere</a>
      <a href="/login">Log in</a></main>`),
    'https://news.example/birds',
  );
  expect(links.map(({ url, isLikely }) => [url, isLikely])).toEqual([
    ['https://news.example/2024/05/07/a-long-story-about-birds', true],
    ['https://elsewhere.example/2024/05/07/one-more-story-about-it', false],
  ]);
});

test('a page that shadows the document’s own names does not stop it', () => {
  const links = findLinks(
    page('<form name="querySelectorAll"></form><img name="body"><a href="/emotion/me/1976445.html">父亲的自行车</a>'),
    LIST,
  );
  expect(links).toHaveLength(1);
});
