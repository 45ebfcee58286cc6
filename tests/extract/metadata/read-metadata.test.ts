// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { readHead } from '@/utils/extract/metadata/page-head';
import { toLines } from '@/utils/extract/metadata/page-lines';
import { readMetadata } from '@/utils/extract/metadata/read-metadata';
import { prepare } from '@/utils/extract/prepare';
import { splitBlocks } from '@/utils/extract/split-blocks';

const NOW = new Date('2026-11-23T04:00:00Z');
const PARAGRAPH = `<p>${'这是正文里的一句话，它足够长。'.repeat(8)}</p>`;
const read = (body: string, head = '', url = 'https://news.example.cn/a/1.html') => {
  const copy = new DOMParser().parseFromString(`<html><head>${head}</head><body>${body}</body></html>`, 'text/html');
  const stated = readHead(copy, url);
  prepare(copy, url);
  return readMetadata(copy, stated, toLines(splitBlocks(copy.body)), url, NOW);
};

describe('title', () => {
  test('a site suffix goes, a dash of the title stays', () => {
    expect(read(PARAGRAPH, '<title>春雨润新苗——某市的一年 - 某某服务</title>').title).toBe('春雨润新苗——某市的一年');
    expect(read(PARAGRAPH, '<title>春雨润新苗很及时_国内_某某新闻</title>').title).toBe('春雨润新苗很及时');
  });
  test('the heading wins over what is written for search engines', () => {
    const head =
      '<meta property="og:title" content="Ten Garden Tools to Buy | Shop"><title>Ten Garden Tools | Shop</title>';
    expect(read('<h1>The Ten Best Garden Tools</h1>', head).title).toBe('The Ten Best Garden Tools');
  });
  test('a label before it or a counter behind it is not part of the title', () => {
    const head = '<meta property="og:title" content="How Rivers Meander in Plains - Example">';
    expect(read('<h1>Blog: How Rivers Meander in Plains</h1>', head).title).toBe('How Rivers Meander in Plains');
    expect(read('<h1>How Rivers Meander in Plains <a>(example.com)</a> <span>87</span></h1>', head).title).toBe(
      'How Rivers Meander in Plains',
    );
  });
  test('a heading that has nothing of what the page says twice is a section of the site', () => {
    const head =
      '<meta property="og:title" content="How Rivers Meander in Plains"><title>How Rivers Meander in Plains | Example</title>';
    expect(read('<h1>Our blog</h1>', head).title).toBe('How Rivers Meander in Plains');
  });
  test('the shape of its apostrophes is the one that it was written with', () => {
    const head = `<meta property="og:title" content="The River's Guide to Plains">`;
    expect(read('<h1>The River’s Guide to Plains</h1>', head).title).toBe("The River's Guide to Plains");
    expect(read('<h1>The River’s Guide to Plains</h1>').title).toBe('The River’s Guide to Plains');
  });
  test.each([
    ['Website Design Portfolio | Thrive Internet Marketing', 'Website Design Portfolio'],
    ['news.example.cn The Rain of the Spring', 'The Rain of the Spring'],
  ])('what the site adds to %s goes', (full, title) => {
    expect(read(PARAGRAPH, `<title>${full}</title>`).title).toBe(title);
  });
  test('all that follows the heading in the page’s title is the site’s', () => {
    const full = `The Beginner's Guide to Rain - Rain & Co | Umbrellas, Boots and Coats for All Who Walk - in Town`;
    expect(read(`<h1>The Beginner’s Guide to Rain</h1>${PARAGRAPH}`, `<title>${full}</title>`)).toMatchObject({
      title: 'The Beginner’s Guide to Rain',
      siteName: 'in Town',
    });
  });
  test('a logo heading is not the title', () => {
    const head = '<meta property="og:title" content="How Rivers Meander in Plains">';
    expect(read('<h1 class="logo"><a href="/">Example</a></h1><h2>How Rivers Meander in Plains</h2>', head).title).toBe(
      'How Rivers Meander in Plains',
    );
  });
});

