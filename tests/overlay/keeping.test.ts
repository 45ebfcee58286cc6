// @vitest-environment jsdom
// DOMPurify does not clean under happy-dom.
import { beforeEach, expect, test, vi } from 'vitest';
import type { Current } from '@/entrypoints/overlay.content/current-article';
import { fetchPage } from '@/entrypoints/overlay.content/fetch-page';
import { createKeeping } from '@/entrypoints/overlay.content/keeping';
import type { Article } from '@/utils/article';
import { removeBlock } from '@/utils/edit/edit-body';
import { sendMessage } from '@/utils/messaging';
import { createArticle } from '../library/setup';

vi.mock('@/utils/messaging', () => ({ sendMessage: vi.fn(), withRetry: <T>(send: () => Promise<T>) => send() }));
vi.mock('@/entrypoints/overlay.content/fetch-page', () => ({ fetchPage: vi.fn() }));

const SECOND = '清晨的集市上人声鼎沸，卖菜的大娘把带着露水的青菜摆得整整齐齐，买菜的人挑挑拣拣。';
const PAGE = `<title>集市</title><article><h1>集市</h1>${`<p>${SECOND}</p>`.repeat(4)}</article>`;
const CUT = removeBlock(createArticle(), 1);

/** What the background answers, by message; and what it was sent. */
let answers: Record<string, (data: never) => unknown>;
let sent: { type: string; data: { article?: Article; over?: string } }[];
/** Lets the second page come. */
let come: () => void;

beforeEach(() => {
  sent = [];
  answers = { findSaved: () => undefined, saveArticle: () => ({ id: '1' }), editSaved: () => ({ kind: 'kept' }) };
  vi.mocked(sendMessage).mockImplementation((async (type: string, data: never) => {
    sent.push({ type, data });
    return { ok: true, value: await answers[type]?.(data) };
  }) as unknown as typeof sendMessage);
  const held = new Promise<void>((resolve) => (come = resolve));
  vi.mocked(fetchPage).mockImplementation(async (_url, signal) => {
    const stopped = new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    await Promise.race([held, stopped]);
    return new DOMParser().parseFromString(PAGE, 'text/html');
  });
});

const split = (): Current => ({
  article: createArticle(),
  isFallback: false,
  nextPage: 'https://www.fensifuwu.com/emotion/me/1_2.html',
});
const single = (): Current => ({ article: createArticle(), isFallback: false });
const of = (wanted: string) => sent.filter(({ type }) => type === wanted);

function open(current: Current) {
  const onProblem = vi.fn();
  const keeping = createKeeping(current, onProblem);
  keeping.start();
  return { keeping, onProblem };
}

/** Of an article that is kept with its second block taken out. */
const edited = () => ({ id: '1', edits: { cuts: CUT?.removed ?? [], returned: [] } });

test('every highlight that is made while the article is being kept waits for the same save', async () => {
  const { keeping } = open(split());
  const first = keeping.ensureSaved();
  await vi.waitFor(() => expect(keeping.save.value).toBe('saving'));
  const second = keeping.ensureSaved();
  come();
  expect(await Promise.all([first, second])).toEqual([true, true]);
  expect(of('saveArticle').map(({ data }) => data.article?.pages)).toEqual([{ joined: 2 }]);
});

test('an article that is kept is not saved for a highlight; what its reader took out is out when its pages are here', async () => {
  answers.findSaved = edited;
  const { keeping } = open(split());
  expect(await keeping.ensureSaved()).toBe(true);
  come();
  await vi.waitFor(() => expect(keeping.pages.value).toBe('whole'));
  expect(keeping.article.value.text).toContain(SECOND);
  expect(keeping.article.value.text).not.toContain('品质民生');
  expect(of('saveArticle')).toEqual([]);
});

test('pages that were cancelled are not fetched for a save, but when they are asked for again', async () => {
  const { keeping } = open(split());
  await vi.waitFor(() => expect(fetchPage).toHaveBeenCalledOnce());
  keeping.cancel();
  await vi.waitFor(() => expect(keeping.pages.value).toBe('missing'));
  await keeping.saveNow();
  expect(fetchPage).toHaveBeenCalledOnce();
  expect(of('saveArticle')[0]?.data.article?.pages).toMatchObject({ joined: 1, missing: split().nextPage });
  keeping.tryAgain();
  come();
  await vi.waitFor(() => expect(keeping.pages.value).toBe('whole'));
  expect(keeping.article.value.text).toContain(SECOND);
});

test('an edit of a kept article is no new save, is shown when it is kept, and leads back', async () => {
  answers.findSaved = () => ({ id: '1' });
  const { keeping } = open(single());
  await vi.waitFor(() => expect(keeping.pages.value).toBe('whole'));
  const before = keeping.article.value;
  answers.editSaved = () => Promise.reject(new Error('full'));
  if (!CUT) throw new Error('It has no second block.');
  await expect(keeping.edit(before, CUT)).rejects.toThrow('full');
  expect(keeping.article.value).toBe(before);
  answers.editSaved = () => ({ kind: 'kept', pictures: [] });
  const undo = await keeping.edit(before, CUT);
  expect(keeping.article.value.html).toBe(CUT.html);
  // Of a text that is not on the screen any more.
  await expect(keeping.edit(before, CUT)).rejects.toThrow('articleChanged');
  await undo();
  expect(keeping.article.value.html).toBe(before.html);
  expect(of('saveArticle')).toEqual([]);
});

test('an edit keeps what was done to the same article in the library meanwhile', async () => {
  answers.findSaved = () => ({ id: '1' });
  const { keeping } = open(single());
  await vi.waitFor(() => expect(keeping.pages.value).toBe('whole'));
  const before = keeping.article.value;
  const first = removeBlock(before, 0);
  if (!first) throw new Error('It has no block.');
  const html = `${before.html}<p>第三段。</p>`;
  keeping.article.value = { ...before, html };
  const from = keeping.article.value;
  const next = removeBlock(from, 0);
  if (!next) throw new Error('It has no block.');
  answers.editSaved = ({ over }: { over?: string }) =>
    over === 'kept' ? { kind: 'kept', pictures: [] } : { kind: 'other', bodyHash: 'kept', edits: edited().edits };
  await keeping.edit(from, next);
  expect(keeping.article.value.html).toBe('<p>第三段。</p>');
  expect(of('editSaved').at(-1)?.data.article?.html).toBe('<p>第三段。</p>');
});
