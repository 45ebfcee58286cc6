import { afterEach, expect, test, vi } from 'vitest';
import { act } from '@/utils/library/act';
import { saveArticle } from '@/utils/library/articles';
import { db, watch } from '@/utils/library/db';
import { findArticleIds, findNumbers } from '@/utils/library/search/find';
import { fold } from '@/utils/library/search/fold';
import { isIndexSound, rebuildIndex } from '@/utils/library/search/rebuild';
import { sealDocs } from '@/utils/library/search/seal';
import { chooseMerge, tendIndex } from '@/utils/library/search/tend';
import { createArticle, useEmptyLibrary } from '../setup';

useEmptyLibrary();
afterEach(() => vi.restoreAllMocks());

/** Numbers that look random and are the same each time. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const random = createRandom(7);
const makeText = (length: number) => Array.from({ length }, () => String.fromCharCode(0x4e00 + random(3_000))).join('');

async function save(page: number, text: string): Promise<string> {
  const article = createArticle({ url: `https://a.example/${page}`, title: `第 ${page} 篇`, text, html: text });
  return (await saveArticle(article, `${page}-${random(1e9)}`)).id;
}

test('a merge that is killed before each of its writes ends as if it had not been', { timeout: 60_000 }, async () => {
  const texts = Array.from({ length: 240 }, () => makeText(900));
  const ids: string[] = [];
  for (const [page, text] of texts.entries()) {
    ids.push(await save(page, text));
    if (page % 30 === 29) await sealDocs(undefined, 1);
  }
  // Some are gone by the time they are merged.
  for (const page of [3, 77]) {
    texts[page] = makeText(900);
    await save(page, texts[page]);
  }
  const real = db.transaction.bind(db) as (...args: unknown[]) => unknown;
  let kills = 0;
  for (let isDone = false; !isDone; ) {
    let isOneGranted = false;
    const spy = vi.spyOn(db, 'transaction').mockImplementation(((mode: string, ...args: unknown[]) => {
      if (mode === 'rw' && isOneGranted) throw new Error('killed');
      isOneGranted ||= mode === 'rw';
      return real(mode, ...args);
    }) as never);
    isDone = await tendIndex().then(
      () => true,
      () => false,
    );
    spy.mockRestore();
    if (!isDone) kills++;
    if (kills % 3 === 0) await expectFound(texts, ids, 5);
  }
  expect(kills).toBeGreaterThan(2);
  const segments = await db.segments.toArray();
  expect(segments.map(({ docs }) => docs)).toEqual([238]);
  expect(await db.tombs.count()).toBe(0);
  expect(await db.blocks.count()).toBe(segments[0]?.blocks);
  expect(await isIndexSound()).toBe(true);
  await expectFound(texts, ids, 60);
});

async function expectFound(texts: string[], ids: string[], queries: number): Promise<void> {
  for (let i = 0; i < queries; i++) {
    const text = texts[random(texts.length)] ?? '';
    const at = random(890);
    const typed = text.slice(at, at + 1 + (i % 5));
    const expected = ids.filter((_, page) => fold(texts[page] ?? '').includes(fold(typed)));
    expect((await findArticleIds(typed)).sort()).toEqual(expected.sort());
  }
}

test('two that tend at once do each thing once', async () => {
  for (let page = 0; page < 130; page++) await save(page, makeText(40));
  await Promise.all([tendIndex(), tendIndex()]);
  await tendIndex();
  expect((await db.segments.toArray()).map(({ docs }) => docs).filter(Boolean)).toEqual([130]);
  expect((await findNumbers('篇')).length).toBe(130);
});

test('neighbours of a size are merged, and a segment that is mostly dead is written anew', () => {
  const segment = (i: number, docs = 128) =>
    ({ id: i, from: i * 200, to: i * 200 + 200, docs }) as Parameters<typeof chooseMerge>[0][number];
  const eight = Array.from({ length: 9 }, (_, i) => segment(i));
  expect(chooseMerge(eight, []).map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(chooseMerge(eight.slice(0, 7), [])).toEqual([]);
  expect(chooseMerge([segment(0, 1_024), ...eight.slice(1, 8)], [])).toEqual([]);
  const dead = Array.from({ length: 60 }, (_, i) => 200 + i);
  expect(chooseMerge([segment(0), segment(1)], dead).map(({ id }) => id)).toEqual([1]);
});

test('whoever watches a search is told of a new hit and of one that went to the bin', async () => {
  const first = await save(1, '春潮涌动');
  await sealDocs(undefined, 1);
  const seen: number[] = [];
  const stop = watch(
    async () => (await findArticleIds('春潮')).length,
    (count) => seen.push(count),
    (error) => {
      throw error;
    },
  );
  const until = (count: number) => vi.waitFor(() => expect(seen.at(-1)).toBe(count));
  await until(1);
  await save(2, '又是春潮');
  await until(2);
  await act([first], { isInBin: true });
  await until(1);
  stop();
});

test('an index that does not match the library is found out and made anew', async () => {
  for (let page = 0; page < 12; page++) await save(page, `春潮${page}号`);
  await sealDocs(undefined, 1);
  expect(await isIndexSound()).toBe(true);
  const damages: (() => Promise<unknown>)[] = [
    () => db.outlines.clear(),
    () => db.segments.toCollection().modify({ fold: 0 }),
    () => db.texts.limit(3).delete(),
    () => db.docs.limit(3).delete(),
    () => db.articles.limit(1).delete(),
  ];
  for (const damage of damages) {
    await sealDocs(undefined, 1);
    await damage();
    expect(await isIndexSound()).toBe(false);
    const progress: number[] = [];
    await rebuildIndex(({ done }) => progress.push(done));
    expect(await isIndexSound()).toBe(true);
    expect((await findNumbers('春潮')).length).toBe(await db.articles.count());
    expect(progress.at(-1)).toBe(await db.docs.count());
  }
});

test('a wide gap of numbers, as years of deleting leave it, does no harm', async () => {
  await save(1, '春潮涌动');
  const [doc] = await db.docs.toArray();
  if (!doc) throw new Error('nothing was saved');
  await db.docs.delete(doc.n);
  await db.docs.add({ ...doc, n: 3_000_000 });
  const [text] = await db.texts.toArray();
  if (text) await db.texts.bulkPut([{ ...text, n: 3_000_000 }]);
  await db.texts.delete(doc.n);
  while (await sealDocs(undefined, 1));
  expect(await isIndexSound()).toBe(true);
  expect((await findNumbers('春潮')).length).toBe(1);
  expect(await db.segments.count()).toBe(2);
});
