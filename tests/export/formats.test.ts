// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { toIndexPage } from '@/utils/export/archive-index';
import { toBookmarks } from '@/utils/export/to-bookmarks';
import { toCsv } from '@/utils/export/to-csv';
import { toMarkdown } from '@/utils/export/to-markdown';
import { toPage } from '@/utils/export/to-page';
import { toSingleFile } from '@/utils/export/to-single-file';
import { collect, createArchived, createHighlight, createPicture, each, WORDS } from './setup';

const ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

describe('Markdown', () => {
  test('has the front matter of the clipper of Obsidian', () => {
    const text = toMarkdown(createArchived(), { words: WORDS });
    expect(text.split('\n').slice(0, 11)).toEqual([
      '---',
      'title: "春潮涌动"',
      'source: "https://www.fensifuwu.com/emotion/me/1.html"',
      'author:',
      '  - "李可孝"',
      'published: 2023-01-29',
      'created: 2024-05-06',
      'description: "这个春节"',
      'tags:',
      '  - "故事"',
      '  - "春节-烟火"',
    ]);
    expect(text).toContain('\n---\n\n# 春潮涌动\n\n这个春节，满眼都是烟火气儿。\n\n品质民生。\n');
  });

  test('keeps a title from becoming anything else', () => {
    const [, line] = toMarkdown(createArchived({}, { title: 'a: "b"\n---\nadmin: true\u2028' }), {
      words: WORDS,
    }).split('\n');
    expect(line).toBe('title: "a: \\"b\\" --- admin: true"');
  });

  test('keeps tables, code, lists and pictures, with files where there are some', () => {
    const html =
      '<table><thead><tr><th>名</th></tr></thead><tbody><tr><td>值</td></tr></tbody></table><pre><code>a\n b</code></pre><ol><li>一</li></ol><p><del>旧</del><img src="https://a.example/1.png" alt="图"><img src="https://a.example/2.png"></p>';
    const findPicture = (url: string) => (url.endsWith('1.png') ? 'pictures/1.png' : undefined);
    const text = toMarkdown(createArchived({ html }), { words: WORDS, findPicture });
    expect(text).toMatch(/\| 名\s+\|\n\| ---\s*\|\n\| 值\s+\|/);
    expect(text).toContain('```\na\n b\n```');
    expect(text).toMatch(/1\. {1,2}一/);
    expect(text).toContain('~~旧~~![图](pictures/1.png)![](https://a.example/2.png)');
  });

  test('has what the reader left under headings, in the order of the text', () => {
    const highlights = [
      createHighlight({ quote: '品质民生', start: 16, end: 20 }),
      createHighlight({ quote: '满眼都是\n烟火', note: '想到\n家', start: 5, end: 10 }),
    ];
    const text = toMarkdown(createArchived({ highlights }, { note: '读过两遍' }), { words: WORDS });
    expect(text.slice(text.indexOf('品质民生。'))).toBe(
      '品质民生。\n\n## 笔记\n\n读过两遍\n\n## 划线\n\n> 满眼都是\n> 烟火\n\n想到\n家\n\n> 品质民生\n',
    );
  });
});

describe('CSV', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('%j is no formula', async (title) => {
    const table = await collect(toCsv(each([createArchived({}, { title })])));
    expect(table).toContain(`'${title.trimEnd()}`);
    expect(table).not.toMatch(/(?:^|,|\n)"?[=+@\t-]/);
  });

  test('has one row an article and says it is UTF-8', async () => {
    const table = await collect(toCsv(each([createArchived(), createArchived({}, { note: '两行\n"引号"' })])));
    expect(table.startsWith('\ufefftitle,url,author')).toBe(true);
    expect(table).toContain('"两行\n""引号"""');
    expect(table).toContain('"故事, 春节 烟火"');
  });
});

test('bookmarks hold address, title, day, tags and note, and nothing gets out of them', async () => {
  const text = await collect(
    toBookmarks(each([createArchived({ tags: ['a', ATTACK] }, { title: ATTACK, note: '<b>记</b>' })])),
  );
  expect(text).toContain('<!DOCTYPE NETSCAPE-Bookmark-file-1>');
  expect(text).toContain('ADD_DATE="1714979289"');
  expect(text).not.toMatch(/<(?:script|img|b)\b/);
  expect(text).toContain('<DD>&lt;b&gt;记&lt;/b&gt;');
});

