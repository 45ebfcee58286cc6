// @vitest-environment jsdom
// DOMPurify does not clean under happy-dom.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Article } from '@/utils/article';
import { extract } from '@/utils/extract/extract';

const SENTENCE = '清晨的集市上人声鼎沸，卖菜的大娘把带着露水的青菜摆得整整齐齐，买菜的人挑挑拣拣，讨价还价。';
const PARAGRAPHS = Array.from({ length: 8 }, (_, i) => `第${i + 1}天，${SENTENCE}到了中午，人群才慢慢散去。`);
const URL_OF_PAGE = 'https://www.example.cn/2024/0318/c1.html';

function pageOf(body: string): Document {
  const html = `<html lang="zh-CN"><head><title>集市 - 某某网</title></head><body>
    <div class="nav"><a href="/">首页</a><a href="/a/">新闻</a><a href="/b/">体育</a></div>
    <div class="main"><h1>集市</h1>${body}</div>
    <div class="footer">版权所有 © 2024 某某网</div></body></html>`;
  return new DOMParser().parseFromString(html, 'text/html');
}

function read(body: string): Article {
  const extraction = extract(pageOf(body), URL_OF_PAGE, { isForced: true });
  if (extraction.kind === 'none') throw new Error(extraction.reason);
  return extraction.article;
}

const p = (texts: readonly string[]) => texts.map((text) => `<p>${text}</p>`).join('');

test('the body comes out whole, and nothing of what stands around it', () => {
  const article = read(`<div class="content">${p(PARAGRAPHS)}</div><div class="rel"><h2>相关阅读</h2><ul>
    <li><a href="/1.html">另一篇文章的标题在这里</a></li><li><a href="/2.html">又一篇文章的标题在这里</a></li></ul></div>`);
  expect(article.title).toBe('集市');
  expect(article.text.split('\n')).toEqual(PARAGRAPHS);
});

test('lines divided by <br> become paragraphs without their indents', () => {
  const article = read(`<div class="content">${PARAGRAPHS.map((text) => `　　${text}<br><br>`).join('')}</div>`);
  expect(article.html.match(/<p>/g)).toHaveLength(PARAGRAPHS.length);
  expect(article.text.split('\n')).toEqual(PARAGRAPHS);
});

test('a collapsed body is opened', () => {
  const rest = `<div style="display:none">${p(PARAGRAPHS.slice(2))}</div>`;
  expect(read(`<div class="content">${p(PARAGRAPHS.slice(0, 2))}${rest}</div>`).text.split('\n')).toEqual(PARAGRAPHS);
});

test('a table that only arranges the page is gone, one that holds data stays', () => {
  const data = '<table><tr><th>菜</th><th>价</th></tr><tr><td>青菜</td><td>3元一斤</td></tr></table>';
  const article = read(`<table><tr><td>${p(PARAGRAPHS)}${data}</td></tr></table>`);
  expect(article.html.match(/<table>/g)?.length ?? 0).toBeLessThanOrEqual(1);
  expect(article.text).toContain(PARAGRAPHS[7]);
});

test('the names of fields go, with the form that stands between two paragraphs', () => {
  const fields = ['姓名*', '手机*', '所在城市'].map(
    (name) => `<div class="gfield"><label>${name}</label><input></div>`,
  );
  const form = `<form class="wpcf7-form"><legend>领取电子书</legend>${fields.join('')}</form>`;
  const article = read(`<div class="content">${p(PARAGRAPHS.slice(0, 4))}${form}${p(PARAGRAPHS.slice(4))}</div>`);
  expect(article.text.split('\n')).toEqual(PARAGRAPHS);
});

test('late pictures get their addresses, icons and codes to scan go', () => {
  const [first = '', ...others] = PARAGRAPHS;
  const article = read(`<div class="content"><p>${first}</p>
    <p><img src="/blank.gif" data-original="//img.example.cn/a.jpg"></p>${p(others.slice(0, 4))}
    <p><img src="/img/qrcode.png" width="200"></p><p><img data-src="/b.jpg" width="1" height="1"></p>${p(others.slice(4))}</div>`);
  const pictures = [...article.html.matchAll(/src="([^"]+)"/g)].map((match) => match[1]);
  expect(pictures).toEqual(['https://img.example.cn/a.jpg']);
});