describe('date', () => {
  test('stands in the line below the title', () => {
    expect(read(`<h1>春雨润新苗</h1><div>2023年1月29日 08:30 来源：某报</div>${PARAGRAPH}`)).toMatchObject({
      publishedTime: '2023-01-29T08:30:00+08:00',
      source: '某报',
    });
  });
  test('is never taken from the body or the footer', () => {
    const page = `<h1>春雨润新苗</h1><div>日期： 来源：某报</div>${PARAGRAPH}<p>事情发生在2022年2月12日23时16分，当时大家都在家里，谁也没有想到会这样。</p><footer>版权所有 © 2005-2024</footer>`;
    expect(read(page).publishedTime).toBeUndefined();
  });
  test('the clock beside the title completes the day in the data', () => {
    const head = '<meta name="publishdate" content="2023-01-29">';
    expect(read(`<h1>春雨润新苗</h1><div>2023-01-29 08:30</div>${PARAGRAPH}`, head).publishedTime).toBe(
      '2023-01-29T08:30:00+08:00',
    );
  });
  test('stands in the address when nothing else states it', () => {
    expect(read(PARAGRAPH, '', 'https://news.example.cn/2023/0129/c1.html').publishedTime).toBe('2023-01-29');
  });
});

describe('byline', () => {
  test.each([
    [`<h1>春雨润新苗</h1><div>作者：王小明</div>${PARAGRAPH}`, '王小明'],
    [`<h1>春雨润新苗</h1><p>□ 本报记者 王小明</p>${PARAGRAPH}`, '王小明'],
    [`<h1>春雨润新苗</h1>${PARAGRAPH}<p>${'雨一直下。'.repeat(12)}（记者 王小明）</p>`, '王小明'],
  ])('is read from %#', (page, name) => expect(read(page).byline).toBe(name));
  test('the first name counts that the data has, however many hold none', () => {
    const head = '<meta name="author" content="admin"><meta name="citation_authors" content="王 小明">';
    expect(read(PARAGRAPH, head).byline).toBe('王 小明');
  });
  test('who edited it is named as such, where nobody else is', () => {
    const edited = `<h1>春雨润新苗</h1>${PARAGRAPH}<p>（责任编辑：李小红）</p>`;
    expect(read(edited)).toMatchObject({ byline: '编辑 李小红', editor: '李小红' });
    expect(read(`<h1>春雨润新苗</h1><div>作者：王小明</div>${edited}`).byline).toBe('王小明');
    expect(read(`<h1>春雨润新苗</h1>${PARAGRAPH}<p>责任编辑：某某日报</p>`).byline).toBeUndefined();
  });
  test('a house, a program or a menu is no author', () => {
    expect(read(PARAGRAPH, '<meta name="author" content="www.example.cn,某某日报">').byline).toBeUndefined();
    expect(read(`<table><tr><td><a href="/b">记者江湖</a></td></tr></table>${PARAGRAPH}`).byline).toBeUndefined();
  });
});

describe('the rest', () => {
  test('the language is that of the text, one の notwithstanding', () => {
    expect(read(PARAGRAPH, '<title>优の良品很受欢迎</title>').lang).toBe('zh-CN');
  });
  test('a canonical address of another site does not count', () => {
    expect(read(PARAGRAPH, '<link rel="canonical" href="https://evil.example.org/a">').canonicalUrl).toBeUndefined();
    expect(read(PARAGRAPH, '<link rel="canonical" href="https://m.example.cn/a">').canonicalUrl).toBe(
      'https://m.example.cn/a',
    );
  });
  test('hostile data is survived and held short', () => {
    const head = `<script type="application/ld+json">{"@type":"Article","__proto__":{"name":1},"author":[[null,{"name":{}}]],"headline":</script>
      <script type="application/ld+json">{"@type":"NewsArticle","headline":7,"author":{"@id":"__proto__"},"itemListElement":[null]}</script>
      <meta name="__proto__" content="x"><meta name="constructor" content="y"><meta name="description" content="${'长'.repeat(1_000_000)}">`;
    const found = read(`<h1>${'题'.repeat(1_000_000)}</h1><div>${'a'.repeat(100_000)}</div>`, head, 'not an address');
    expect(found.title.length).toBeLessThanOrEqual(500);
    expect(found.excerpt?.length).toBeLessThanOrEqual(300);
  });
});
