// @vitest-environment jsdom
// DOMPurify does not clean under happy-dom.
import { describe, expect, test } from 'vitest';
import type { Article } from '@/utils/article';
import { extract } from '@/utils/extract/extract';
import { type FetchPage, joinPages } from '@/utils/extract/join-pages';

const SITE = 'https://www.example.cn/a/12';
const LINES = (page: number) =>
  Array.from(
    { length: 5 },
    (_, i) =>
      `第${page}页第${i + 1}段，清晨的集市上人声鼎沸，卖菜的大娘把带着露水的青菜摆得整整齐齐，买菜的人挑挑拣拣。`,
  );

function pageOf(number: number, next: string, lines = LINES(number)): Document {
  const body = lines.map((line) => `<p>${line}</p>`).join('');
  return new DOMParser().parseFromString(
    `<html lang="zh-CN"><head><title>集市 - 某某网</title></head><body><h1>集市</h1>
     <div class="content">${body}</div><div class="share">分享到：微信 微博</div>${next}</body></html>`,
    'text/html',
  );
}

const link = (number: number) => `<div class="pages"><a href="12_${number}.html">下一页</a></div>`;

/** The split article from its first page on, with these further pages at hand. */
async function join(further: Record<string, Document>, onPage?: (article: Article) => void) {
  const first = extract(pageOf(1, link(2)), `${SITE}.html`);
  if (first.kind === 'none') throw new Error(first.reason);
  const asked: string[] = [];
  const fetchPage: FetchPage = async (url) => {
    asked.push(url);
    const page = further[url.slice(SITE.length)];
    if (!page) throw new Error('404');
    return page;
  };
  return { article: await joinPages(first.article, first.nextPage, { fetchPage, onPage }), asked, fetchPage };
}

describe('joining', () => {
  test('all pages come in order, with a seam between them and the first one’s title', async () => {
    const heard: number[] = [];
    const further = { '_2.html': pageOf(2, link(3)), '_3.html': pageOf(3, '') };
    const { article } = await join(further, ({ pages }) => heard.push(pages?.joined ?? 0));
    expect(article.text.split('\n')).toEqual([...LINES(1), ...LINES(2), ...LINES(3)]);
    expect(article.html.match(/<hr title="p\. \d">/g)).toHaveLength(2);
    expect(article).toMatchObject({ title: '集市', url: `${SITE}.html`, pages: { joined: 3 } });
    expect(heard).toEqual([2, 3]);
  });

  test('a page that fails ends what there is, and is named', async () => {
    const { article } = await join({ '_2.html': pageOf(2, link(3)) });
    expect(article.text.split('\n')).toEqual([...LINES(1), ...LINES(2)]);
    expect(article.pages).toEqual({ joined: 2, missing: `${SITE}_3.html` });
  });

  test('joining goes on from the page that was missing', async () => {
    const { article } = await join({ '_2.html': pageOf(2, link(3)) });
    const whole = await joinPages(article, undefined, { fetchPage: async () => pageOf(3, '') });
    expect(whole.text.split('\n')).toEqual([...LINES(1), ...LINES(2), ...LINES(3)]);
    expect(whole.pages).toEqual({ joined: 3 });
  });

  test('a page that says the same again ends it, and so does an address that was there before', async () => {
    const same = await join({ '_2.html': pageOf(1, link(3)) });
    expect(same.article.pages).toBeUndefined();
    expect(same.asked).toHaveLength(1);
  });

  test('a series without end stops at 20 pages', async () => {
    const further = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`_${i + 2}.html`, pageOf(i + 2, link(i + 3))]),
    );
    const { article, asked } = await join(further);
    expect(article.pages).toEqual({ joined: 20 });
    expect(asked).toHaveLength(19);
  });

  test('what was removed from a further page keeps its place', async () => {
    const ad = '<div class="ad">立即下载某某客户端</div>';
    const second = pageOf(2, '');
    second.querySelector('.content p:nth-child(3)')?.insertAdjacentHTML('beforebegin', ad);
    const { article } = await join({ '_2.html': second });
    expect(article.text).not.toContain('立即下载');
    expect(article.removed.find(({ text }) => text.includes('立即下载'))?.before).toBe(LINES(1).length + 1 + 2);
  });

  test('an aborted one throws', async () => {
    const first = extract(pageOf(1, link(2)), `${SITE}.html`);
    if (first.kind === 'none') throw new Error(first.reason);
    const signal = AbortSignal.abort();
    const fetchPage: FetchPage = async () => pageOf(2, '');
    await expect(joinPages(first.article, first.nextPage, { fetchPage, signal })).rejects.toThrow();
  });
});
