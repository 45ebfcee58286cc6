// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { isArticle } from '@/utils/extract/is-article';

const SENTENCE = '清晨的集市里，卖豆腐的老人支起木板，热气在灯下慢慢散开。';
const LATIN = 'The old man at the market set up his wooden board, and steam rose slowly under the lamp. ';
const SITE = 'https://news.example.com';
const PORTAL = 'https://www.fensifuwu.com';

function judge(body: string, url = `${SITE}/2024/0501/123456.html`, head = ''): boolean {
  const html = `<!doctype html><html><head><title>t</title>${head}</head><body>${body}</body></html>`;
  return isArticle(new DOMParser().parseFromString(html, 'text/html'), url);
}

const paragraphs = (count: number, text = SENTENCE.repeat(3)) => `<p>${text}</p>`.repeat(count);
const rows = (count: number) =>
  Array.from(
    { length: count },
    (_, at) => `<li><a href="/news/${at}.html">本市第${at}个集市今天开张，市民赶早来</a></li>`,
  ).join('');
const cards = (count: number) =>
  `<div class="card"><a href="/x"><img src="x.png"></a><h3><a href="/x">Copper kettle, two litres</a></h3><p>$20.00</p><button>Add to cart</button></div>`.repeat(
    count,
  );

describe('is an article', () => {
  test('a page of paragraphs', () => {
    expect(judge(`<h1>集市</h1><div>${paragraphs(8)}</div>`)).toBe(true);
  });

  test('a Latin one', () => {
    expect(judge(`<h1>Market</h1><div>${paragraphs(8, LATIN.repeat(3))}</div>`)).toBe(true);
  });

  test('news of about 120 characters', () => {
    expect(judge(`<h1>集市</h1><div><p>${SENTENCE.repeat(4)}</p><p>${SENTENCE}</p></div>`)).toBe(true);
  });

  test('an old page of tables and line breaks', () => {
    const cell = `<td><font size=2>${`　　${SENTENCE.repeat(3)}<br><br>`.repeat(6)}</font></td>`;
    expect(judge(`<table><tr><td><ul>${rows(20)}</ul></td>${cell}</tr></table>`)).toBe(true);
  });

  test('a body that the page hides until it is ready, or cuts short', () => {
    expect(judge(`<div style="visibility:hidden;opacity:0">${paragraphs(8)}</div>`)).toBe(true);
    expect(judge(`<div style="height:200px;overflow:hidden">${paragraphs(8)}</div><a>展开全文</a>`)).toBe(true);
  });

  test('one among many links', () => {
    expect(judge(`<h1>集市</h1><div>${paragraphs(10)}</div><ul>${rows(30)}</ul>`)).toBe(true);
  });

  test('an article address of a known portal with a short text', () => {
    expect(judge(`<p>${SENTENCE.repeat(3)}</p><ul>${rows(60)}</ul>`, `${PORTAL}/finance/4446458.html`)).toBe(true);
  });
});

describe('is no article', () => {
  test('a list of links', () => {
    expect(judge(`<ul>${rows(60)}</ul>`, `${SITE}/society/`)).toBe(false);
  });

  test('a shelf of a shop', () => {
    expect(judge(cards(30), `${SITE}/collections/kettles`)).toBe(false);
  });

  test('a text of forty characters, even at an article address', () => {
    expect(judge(`<p>${SENTENCE}好的。</p>`, `${PORTAL}/emotion/me/1976445.html`)).toBe(false);
  });

  test('an empty page', () => {
    expect(judge('')).toBe(false);
  });

  test.each(['/', '/society/', '/e/search/result/?searchid=1'])('%s of the portal, however much it tells', (path) => {
    expect(judge(paragraphs(20), PORTAL + path)).toBe(false);
  });

  test('a document that is no HTML', () => {
    const xml = new DOMParser().parseFromString(`<p>${SENTENCE.repeat(20)}</p>`, 'application/xml');
    expect(isArticle(xml, `${SITE}/a.html`)).toBe(false);
  });
});

describe('a page that lies', () => {
  test.each([
    'firstChild',
    'nextSibling',
    'parentNode',
    'nodeType',
    'localName',
    'getAttribute',
    'attributes',
    'children',
  ])('with an input named %s is judged as any other', (name) => {
    const trap = `<form><input name="${name}"><input id="${name}">${paragraphs(8)}</form><img name="${name}">`;
    expect(judge(trap)).toBe(true);
  });

  test('with pictures named as members of the document is judged as any other', () => {
    const names = ['documentElement', 'body', 'contentType', 'firstChild', 'head', 'title'];
    expect(judge(names.map((name) => `<img name="${name}">`).join('') + paragraphs(8))).toBe(true);
  });
});

test('looking leaves the page as it was', () => {
  const copy = new DOMParser().parseFromString(`<div>${paragraphs(4)}</div>`, 'text/html');
  const before = copy.documentElement.outerHTML;
  isArticle(copy, `${SITE}/a.html`);
  expect(copy.documentElement.outerHTML).toBe(before);
});
