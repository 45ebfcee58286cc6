import { describe, expect, test } from 'vitest';
import { act } from '@/utils/library/act';
import { getArticle, saveArticle } from '@/utils/library/articles';
import { Catalogue } from '@/utils/library/catalogue/catalogue';
import { readCatalogue } from '@/utils/library/catalogue/watch-catalogue';
import { db } from '@/utils/library/db';
import { emptyBin } from '@/utils/library/empty-bin';
import { countViews, listArticles, listIds } from '@/utils/library/list';
import { searchArticles } from '@/utils/library/search/find';
import { countStatistics } from '@/utils/library/statistics';
import { readTagColors, setTagColor } from '@/utils/library/tag-looks';
import { countTags, renameTag } from '@/utils/library/tags';
import { createArticle, useEmptyLibrary } from './setup';

useEmptyLibrary();

async function save(name: string, more: Parameters<typeof createArticle>[0] = {}): Promise<string> {
  const article = createArticle({ url: `https://a.example/${name}`, title: name, html: `<p>${name}</p>`, ...more });
  return (await saveArticle(article, name)).id;
}

const titles = async (view: Parameters<typeof listIds>[0]['view']) =>
  (await listArticles({ view, sort: 'newest', limit: 99 })).map(({ title }) => title);

describe('views', () => {
  test('each shows its own, with counts; the bin shows nothing of the others', async () => {
    const [a, b, c, d] = [await save('a'), await save('b'), await save('c'), await save('d')];
    await act([a], { isRead: true });
    await act([b], { isStarred: true });
    await act([c], { isArchived: true });
    await act([d], { isStarred: true, isInBin: true });
    expect(await titles('unread')).toEqual(['b']);
    expect(await titles('starred')).toEqual(['b']);
    expect(await titles('archived')).toEqual(['c']);
    expect(await titles('all')).toEqual(['c', 'b', 'a']);
    expect(await titles('bin')).toEqual(['d']);
    expect(await countViews()).toEqual({ unread: 1, starred: 1, archived: 1, all: 3, bin: 1 });
  });

  test('orders by time of saving, by publication and by length', async () => {
    await save('short', { text: '短', publishedTime: '2024-02-01' });
    await save('long', { text: '很长的一篇文章', publishedTime: '2023-01-01' });
    await save('middle', { text: '中等长度' });
    const order = async (sort: Parameters<typeof listIds>[0]['sort']) =>
      (await listArticles({ view: 'all', sort, limit: 9 })).map(({ title }) => title);
    expect(await order('newest')).toEqual(['middle', 'long', 'short']);
    expect(await order('oldest')).toEqual(['short', 'long', 'middle']);
    expect(await order('published')).toEqual(['short', 'long', 'middle']);
    expect(await order('longest')).toEqual(['long', 'middle', 'short']);
    expect(await order('shortest')).toEqual(['short', 'middle', 'long']);
    expect(await listIds({ view: 'all', sort: 'oldest' })).toHaveLength(3);
  });
});

describe('acting on several at once', () => {
  test('is one change, and one undo brings all of it back', async () => {
    const [a, b] = [await save('a'), await save('b')];
    await act([a], { tags: ['旧'], isStarred: true, note: '记' });
    const undo = await act([a, b, 'nobody'], { isRead: true, isInBin: true, addTags: ['新'], note: '' });
    expect(await titles('bin')).toHaveLength(2);
    await undo();
    expect(await getArticle(a)).toMatchObject({
      isRead: false,
      isStarred: true,
      isInBin: false,
      note: '记',
      tags: ['旧'],
    });
    expect(await getArticle(b)).toMatchObject({ isRead: false, isInBin: false, tags: [] });
  });

  test('an undo leaves alone what was done after the act', async () => {
    const id = await save('a');
    const undo = await act([id], { isArchived: true, addTags: ['新'] });
    await act([id], { title: '我的', note: '后来写的', addTags: ['后来'] });
    await undo();
    expect(await getArticle(id)).toMatchObject({ isArchived: false, title: '我的', note: '后来写的', tags: ['后来'] });
  });

  test('an own title is found by search, and stays when the page is saved again', async () => {
    const id = await save('页面的题目');
    await act([id], { title: '我的题目' });
    expect((await searchArticles('我的题目', { limit: 5 })).map(({ article }) => article.id)).toEqual([id]);
    await saveArticle(createArticle({ url: 'https://a.example/页面的题目', title: '又一个题目' }), 'again');
    expect((await getArticle(id))?.title).toBe('我的题目');
    await act([id], { title: '   ' });
    expect((await getArticle(id))?.title).toBe('我的题目');
  });
});

