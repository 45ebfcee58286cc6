// @vitest-environment node
import { expect, test } from 'vitest';
import { getArticle, getBody, saveArticle } from '@/utils/library/articles';
import { db } from '@/utils/library/db';
import { keepPicture, listPictures } from '@/utils/library/pictures';
import { replaceBody } from '@/utils/library/replace-body';
import { searchArticles } from '@/utils/library/search/find';
import { createArticle, useEmptyLibrary } from './setup';

useEmptyLibrary();

const REMOVED = { step: 'reader', reason: 'by-reader', text: '广告', html: '<p>广告</p>', before: 1 };

async function bodyOf(id: string) {
  return getBody((await getArticle(id))?.bodyHash ?? '');
}

test('an article gets another body, and search and length follow', async () => {
  const { id } = await saveArticle(createArticle({ text: '正文\n广告', html: '<p>正文</p><p>广告</p>' }), 'a');
  const undo = await replaceBody(id, { html: '<p>正文</p>', text: '正文', removed: [REMOVED] });
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
  await replaceBody(one.id, { html: '<p>正文</p>', text: '正文', removed: [REMOVED] });
  expect(await bodyOf(two.id)).toMatchObject({ html: '<p>正文</p><p>广告</p>' });
});

test('the way back is closed once the article has changed again', async () => {
  const { id } = await saveArticle(createArticle(), 'a');
  const undo = await replaceBody(id, { html: '<p>一</p>', text: '一', removed: [] });
  await replaceBody(id, { html: '<p>二</p>', text: '二', removed: [] });
  await undo?.();
  expect(await bodyOf(id)).toMatchObject({ html: '<p>二</p>' });
  expect(await replaceBody('gone', { html: '<p>一</p>', text: '一', removed: [] })).toBeUndefined();
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
  const undo = await replaceBody(id, { html: '<p>正文</p>', text: '正文', removed: [] });
  await undo?.();
  expect(await listPictures(id)).toMatchObject([{ state: 'local' }]);
});