describe('a page of one article', () => {
  const html = `<p>字<img src="https://a.example/1.png"><img src="https://a.example/2.png" alt="第二张"></p><script>alert(1)</script><p onclick="alert(1)">x</p>`;

  test('shows what is kept, links to what is not, and runs nothing', async () => {
    const article = createArchived({ html, tags: [ATTACK] }, { title: ATTACK, note: ATTACK });
    const findPicture = (url: string) => (url.endsWith('1.png') ? 'pictures/1.png' : undefined);
    const page = new DOMParser().parseFromString(await toPage(article, { words: WORDS, findPicture }), 'text/html');
    expect(page.querySelectorAll('script, [onclick], [onerror]')).toHaveLength(0);
    expect([...page.images].map((image) => image.getAttribute('src'))).toEqual(['pictures/1.png']);
    expect(page.querySelector('a[href="https://a.example/2.png"]')?.textContent).toBe('[第二张]');
    expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toMatch(
      /^default-src 'none'; img-src 'self' file: data:;/,
    );
    expect(page.title).toBe(ATTACK);
  });

  test('can have its pictures in it', async () => {
    const article = createArchived({ html, pictures: [createPicture('https://a.example/1.png')] });
    const page = new DOMParser().parseFromString(await collect(toSingleFile(article, WORDS)), 'text/html');
    expect(page.images[0]?.src).toMatch(/^data:image\/png;base64,iVBORw0KGgo/);
  });
});

test('highlights are marked in a page, with the way to their notes and back', async () => {
  const highlights = [
    createHighlight({ quote: '春节，满眼', note: '第一', start: 2, end: 7, color: 'green' }),
    createHighlight({ quote: '眼都是', note: '第二', start: 6, end: 9 }),
    createHighlight({ quote: '这里没有的话', note: '第三' }),
  ];
  const html = '<p>这个<b>春节</b>，<a href="https://a.example/x">满眼都是</a>烟火气儿。</p>';
  const text = await toPage(createArchived({ html, highlights }), { words: WORDS, findPicture: () => undefined });
  const page = new DOMParser().parseFromString(text, 'text/html');
  const marks = [...page.querySelectorAll('mark')];
  expect(marks.map((mark) => [mark.textContent, mark.dataset.color])).toEqual([
    ['春节', 'green'],
    ['，', 'green'],
    ['满', 'green'],
    ['眼', 'green'],
    ['都是', 'yellow'],
  ]);
  expect(page.querySelectorAll('a a, a sup')).toHaveLength(0);
  expect(page.querySelector('article > p:nth-of-type(2)')?.textContent).toBe('这个春节，满眼都是12烟火气儿。');
  for (const number of [1, 2]) {
    const [to, from] = [`#note-${number}`, `#ref-${number}`];
    expect(page.querySelector(from)?.getAttribute('href')).toBe(to);
    expect(page.querySelector(`${to} a`)?.getAttribute('href')).toBe(from);
  }
  expect(page.querySelector('#note-3')?.textContent).toBe('3 第三');
});

test('the page of contents cannot be broken by what is in articles', async () => {
  const article = createArchived({ text: '</script><script>alert(1)</script><!--' }, { title: ATTACK });
  const text = await collect(toIndexPage(() => each([{ article, page: 'articles/a b?#/article.html' }]), WORDS));
  const page = new DOMParser().parseFromString(text, 'text/html');
  expect(page.querySelectorAll('script')).toHaveLength(2);
  expect(page.querySelectorAll('img')).toHaveLength(0);
  const [[title, address, , words]] = JSON.parse(
    page.querySelector('script[type="application/json"]')?.textContent ?? '',
  );
  expect([title, address]).toEqual([ATTACK, 'articles/a%20b%3F%23/article.html']);
  expect(words).toBe('</script><script>alert(1)</script><!--');
});

test('the page of contents finds and marks words, and shows a long list in portions', async () => {
  const articles = Array.from({ length: 150 }, (_, i) =>
    createArchived({ text: `开头……${'字'.repeat(200)}第 ${i} 号，Ａ石桥，石桥。` }, { title: `第 ${i} 篇` }),
  );
  const rows = articles.map((article, i) => ({ article, page: `articles/${i}/article.html` }));
  const text = await collect(toIndexPage(() => each(rows), WORDS));
  const page = new DOMParser().parseFromString(text, 'text/html');
  // As a browser runs it: all that it asks for is the document.
  new Function('document', page.querySelector('body > script:not([type])')?.textContent ?? '')(page);
  const items = () => [...page.querySelectorAll('li')];
  const more = page.querySelector('button');
  expect([items().length, more?.hidden, page.querySelector('#count')?.textContent]).toEqual([100, false, '共 150 篇']);
  more?.click();
  expect([items().length, more?.hidden]).toEqual([150, true]);
  const box = page.querySelector('input');
  const search = (words: string) => {
    if (box) box.value = words;
    box?.dispatchEvent(new Event('input'));
  };
  search('a石桥 第 149 篇');
  expect(items()).toHaveLength(1);
  const marked = [...page.querySelectorAll('mark')].map(({ textContent }) => textContent);
  expect(marked).toEqual(['第', '149', '篇', '第', '149', 'Ａ石桥']);
  search('没有的词');
  expect([items().length, page.querySelector('#count')?.textContent]).toEqual([0, '没有找到']);
});