test('a video becomes a link with its poster, one without a poster a link with words', () => {
  const [one, two, ...rest] = PARAGRAPHS;
  const article = read(`<div class="content"><p>${one}</p>
    <iframe src="//www.youtube.com/embed/abcDEF12345" title="集市一日"></iframe><p>${two}</p>
    <div><video poster="/poster.jpg"><source src="/film.mp4"></video></div>
    <iframe data-src="https://player.bilibili.com/player.html?bvid=BV1xx411c7mD&page=1"></iframe>
    <iframe src="https://ads.example.net/slot"></iframe>${p(rest)}</div>`);
  const body = new DOMParser().parseFromString(article.html, 'text/html').body;
  const links = [...body.querySelectorAll('a')].map((link) => [
    link.getAttribute('href'),
    link.querySelector('img')?.getAttribute('src') ?? link.textContent,
  ]);
  expect(links).toEqual([
    ['https://www.youtube.com/watch?v=abcDEF12345', 'https://i.ytimg.com/vi/abcDEF12345/hqdefault.jpg'],
    ['https://www.example.cn/film.mp4', 'https://www.example.cn/poster.jpg'],
    ['https://www.bilibili.com/video/BV1xx411c7mD', '▶ bilibili.com'],
  ]);
});

test('formulas stay readable: their TeX where there is one, else one line', () => {
  const katex = `<span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>E</mi></mrow>
    <annotation encoding="application/x-tex">E = mc^2</annotation></semantics></math></span>
    <span class="katex-html">E=mc2</span></span>`;
  const math = '<math><mfrac><mn>1</mn><msup><mi>x</mi><mn>2</mn></msup></mfrac></math>';
  const [one, ...rest] = PARAGRAPHS;
  const article = read(`<div class="content"><p>${one}公式是${katex}，也就是${math}。</p>${p(rest)}</div>`);
  expect(article.html).toContain('公式是<code>E = mc^2</code>，也就是<code>(1)/(x^2)</code>。');
});

test('an article that the page holds twice is kept once', () => {
  const once = `<div class="content">${p(PARAGRAPHS)}</div>`;
  expect(read(`${once}<div class="print">${p(PARAGRAPHS)}</div>`).text.split('\n')).toEqual(PARAGRAPHS);
});

test('paragraphs that are alike but for their last words are no repeats', () => {
  const alike = ['中国', '日本', '韩国'].map((place) => `${PARAGRAPHS.join('').slice(0, 240)}此条款只适用于${place}。`);
  expect(read(`<div class="content">${p(alike)}</div>`).text.split('\n')).toEqual(alike);
});

test('the end of a line stays where it is wrapped in an element of its own', () => {
  const lines = ['品牌：青山', '价格：三十元', '产地：云南'];
  const wrapped = `<p>${lines.map((line) => `<span>${line}</span>`).join('<span><br></span>')}</p>`;
  const { text } = read(`<div class="content">${p(PARAGRAPHS.slice(0, 4))}${wrapped}${p(PARAGRAPHS.slice(4))}</div>`);
  expect(text.split('\n')).toEqual([...PARAGRAPHS.slice(0, 4), ...lines, ...PARAGRAPHS.slice(4)]);
});

