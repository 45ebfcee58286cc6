// @vitest-environment node
import { expect, test } from 'vitest';
import type { SavedArticle } from '@/utils/article';
import { getArticle, getBody, saveArticle } from '@/utils/library/articles';
import { editKept } from '@/utils/library/edit-kept';
import { listVersions } from '@/utils/library/versions';
import { createArticle, useEmptyLibrary } from './setup';

useEmptyLibrary();

const HTML = '<p>正文</p><p>广告</p>';
const NEXT = { html: '<p>正文</p>', text: '正文', removed: [] };

async function keep(): Promise<SavedArticle> {
  const { id } = await saveArticle(createArticle({ html: HTML, text: '正文\n广告' }), 'a');
  return read(id);
}

async function read(id: string): Promise<SavedArticle> {
  const article = await getArticle(id);
  if (!article) throw new Error('It is not there.');
  return article;
}

test('an edit is no new save: it stands where it stood in the list, and asked again it is done once', async () => {
  const article = await keep();
  expect(await editKept(article, NEXT, { before: HTML })).toBe(true);
  const now = await read(article.id);
  expect(now.savedAt).toBe(article.savedAt);
  expect((await getBody(now.bodyHash))?.html).toBe(NEXT.html);
  expect(await editKept(now, NEXT, { before: HTML })).toBe(true);
  expect(await listVersions(article.id)).toEqual([]);
});

test('what the reader did not see is not overwritten, but makes room once it is named, and stays', async () => {
  const article = await keep();
  const before = '<p>正文</p><p>又一条广告</p>';
  expect(await editKept(article, NEXT, { before })).toBe(false);
  expect((await read(article.id)).bodyHash).toBe(article.bodyHash);
  expect(await editKept(article, NEXT, { before, over: article.bodyHash })).toBe(true);
  expect((await getBody((await read(article.id)).bodyHash))?.html).toBe(NEXT.html);
  expect(await listVersions(article.id)).toMatchObject([{ bodyHash: article.bodyHash }]);
});
