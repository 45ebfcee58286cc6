import { describe, expect, test } from 'vitest';
import { act } from '@/utils/library/act';
import { findByUrl, getArticle, getBody, saveArticle } from '@/utils/library/articles';
import { db } from '@/utils/library/db';
import { countViews, listArticles } from '@/utils/library/list';
import { replaceBody } from '@/utils/library/replace-body';
import { createArticle, useEmptyLibrary } from './setup';

useEmptyLibrary();

describe('saving', () => {
  test('keeps every field and the body', async () => {
    const article = createArticle({ byline: '李可孝', editor: '淄博日报', publishedTime: '2023-01-29' });
    const { id, isNew } = await saveArticle(article, 'click-1');
    const saved = await getArticle(id);
    expect(isNew).toBe(true);
    expect(saved).toMatchObject({
      title: '春潮涌动',
      byline: '李可孝',
      editor: '淄博日报',
      publishedTime: '2023-01-29',
    });
    expect(saved?.breadcrumb).toEqual(['首页', '情感']);
    expect((await getBody(saved?.bodyHash ?? ''))?.html).toBe(article.html);
  });

  test('the same address again updates one article', async () => {
    const first = await saveArticle(createArticle(), 'click-1');
    const second = await saveArticle(createArticle({ title: '新的标题', html: '<p>新</p>', text: '新' }), 'click-2');
    expect(second).toMatchObject({ id: first.id, isNew: false });
    expect((await countViews()).all).toBe(1);
    expect((await getArticle(first.id))?.title).toBe('新的标题');
    // What it said before is not lost.
    expect(await db.bodies.count()).toBe(2);
  });

  test('tracking parameters, scheme and fragment do not make another article', async () => {
    await saveArticle(createArticle({ url: 'https://a.example/1.html?id=7' }), 'a');
    await saveArticle(createArticle({ url: 'http://a.example/1.html?utm_source=x&id=7#top' }), 'b');
    expect((await countViews()).all).toBe(1);
  });

  test('fifty saves of one address at once make one article and fifty successes', async () => {
    const saves = Array.from({ length: 50 }, (_, i) => saveArticle(createArticle(), `click-${i}`));
    const receipts = await Promise.all(saves);
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(1);
    expect(receipts.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect((await countViews()).all).toBe(1);
  });

  test('fifty addresses at once make fifty articles', async () => {
    const urls = Array.from({ length: 50 }, (_, i) => `https://a.example/${i}.html`);
    await Promise.all(urls.map((url) => saveArticle(createArticle({ url }), url)));
    expect((await countViews()).all).toBe(50);
  });

  test('a retry of the same click gives the first answer and changes nothing', async () => {
    const first = await saveArticle(createArticle(), 'click-1');
    await act([first.id], { isRead: true });
    const again = await saveArticle(createArticle({ title: 'anders' }), 'click-1');
    expect(again).toEqual(first);
    expect(await getArticle(first.id)).toMatchObject({ title: '春潮涌动', isRead: true });
  });

  test('two addresses with the same text share one body, which stays while one of them needs it', async () => {
    const one = await saveArticle(createArticle({ url: 'https://a.example/1' }), 'a');
    await saveArticle(createArticle({ url: 'https://a.example/2' }), 'b');
    expect(await db.bodies.count()).toBe(1);
    await saveArticle(createArticle({ url: 'https://a.example/2', html: '<p>x</p>', text: 'x' }), 'c');
    const { bodyHash } = (await getArticle(one.id)) ?? { bodyHash: '' };
    expect((await getBody(bodyHash))?.text).toContain('烟火气儿');
  });
});

describe('managing', () => {
  test('two addresses with the same text each know what was left out of them', async () => {
    const cut = (text: string) => [{ step: 'cut', reason: 'ad', text, html: `<p>${text}</p>`, before: 0 }];
    const one = await saveArticle(createArticle({ removed: cut('一') }), 'a');
    const two = await saveArticle(createArticle({ url: 'https://a.example/2', removed: cut('二') }), 'b');
    const left = async (id: string) =>
      (await getBody((await getArticle(id))?.bodyHash ?? ''))?.removed.map((o) => o.text);
    expect(await left(one.id)).toEqual(['一']);
    expect(await left(two.id)).toEqual(['二']);
    // The same edit of both.
    const edit = { html: '<p>短</p>', text: '短' };
    for (const [id, words] of [
      [one.id, '三'],
      [two.id, '四'],
    ] as const) {
      const expected = (await getArticle(id))?.bodyHash ?? '';
      await replaceBody(id, { ...edit, removed: cut(words) }, { expected });
    }
    expect(await left(one.id)).toEqual(['三']);
    expect(await left(two.id)).toEqual(['四']);
    expect(await db.bodies.count()).toBe(2);
  });

  test('what is deleted is out of the list and comes back whole', async () => {
    const { id } = await saveArticle(createArticle(), 'a');
    await act([id], { tags: ['民生'] });
    await act([id], { isInBin: true });
    expect(await listArticles({ view: 'all', sort: 'newest', limit: 10 })).toEqual([]);
    expect(await findByUrl(createArticle().url)).toBeUndefined();
    await act([id], { isInBin: false });
    const [article] = await listArticles({ view: 'all', sort: 'newest', limit: 10 });
    expect(article).toMatchObject({ id, tags: ['民生'] });
    expect(await getBody(article?.bodyHash ?? '')).toBeDefined();
  });

  test('saving a deleted address takes it out of the bin', async () => {
    const { id } = await saveArticle(createArticle(), 'a');
    await act([id], { isInBin: true });
    expect((await saveArticle(createArticle(), 'b')).id).toBe(id);
    expect((await countViews()).all).toBe(1);
  });

  test('tags are trimmed, blank and double ones fall away, and can be taken off and put on again', async () => {
    const { id } = await saveArticle(createArticle(), 'a');
    await act([id], { tags: [' 民生 ', '', '民生', 'Zibo'] });
    expect((await getArticle(id))?.tags).toEqual(['民生', 'Zibo']);
    await act([id], { tags: ['Zibo'] });
    expect((await getArticle(id))?.tags).toEqual(['Zibo']);
    await act([id], { tags: ['Zibo', '民生'] });
    expect((await getArticle(id))?.tags).toContain('民生');
  });

  test('a tag named like a member of Object is a tag', async () => {
    const { id } = await saveArticle(createArticle(), 'a');
    await act([id], { tags: ['constructor', '__proto__'] });
    expect((await getArticle(id))?.tags).toEqual(['constructor', '__proto__']);
  });
});

describe('the list', () => {
  test('lists from the newest to the oldest, and more of it when asked for more', async () => {
    for (let i = 0; i < 7; i++) await saveArticle(createArticle({ url: `https://a.example/${i}` }), `${i}`);
    const first = await listArticles({ view: 'all', sort: 'newest', limit: 3 });
    const all = await listArticles({ view: 'all', sort: 'newest', limit: 10 });
    expect(first).toEqual(all.slice(0, 3));
    expect(all.map(({ url }) => url)).toEqual([6, 5, 4, 3, 2, 1, 0].map((i) => `https://a.example/${i}`));
  });
});

describe('the shape that sync needs', () => {
  test('each edit has a later stamp than the one before and is noted in the outbox', async () => {
    const { id } = await saveArticle(createArticle(), 'a');
    const before = await db.articles.get(id);
    await act([id], { isRead: true });
    const after = await db.articles.get(id);
    expect(after?.f.isRead[1] && before?.f.isRead[1] && after.f.isRead[1] > before.f.isRead[1]).toBe(true);
    expect(after?.f.title).toEqual(before?.f.title);
    expect((await db.outbox.get(`articles:${id}`))?.at).toBe(after?.f.isRead[1]);
  });

  test('columns and fields of a later version survive an edit', async () => {
    const { id } = await saveArticle(createArticle(), 'a');
    await db.articles.update(id, { coverHash: 'later' } as never);
    await act([id], { isRead: true });
    expect(await db.articles.get(id)).toHaveProperty('coverHash', 'later');
  });

  test('ids sort by time', async () => {
    const a = await saveArticle(createArticle({ url: 'https://a.example/1' }), 'a');
    await new Promise((resolve) => setTimeout(resolve, 3));
    const b = await saveArticle(createArticle({ url: 'https://a.example/2' }), 'b');
    expect(a.id < b.id).toBe(true);
    expect(a.id[14]).toBe('7');
  });
});
