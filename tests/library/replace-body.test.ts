// @vitest-environment node
import { expect, test } from 'vitest';
import { getArticle, getBody, saveArticle } from '@/utils/library/articles';
import { db } from '@/utils/library/db';
import { keepPicture, listPictures } from '@/utils/library/pictures';
import { type EditedBody, replaceBody } from '@/utils/library/replace-body';
import { searchArticles } from '@/utils/library/search/find';
import { listVersions } from '@/utils/library/versions';
import { createArticle, useEmptyLibrary } from './setup';

useEmptyLibrary();

const REMOVED = { step: 'reader', reason: 'by-reader', text: '广告', html: '<p>广告</p>', before: 1 };

async function bodyOf(id: string) {
  return getBody((await getArticle(id))?.bodyHash ?? '');
}

/** An edit of the body that the article has now. */
async function edit(id: string, html: string, text: string, rest: Partial<EditedBody> = {}) {
  const expected = (await getArticle(id))?.bodyHash ?? '';
  return replaceBody(id, { html, text, removed: [], ...rest }, { expected });
}

test('an article gets another body, and search and length follow', async () => {
  const { id } = await saveArticle(createArticle({ text: '正文\n广告', html: '<p>正文</p><p>广告</p>' }), 'a');
  const undo = await edit(id, '<p>正文</p>', '正文', { removed: [REMOVED] });
  expect(await bodyOf(id)).toMatchObject({ html: '<p>正文</p>', removed: [REMOVED] });
  expect((await getArticle(id))?.length.count).toBe(2);
  expect(await searchArticles('广告', { limit: 9 })).toEqual([]);
  expect(await db.bodies.count()).toBe(1);
  await undo?.();
  expect(await bodyOf(id)).toMatchObject({ html: '<p>正文</p><p>广告</p>', removed: [] });
  expect(await searchArticles('广告', { limit: 9 })).toHaveLength(1);
});

test('another article with the same text keeps its own', async () => {
  const article = createArticle({ html: '<p>正文</p><p>广告</p>' });
  const one = await saveArticle(article, 'a');
  const two = await saveArticle({ ...article, url: 'https://a.example/two' }, 'b');
  await edit(one.id, '<p>正文</p>', '正文', { removed: [REMOVED] });
  expect(await bodyOf(two.id)).toMatchObject({ html: '<p>正文</p><p>广告</p>' });
});

test('an edit of a body that is not there any more changes nothing and says so; nor does its way back', async () => {
  const { id } = await saveArticle(createArticle(), 'a');
  const expected = (await getArticle(id))?.bodyHash ?? '';
  const undo = await edit(id, '<p>一</p>', '一');
  const late = replaceBody(id, { html: '<p>迟</p>', text: '迟', removed: [] }, { expected });
  await expect(late).rejects.toThrow('articleChanged');
  expect(await bodyOf(id)).toMatchObject({ html: '<p>一</p>' });
  await edit(id, '<p>二</p>', '二');
  await expect(undo?.()).rejects.toThrow('articleChanged');
  expect(await bodyOf(id)).toMatchObject({ html: '<p>二</p>' });
  expect(await edit('gone', '<p>一</p>', '一')).toBeUndefined();
});

test('the way back of an edit that joined a page says again which page is missing', async () => {
  const pages = { joined: 1, missing: 'https://a.example/2' };
  const { id } = await saveArticle(createArticle({ pages }), 'a');
  const undo = await edit(id, '<p>一</p><p>二</p>', '一\n二', { pages: { joined: 2 } });
  expect((await getArticle(id))?.pages).toEqual({ joined: 2 });
  await undo?.();
  expect((await getArticle(id))?.pages).toEqual(pages);
});

test('an edit of what the reader saw in place of what is kept leaves that as a version', async () => {
  const { id } = await saveArticle(createArticle(), 'a');
  const kept = (await getArticle(id))?.bodyHash ?? '';
  await replaceBody(id, { html: '<p>一</p>', text: '一', removed: [] }, { expected: kept, isOlderKept: true });
  expect(await listVersions(id)).toMatchObject([{ bodyHash: kept }]);
  expect(await getBody(kept)).toBeTruthy();
});

test('a picture that goes with its block is still there when the block comes back', async () => {
  const html = '<p>正文</p><img src="https://a.example/1.png">';
  const { id } = await saveArticle(createArticle({ html }), 'a');
  await keepPicture(id, 'https://a.example/1.png', {
    bytes: new Uint8Array([1]),
    mime: 'image/png',
    width: 9,
    height: 9,
  });
  const undo = await edit(id, '<p>正文</p>', '正文');
  await undo?.();
  expect(await listPictures(id)).toMatchObject([{ state: 'local' }]);
});
