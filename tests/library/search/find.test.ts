import { expect, test } from 'vitest';
import { act } from '@/utils/library/act';
import { saveArticle } from '@/utils/library/articles';
import { searchArticles } from '@/utils/library/search/find';
import { createArticle, useEmptyLibrary } from '../setup';

useEmptyLibrary();

async function save(url: string, title: string, text: string): Promise<string> {
  const article = createArticle({ url: `https://a.example/${url}`, title, text, html: `<p>${text}</p>` });
  return (await saveArticle(article, url)).id;
}

async function find(query: string): Promise<string[]> {
  return (await searchArticles(query, { limit: 50 })).map(({ article }) => article.title);
}

test('finds any two characters, also across what a segmenter would call words', async () => {
  await save('1', '甲', '张店区房镇镇福泽养老院“不打烊”。');
  await save('2', '乙', '柳泉路上，一款名为“智行淄博”的APP');
  expect(await find('镇镇')).toEqual(['甲']);
  expect(await find('博”')).toEqual(['乙']);
  expect(await find('烊')).toEqual(['甲']);
  expect(await find('养老路')).toEqual([]);
});

test('several terms must all be there, in title or text', async () => {
  await save('1', '淄博日报', '春天来了');
  await save('2', '淄博晚报', '冬天来了');
  expect(await find('淄博 春天')).toEqual(['淄博日报']);
});

test('case and width do not count', async () => {
  await save('1', '甲', '使用ＡＰＰ导航');
  expect(await find('app')).toEqual(['甲']);
  expect(await find('ａＰｐ')).toEqual(['甲']);
});

test('titles come before texts, and then the newest', async () => {
  await save('1', '正文里有', '品质民生');
  await save('2', '品质民生', '别的');
  await save('3', '也在正文里', '还是品质民生');
  expect(await find('品质')).toEqual(['品质民生', '也在正文里', '正文里有']);
});

test('what is in the bin is not found', async () => {
  await act([await save('1', '甲', '品质民生')], { isInBin: true });
  expect(await find('品质')).toEqual([]);
});

test('the snippet shows the hit as it is written', async () => {
  await save('1', '甲', `${'前'.repeat(40)}使用ＡＰＰ导航${'后'.repeat(80)}`);
  const [hit] = await searchArticles('app', { limit: 1 });
  expect(hit?.snippet?.hit).toBe('ＡＰＰ');
  expect(hit?.snippet?.before.endsWith('使用')).toBe(true);
  expect(hit?.snippet?.after.startsWith('导航')).toBe(true);
});

test('a search that is no longer wanted stops', async () => {
  await save('1', '甲', '品质');
  const abort = new AbortController();
  abort.abort();
  await expect(searchArticles('品质', { limit: 1, signal: abort.signal })).rejects.toThrow();
});

test('more articles than one chunk are all searched', { timeout: 30_000 }, async () => {
  for (let i = 0; i < 420; i++) await save(`${i}`, `第${i}篇`, i % 7 ? '平常' : '特别');
  expect(await find('特别')).toHaveLength(50);
  expect((await searchArticles('特别', { limit: 500 })).length).toBe(60);
});

test('简 and 繁 find each other', async () => {
  await save('1', '甲', '臺灣與後來的發展');
  expect(await find('台湾与后来')).toEqual(['甲']);
  expect(await find('發展')).toEqual(['甲']);
  expect(await find('发展')).toEqual(['甲']);
});

test('phrases, fields, and what must not be there', async () => {
  const id = await save('1', 'Green wave', '走 绿波 不停车');
  await save('2', '绿波带', 'a wave of green');
  await act([id], { tags: ['交通'] });
  expect(await find('"green wave"')).toEqual(['Green wave']);
  expect(await find('green wave')).toEqual(['Green wave', '绿波带']);
  expect(await find('title:绿波')).toEqual(['绿波带']);
  expect(await find('绿波 -停车')).toEqual(['绿波带']);
  expect(await find('tag:交通')).toEqual(['Green wave']);
  expect(await find('wave -tag:交通')).toEqual(['绿波带']);
  expect(await find('site:a.example wave')).toHaveLength(2);
  expect(await find('site:b.example')).toEqual([]);
  expect(await find('source:日报')).toHaveLength(2);
  expect(await find('-source:日报')).toEqual([]);
  await act([id], { tags: [] });
  expect(await find('tag:交通')).toEqual([]);
});

test('among texts, what says it often comes before what is newer', async () => {
  await save('1', '旧', '绿波、绿波，还是绿波');
  await save('2', '新', '只说一次绿波');
  expect(await find('绿波')).toEqual(['旧', '新']);
});

test('saved again with another text, an article is found by that text only', async () => {
  await save('1', '甲', '春天');
  const again = createArticle({ url: 'https://a.example/1', title: '甲', text: '冬天', html: '<p>冬天</p>' });
  await saveArticle(again, 'again');
  expect(await find('春天')).toEqual([]);
  expect(await find('冬天')).toEqual(['甲']);
});
