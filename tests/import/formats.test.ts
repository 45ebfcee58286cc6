// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ArchivedArticle } from '@/utils/archived-article';
import type { ImportItem } from '@/utils/import/import-item';
import { makeZip, readAll } from './setup';

const FOLDER = join(import.meta.dirname, '../fixtures/import');

function fixture(name: string): Buffer {
  return readFileSync(join(FOLDER, name));
}

async function readFixture(name: string) {
  const { format, items } = await readAll(name, fixture(name));
  return { format, items, articles: articlesOf(items), broken: brokenOf(items) };
}

function articlesOf(items: ImportItem[]): ArchivedArticle[] {
  return items.flatMap((item) => (item.kind === 'article' ? [item.article] : []));
}

function brokenOf(items: ImportItem[]): string[] {
  return items.flatMap((item) => (item.kind === 'broken' ? [`${item.where} ${item.reason}`] : []));
}

/** One line an article: what a list would show of it. */
function line({ fields, tags, body }: ArchivedArticle): string {
  const { title, url, savedAt, isRead, isArchived, isStarred, progress } = fields;
  const state = [isRead && 'read', isArchived && 'archived', isStarred && 'starred', progress && `${progress}‰`];
  return [
    title,
    url,
    savedAt.slice(0, 19),
    tags.join('+'),
    state.filter(Boolean).join(' '),
    body ? 'text' : 'link',
  ].join(' | ');
}