describe('tags', () => {
  test('are counted, renamed and merged', async () => {
    const [a, b] = [await save('a'), await save('b')];
    await act([a], { tags: ['新闻', 'News'] });
    await act([b], { tags: ['新闻'] });
    expect(await countTags()).toEqual([
      { tag: '新闻', count: 2 },
      { tag: 'News', count: 1 },
    ]);
    await renameTag('News', '新闻');
    expect(await countTags()).toEqual([{ tag: '新闻', count: 2 }]);
    await renameTag('新闻', '时事');
    expect((await getArticle(b))?.tags).toEqual(['时事']);
    expect(await searchArticles('tag:时事', { limit: 9 })).toHaveLength(2);
  });

  test('a merge is undone: each article has its own tag and each tag its own colour again', async () => {
    const [a, b, c] = [await save('a'), await save('b'), await save('c')];
    await act([a], { tags: ['News', '长文'] });
    await act([b], { tags: ['新闻'] });
    await act([c], { tags: ['新闻', 'news'] });
    await setTagColor('News', 'red');
    const merged = await renameTag('News', '新闻');
    expect(merged?.isMerge).toBe(true);
    expect((await readTagColors()).get('新闻')).toBe('red');
    await act([a], { addTags: ['后来'] });
    await merged?.undo();
    const tags = async (id: string) => [...((await getArticle(id))?.tags ?? [])].sort();
    expect(await tags(a)).toEqual(['News', '后来', '长文']);
    expect(await tags(b)).toEqual(['新闻']);
    expect(await tags(c)).toEqual(['news', '新闻']);
    expect([...(await readTagColors())]).toEqual([['news', 'red']]);
  });

  test('a new name is no merge; it and a colour are undone', async () => {
    const a = await save('a');
    await act([a], { tags: ['News'] });
    const renamed = await renameTag('News', '新闻');
    expect(renamed?.isMerge).toBe(false);
    await renamed?.undo();
    expect((await getArticle(a))?.tags).toEqual(['News']);
    expect(await renameTag('News', ' News ')).toBeUndefined();
    await setTagColor('News', 'red');
    const undo = await setTagColor('News', undefined);
    expect((await readTagColors()).size).toBe(0);
    await undo();
    expect((await readTagColors()).get('news')).toBe('red');
  });
});

describe('the bin', () => {
  test('emptied, it leaves nothing behind but the word that it is gone', async () => {
    const [a, b] = [await save('a'), await save('b')];
    await act([a], { isInBin: true });
    expect(await emptyBin()).toBe(1);
    expect(await titles('bin')).toEqual([]);
    expect(await titles('all')).toEqual(['b']);
    expect(await db.bodies.count()).toBe(1);
    expect(await searchArticles('a', { limit: 9 })).toEqual([]);
    expect(await db.outbox.get(`erased:${a}`)).toBeDefined();
    expect(await getArticle(b)).toBeDefined();
  });

  test('only what is old goes where a time is given', async () => {
    const a = await save('a');
    await act([a], { isInBin: true });
    expect(await emptyBin('2000-01-01T00:00:00.000Z')).toBe(0);
    expect(await emptyBin('2999-01-01T00:00:00.000Z')).toBe(1);
  });
});

describe('numbers', () => {
  test('count what was saved and read this week, by source and by tag, without the bin', async () => {
    const [a, , c] = [
      await save('a', { source: '淄博日报' }),
      await save('b', { source: '淄博日报' }),
      await save('c'),
    ];
    await act([a], { isRead: true, tags: ['民生'] });
    await act([c], { isInBin: true });
    const catalogue = new Catalogue();
    await readCatalogue(catalogue);
    const { weeks, sources, tags } = countStatistics(catalogue);
    expect(weeks).toHaveLength(12);
    expect(weeks.at(-1)).toMatchObject({ saved: 2, read: 1 });
    expect(sources[0]).toEqual({ name: '淄博日报', count: 2 });
    expect(tags).toEqual([{ name: '民生', count: 1 }]);
  });
});
