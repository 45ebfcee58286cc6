// @vitest-environment jsdom
// DOMPurify does not clean under happy-dom.
import { expect, test, vi } from 'vitest';
import { fetchMissingPage } from '@/entrypoints/library/fetch-missing-page';
import { removeBlock } from '@/utils/edit/edit-body';
import { getArticle, getBody, saveArticle } from '@/utils/library/articles';
import { replaceBody } from '@/utils/library/replace-body';
import { sendMessage } from '@/utils/messaging';
import { createArticle, useEmptyLibrary } from './setup';

vi.mock('@/utils/messaging', () => ({ sendMessage: vi.fn(), withRetry: <T>(send: () => Promise<T>) => send() }));
vi.mock('@/entrypoints/library/ask-for-pictures', () => ({ allowHosts: async () => true }));
useEmptyLibrary();

const SECOND = '清晨的集市上人声鼎沸，卖菜的大娘把带着露水的青菜摆得整整齐齐，买菜的人挑挑拣拣。';
const HTML = `<!doctype html><title>集市</title><article><h1>集市</h1>${`<p>${SECOND}</p>`.repeat(4)}</article>`;
const missing = 'https://www.fensifuwu.com/emotion/me/1_2.html';

async function read(id: string) {
  const article = await getArticle(id);
  const body = await getBody(article?.bodyHash ?? '');
  if (!article || !body) throw new Error('It is not there.');
  return { article, body };
}

test('a page that comes late is joined to what the reader has made of the article meanwhile', async () => {
  const { id } = await saveArticle(createArticle({ pages: { joined: 1, missing } }), 'a');
  const { article, body } = await read(id);
  let answer = (_: unknown): void => undefined;
  const asked = new Promise<void>((isAsked) => {
    vi.mocked(sendMessage).mockImplementation((() => {
      isAsked();
      return new Promise((done) => (answer = done));
    }) as unknown as typeof sendMessage);
  });
  const coming = fetchMissingPage(article);
  await asked;
  const cut = removeBlock(body, 1);
  if (!cut) throw new Error('It has no second block.');
  const { html, text, removed } = cut;
  await replaceBody(id, { html, text, removed }, { expected: body.hash });
  answer({ ok: true, value: { url: missing, html: HTML, rules: [] } });
  await coming;
  const now = await read(id);
  expect(now.article.pages).toEqual({ joined: 2 });
  expect(now.body.text).toContain(SECOND);
  expect(now.body.text).not.toContain('品质民生');
  expect(now.body.removed.filter(({ step }) => step === 'reader')).toHaveLength(1);
  expect(vi.mocked(sendMessage)).toHaveBeenCalledOnce();
});