test('the cells of a data table stay together, short ones too', () => {
  const cells = [
    ['年份', '游客（万人）', '收入（亿元）'],
    ['2021', '310', '12.5'],
    ['2022', '275', '11.1'],
    ['2023', '420', '19.8'],
  ];
  const rows = cells.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
  const [one, two, ...rest] = PARAGRAPHS;
  const article = read(`<div class="content"><p>${one}</p><p>${two}</p><table>${rows}</table>${p(rest)}</div>`);
  const table = new DOMParser().parseFromString(article.html, 'text/html').querySelector('table');
  const kept = [...(table?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent);
  // All or none: half a table is worse than either.
  expect([0, 12]).toContain(kept.length);
  expect(kept).toEqual(kept.length > 0 ? cells.flat() : []);
});

test('the window that asks for consent is not the article, however much it says', () => {
  const consent = PARAGRAPHS.slice(0, 4).map((text) => `<p>我们和合作伙伴使用 cookie 存储信息。${text}</p>`);
  const article = read(`<div class="content">${p(PARAGRAPHS)}</div>
    <div id="onetrust-consent-sdk" role="dialog">${consent.join('')}</div>`);
  expect(article.text).not.toContain('cookie');
  expect(article.text.split('\n')).toEqual(PARAGRAPHS);
});

test('a short last sentence among the paragraphs stays', () => {
  const lines = [...PARAGRAPHS, '集市散了。'];
  expect(read(`<div class="content">${p(lines)}</div><div class="more">展开全文</div>`).text.split('\n')).toEqual(
    lines,
  );
});

test('links are absolute; links within the page and scripts are words', () => {
  const link = '<a href="../x.html">远</a><a href="#top">近</a><a href="javascript:x()">动</a>';
  const { html } = read(`<div class="content"><p>${PARAGRAPHS[0]}${link}</p>${p(PARAGRAPHS.slice(1))}</div>`);
  expect(html).toContain('<a href="https://www.example.cn/2024/x.html">远</a>');
  expect(html).not.toMatch(/href="(?!https:)/);
});

test('what was cut within the body is reported with its place', () => {
  const call = '<p>长按识别二维码，关注公众号“每日集市”</p>';
  const article = read(`<div class="content">${p(PARAGRAPHS.slice(0, 3))}${call}${p(PARAGRAPHS.slice(3))}</div>`);
  expect(article.text).not.toContain('公众号');
  expect(article.removed).toContainEqual(expect.objectContaining({ before: 3, reason: 'app-or-account' }));
});

test('the title that stands over the first paragraph was read, not left out', () => {
  const article = extract(
    new DOMParser().parseFromString(
      `<html lang="zh-CN"><head><title>集市</title></head><body><article><h1>集市</h1>${p(PARAGRAPHS)}</article></body></html>`,
      'text/html',
    ),
    URL_OF_PAGE,
  );
  expect(article).toMatchObject({ kind: 'article', article: { title: '集市', removed: [] } });
});

test('the editor under the last paragraph goes, the same words inside a paragraph stay', () => {
  const inside = `他放下书说，来源：不明的故事最好听，责任编辑：也不知道是谁。${SENTENCE}`;
  const { text } = read(`<div class="content"><p>${inside}</p>${p(PARAGRAPHS)}<p>责任编辑：某某</p></div>`);
  expect(text.split('\n').at(0)).toBe(inside);
  expect(text.split('\n').at(-1)).toBe(PARAGRAPHS[7]);
});

describe('pages that mean harm', () => {
  test.each([
    '<form><input name="parentNode"><input name="attributes"><input name="childNodes"></form>',
    '<img name="documentElement"><img name="querySelectorAll"><img name="body"><img name="contentType">',
    '<form name="createElement"></form><form id="getElementsByTagName"></form><embed name="title">',
  ])('%s does not keep the article from being read', (trap) => {
    expect(read(`${trap}<div class="content">${p(PARAGRAPHS)}</div>`).text).toContain(PARAGRAPHS[7]);
  });

  test('the page itself is not touched', () => {
    const page = pageOf(`<div class="content">${p(PARAGRAPHS)}</div><form><input name="x"></form>`);
    const before = page.documentElement.outerHTML;
    extract(page, URL_OF_PAGE);
    expect(page.documentElement.outerHTML).toBe(before);
  });
});

describe('what is no article', () => {
  test('a list of links gives none', () => {
    const links = Array.from({ length: 30 }, (_, i) => `<li><a href="/${i}.html">第${i}条新闻的标题</a></li>`).join('');
    expect(extract(pageOf(`<ul>${links}</ul>`), 'https://www.example.cn/').kind).toBe('none');
  });

  test('forty characters are given only to who asks for them', () => {
    const page = pageOf('<p>今天没有集市，大家都回家了，明天再来。</p>');
    expect(extract(page, URL_OF_PAGE)).toEqual({ kind: 'none', reason: 'no-article' });
    expect(extract(page, URL_OF_PAGE, { isForced: true }).kind).toBe('article');
  });

  test('a document that is not HTML is said to be none', () => {
    const xml = new DOMParser().parseFromString('<a/>', 'application/xml');
    expect(extract(xml, URL_OF_PAGE)).toEqual({ kind: 'none', reason: 'not-html' });
  });
});

test('the known article comes out with its facts and its 45 paragraphs', () => {
  const html = readFileSync('tests/demo/pages/seed.html', 'utf8');
  const page = new DOMParser().parseFromString(html, 'text/html');
  const url = 'https://fensifuwu.com/emotion/me/55e020c52be50c1ab7cd54d4fdbef68b.html';
  const extraction = extract(page, url);
  expect(extraction).toMatchObject({
    kind: 'article',
    article: {
      title: '涓滴甘霖汇春潮——淄博市高品质民生“周年答卷”',
      source: '淄博日报',
      editor: '淄博日报',
      breadcrumb: ['首页', '情感', '故事'],
      publishedTime: undefined,
    },
  });
  if (extraction.kind === 'none') return;
  expect(extraction.article.text.split('\n')).toHaveLength(45);
  expect(extraction.article.text).not.toMatch(/相关阅读|热门文章|最新文章|免责声明|分享到|广告/);
});

test('the line with a name and the date that was read from it is no part of the body', () => {
  const article = read(`<div><span>云溪手记</span> <em>2024-03-18 08:30</em></div>${p(PARAGRAPHS)}`);
  expect(article.publishedTime).toBe('2024-03-18T08:30:00+08:00');
  expect(article.text.split('\n')).toEqual(PARAGRAPHS);
});

test('a title that the body says again goes, and the channel above it', () => {
  const [first = '', ...rest] = PARAGRAPHS;
  const again = `<div class="crumb">民生频道</div><h2>集市</h2><div class="day">Updated May 24, 2024</div>`;
  expect(read(`<div class="content">${again}<p>${first}</p>${p(rest)}</div>`).text.split('\n')).toEqual(PARAGRAPHS);
});

test('labels of the page between the paragraphs go, the same words in a sentence stay', () => {
  const lines = [...PARAGRAPHS.slice(0, 7), '墙上只写着一个词：Advertisement，谁也不知道是什么意思，大家看了又看。'];
  const labelled = lines.map((line) => `<p>${line}</p><p>Advertisement</p>`).join('');
  expect(read(`<div class="content">${labelled}</div>`).text.split('\n')).toEqual(lines);
});

test('links to other articles and who answers for it go from under the last paragraph', () => {
  const others = `<p>【纠错】 【责任编辑:林小雨 】</p><p>文章来源：云溪日报</p>
    <p>·<a href="/1.html">另一篇文章的标题在这里 (2024-03-17 18:03)</a></p>`;
  expect(read(`<div class="content">${p(PARAGRAPHS)}${others}</div>`).text.split('\n')).toEqual(PARAGRAPHS);
});

describe('budgets', () => {
  const body = `<div class="content">${p(PARAGRAPHS)}</div>`;

  test('a page that has used up its time is judged no further, and says so', () => {
    const extraction = extract(pageOf(body), URL_OF_PAGE, { budgetMs: 0 });
    expect(extraction).toMatchObject({ kind: 'article', isFallback: true });
    if (extraction.kind === 'article') expect(extraction.article.text).toContain(PARAGRAPHS[7]);
  });

  test('a usual page is within all of them', () => {
    expect(extract(pageOf(body), URL_OF_PAGE)).toMatchObject({ kind: 'article', isFallback: false });
  });
});
