import { renderHook, act as settle } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { useActs } from '@/entrypoints/shelf/use-acts';
import { act } from '@/utils/library/act';
import { getArticle, saveArticle } from '@/utils/library/articles';
import { db } from '@/utils/library/db';
import { fillPlurals } from '@/utils/plurals';
import en from '../../public/_locales/en/messages.json' with { type: 'json' };
import zh from '../../public/_locales/zh_CN/messages.json' with { type: 'json' };
import { createArticle, useEmptyLibrary } from '../library/setup';

let catalogue: Record<string, { message: string }> = zh;
vi.mock('@/utils/i18n', () => ({
  t: (key: string, ...values: (string | number)[]) =>
    fillPlurals(catalogue[key]?.message ?? key, values).replaceAll(/\$(\d)/g, (_, n) => String(values[n - 1])),
}));

useEmptyLibrary();
let ids: string[] = [];
beforeEach(async () => {
  catalogue = zh;
  ids = [];
  for (const name of ['a', 'b', 'c']) {
    ids.push((await saveArticle(createArticle({ url: `https://a.example/${name}`, title: name }), name)).id);
  }
});

const use = () => renderHook(() => useActs()).result.current;
const isInBin = async () => Promise.all(ids.map(async (id) => (await getArticle(id))?.isInBin));

test('what was done to several is said of several, in both languages', async () => {
  const acts = use();
  await acts.toMany(ids, 'delete');
  expect(acts.said.value?.text).toBe('已删除 3 篇');
  await acts.toMany(ids, 'restore');
  expect(acts.said.value?.text).toBe('已恢复 3 篇');
  await acts.addTags(ids, ['旧文']);
  expect(acts.said.value?.text).toBe('已为 3 篇加上标签');
  catalogue = en;
  await acts.toMany(ids, 'archive');
  expect(acts.said.value?.text).toBe('Archived 3 articles');
  await acts.toMany(ids.slice(0, 1), 'delete');
  expect(acts.said.value?.text).toBe('Deleted 1 article');
});

test('merged tags are said, and are two again when that is undone', async () => {
  await act(ids.slice(0, 1), { tags: ['News'] });
  await act(ids.slice(1), { tags: ['新闻'] });
  const acts = use();
  const onBack = vi.fn();
  await acts.renameTag('News', '新闻', onBack);
  expect(acts.said.value).toMatchObject({ kind: 'done', text: '已将标签“News”并入“新闻”' });
  await settle(() => acts.undo());
  await vi.waitFor(() => expect(onBack).toHaveBeenCalledOnce());
  expect((await getArticle(ids[0] ?? ''))?.tags).toEqual(['News']);
  expect(acts.said.value).toBeUndefined();
});

test('an undo that fails says so, and can be tried again', async () => {
  const acts = use();
  await acts.toMany(ids, 'delete');
  const put = vi.spyOn(db.articles, 'bulkPut').mockRejectedValue(new DOMException('', 'QuotaExceededError'));
  acts.undo();
  await vi.waitFor(() => expect(acts.said.value?.kind).toBe('problem'));
  put.mockRestore();
  expect(await isInBin()).toEqual([true, true, true]);
  acts.undo();
  await vi.waitFor(async () => expect(await isInBin()).toEqual([false, false, false]));
});
