// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { toIndexPage } from '@/utils/export/archive-index';
import { toBookmarks } from '@/utils/export/to-bookmarks';
import { toCsv } from '@/utils/export/to-csv';
import { toMarkdown } from '@/utils/export/to-markdown';
import { toPage } from '@/utils/export/to-page';
import { toSingleFile } from '@/utils/export/to-single-file';
import { collect, createArchived, createPicture, each, WORDS } from './setup';

const ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(1)>';

describe('Markdown', () => {
  test('has the front matter of the clipper of Obsidian', () => {
    const text = toMarkdown(createArchived());
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
    const [, line] = toMarkdown(createArchived({}, { title: 'a: "b"\n---\nadmin: true\u2028' })).split('\n');
    expect(line).toBe('title: "a: \\"b\\" --- admin: true"');
  });

  test('keeps tables, code, lists and pictures, with files where there are some', () => {
    const html =
      '<table><thead><tr><th>名</th></tr></thead><tbody><tr><td>值</td></tr></tbody></table><pre><code>a\n b</code></pre><ol><li>一</li></ol><p><del>旧</del><img src="https://a.example/1.png" alt="图"><img src="https://a.example/2.png"></p>';
    const text = toMarkdown(createArchived({ html }), (url) => (url.endsWith('1.png') ? 'pictures/1.png' : undefined));
    expect(text).toMatch(/\| 名\s+\|\n\| ---\s*\|\n\| 值\s+\|/);
    expect(text).toContain('```\na\n b\n```');
    expect(text).toMatch(/1\. {1,2}一/);
    expect(text).toContain('~~旧~~![图](pictures/1.png)![](https://a.example/2.png)');
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