describe('what other services gave out', () => {
  test('Pocket, CSV', async () => {
    const { format, articles, broken } = await readFixture('pocket.csv');
    expect(format).toBe('pocketCsv');
    expect(articles.map(line)).toEqual([
      'Commas, "quotes" and 逗号 | https://a.example/one?utm_source=pocket | 2020-09-17T06:06:28 | read+想读 |  | link',
      'a.example/two | https://a.example/two | 2020-09-15T12:25:39 |  | read archived | link',
    ]);
    expect(broken).toEqual(['pocket.csv: 4 noAddress']);
  });

  test('Pocket, CSV with other columns in another order', async () => {
    const { format, articles } = await readFixture('pocket-old.csv');
    expect(format).toBe('pocketCsv');
    expect(articles.map(line)).toEqual(['一 | https://a.example/one | 2020-09-17T06:06:28 | a+b | starred | link']);
  });

  test('Pocket, HTML', async () => {
    const { format, articles, broken } = await readFixture('ril_export.html');
    expect(format).toBe('pocketHtml');
    expect(articles.map(line)).toEqual([
      '第一篇 & more | https://a.example/one | 2023-07-06T07:31:35 | 想读+web |  | link',
      'a.example/two | https://a.example/two | 2023-07-06T07:10:12 |  | read archived | link',
    ]);
    expect(broken).toEqual(['ril_export.html: bad noAddress']);
  });

  test('Instapaper', async () => {
    const { format, articles } = await readFixture('instapaper.csv');
    expect(format).toBe('instapaper');
    expect(articles.map(line)).toEqual([
      '一 | https://a.example/one | 2023-11-14T22:13:20 |  |  | link',
      'Two | https://a.example/two | 2023-11-14T22:13:21 | react+__proto__ | read archived | link',
      'Three | https://a.example/three | 2023-11-14T22:13:22 |  | starred | link',
      'Four | https://a.example/four | 2023-11-14T22:13:23 | 长文+x |  | link',
    ]);
    expect(articles[0]?.fields.excerpt).toBe('摘录的话');
  });

  test('Readwise Reader', async () => {
    const { format, articles } = await readFixture('readwise.csv');
    expect(format).toBe('readwise');
    expect(articles.map(line)).toEqual([
      "一 | https://a.example/one | 2022-11-06T04:33:50 | 想读+it's+don't | 250‰ | link",
      'Two | https://a.example/two | 2022-11-06T04:33:50 |  | read archived 1000‰ | link',
      'Three | https://a.example/three | 2022-11-07T04:33:50 |  | starred | link',
    ]);
  });

  test('Matter', async () => {
    const { format, articles } = await readFixture('matter.csv');
    expect(format).toBe('matter');
    expect(articles.map(line)).toEqual([
      '一 | https://a.example/one | 2023-02-03T04:05:06 | 甲+乙 | starred | link',
      expect.stringMatching(
        /^Two \| https:\/\/a\.example\/two \| 2023-02-0\dT\d\d:05:06 \| {2}\| read archived \| link$/,
      ),
    ]);
    expect(articles[0]?.fields).toMatchObject({ byline: '作者', source: '出版者' });
  });

  test('Raindrop', async () => {
    const { format, articles } = await readFixture('raindrop.csv');
    expect(format).toBe('raindrop');
    expect(articles.map(line)).toEqual([
      '一 | https://a.example/one | 2024-03-01T10:00:00 | 工作/前端+甲+乙 | starred | link',
      'Two | https://a.example/two | 2024-03-02T10:00:00 |  |  | link',
    ]);
    expect(articles[0]?.fields).toMatchObject({ note: '笔记\n两行', leadImage: 'https://a.example/cover.png' });
    expect(articles[0]?.highlights.map(({ quote, note }) => [quote, note])).toEqual([
      ['标出的话', '我的想法'],
      ['第二句', ''],
    ]);
  });

  test('bookmarks of a browser', async () => {
    const { format, articles, broken } = await readFixture('bookmarks.html');
    expect(format).toBe('bookmarks');
    expect(articles.map(line)).toEqual([
      '一 | https://a.example/one | 2020-09-13T12:26:41 |  |  | link',
      'Two | https://a.example/two | 2020-09-13T12:26:42 | 技术+前端+css+排版 |  | link',
      'Three | https://a.example/three | 2020-09-13T12:26:43 |  |  | link',
    ]);
    expect(articles[0]?.fields.note).toBe('说明文字');
    expect(broken).toEqual(['bookmarks.html: Recent noAddress']);
  });

  test('wallabag, with texts and annotations', async () => {
    const { format, articles, broken } = await readFixture('wallabag.json');
    expect(format).toBe('wallabag');
    expect(articles.map(line)).toEqual([
      '有正文的一篇 | https://a.example/one | 2024-01-01T10:00:00 | 甲+__proto__ | starred | text',
      'Two | https://a.example/two | 2024-01-02T10:00:00 | 旧标签 | read archived | link',
      expect.stringMatching(/^Three \| https:\/\/a\.example\/three \| .* \| starred \| link$/),
    ]);
    expect(broken).toEqual(['wallabag.json: 3 noAddress', 'wallabag.json: 4 notRecord']);
    const [first] = articles;
    expect(first?.body?.html).toBe(
      '<p>这里是<b>正文</b>，有要标出的话。</p><img src="https://a.example/pic.png"><p>第二段</p><a href="https://a.example/up">上一层</a>',
    );
    expect(first?.body?.text).toBe('这里是正文，有要标出的话。\n第二段\n上一层');
    expect(first?.fields).toMatchObject({ byline: '张三', lang: 'zh-CN', publishedTime: '2023-12-31' });
    expect(first?.highlights).toMatchObject([
      { quote: '要标出的话', prefix: '这里是正文，有', note: '想法', createdAt: '2024-01-02T09:00:00.000Z' },
    ]);
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
  });

  test('Karakeep', async () => {
    const { format, articles, broken } = await readFixture('karakeep.json');
    expect(format).toBe('karakeep');
    expect(articles.map(line)).toEqual([
      '一 | https://a.example/one | 2024-01-23T08:53:20 | 甲+乙 |  | link',
      'Two | https://a.example/two | 2024-01-23T08:53:22 |  | read archived | link',
    ]);
    expect(broken).toEqual(['karakeep.json: 2 noAddress']);
  });

  test('Omnivore, with texts and highlights', async () => {
    const zip = await makeZip({
      'metadata_0_to_20.json': fixture('omnivore-list.json').toString(),
      'content/one-1.html': fixture('omnivore-content.html').toString(),
      'highlights/one-1.md': fixture('omnivore-highlights.md').toString(),
    });
    const { format, items } = await readAll('omnivore.zip', zip);
    const articles = articlesOf(items);
    expect(format).toBe('omnivore');
    expect(articles.map(line)).toEqual([
      '一 | https://a.example/one | 2024-03-15T10:30:00 | 甲 | 400‰ | text',
      'Two | https://a.example/two | 2023-11-10T08:00:00 |  | read archived 1000‰ | link',
    ]);
    expect(brokenOf(items)).toEqual(['omnivore.zip: metadata_0_to_20.json: two-2 contentMissing']);
    expect(articles[0]?.body?.html).toContain('<img src="https://a.example/pic.png">');
    expect(articles[0]?.highlights).toMatchObject([
      { quote: '要标出的话', note: '我的想法', prefix: expect.stringContaining('这里有') },
      { quote: '另一句不在正文里的话', note: '' },
    ]);
  });

  test('one of the lists of Omnivore by itself', async () => {
    const { format, articles } = await readFixture('omnivore-list.json');
    expect(format).toBe('omnivoreList');
    expect(articles).toHaveLength(2);
  });

  test('a page saved by SingleFile', async () => {
    const { format, articles } = await readFixture('singlefile.html');
    expect(format).toBe('page');
    expect(articles.map(line)).toEqual([
      '保存下来的文章 | https://a.example/saved/article.html | 2024-03-04T02:20:30 |  |  | text',
    ]);
    expect(articles[0]?.body?.text).toContain('它也该歇歇了');
    expect(articles[0]?.body?.html).not.toMatch(/script|版权|首页/);
  });

  test('a page without an address is told by its name', async () => {
    const page = fixture('singlefile.html')
      .toString()
      .replace(/<!--[\s\S]*?-->/, '');
    const { items } = await readAll('父亲.html', Buffer.from(page));
    expect(articlesOf(items)[0]?.fields.url).toBe(`https://file.invalid/${encodeURIComponent('父亲.html')}`);
  });

  test('a ZIP file of tables, as Pocket gave them out', async () => {
    const zip = await makeZip({
      'pocket/part_000000.csv': fixture('pocket.csv').toString(),
      'pocket/x.bin': '?',
      'a.csv': 'a,b\n1,2',
    });
    const { format, items } = await readAll('pocket.zip', zip);
    expect(format).toBe('zipOfFiles');
    expect(articlesOf(items)).toHaveLength(2);
    expect(brokenOf(items)).toContain('pocket.zip: a.csv unknownFormat');
  });

  test('a table in GBK', async () => {
    // 标题 in GB 18030.
    const table = Buffer.concat([
      Buffer.from('title,url\n'),
      Buffer.from([0xb1, 0xea, 0xcc, 0xe2]),
      Buffer.from(',https://a.example/one\n'),
    ]);
    const { format, items } = await readAll('gbk.csv', table);
    expect(format).toBe('csv');
    expect(articlesOf(items)[0]?.fields.title).toBe('标题');
  });

  test.each(['', '\0\0\0', 'just words', '{"a":1}', '[1,2]', '<svg></svg>', 'PK\u0003\u0004nonsense', 'a,b\n1,2'])(
    '%j is nothing that is known here',
    async (text) => {
      expect((await readAll('x', Buffer.from(text))).format).toBeUndefined();
    },
  );
});
