import { describe, expect, test } from 'vitest';
import type { HighlightDraft } from '@/utils/highlight';
import { act } from '@/utils/library/act';
import { getArticle, saveArticle } from '@/utils/library/articles';
import { db } from '@/utils/library/db';
import { emptyBin } from '@/utils/library/empty-bin';
import { listAllHighlights, listHighlights, removeHighlight, saveHighlight } from '@/utils/library/highlights';
import { keepPlace } from '@/utils/library/progress';
import { createArticle, useEmptyLibrary } from './setup';

useEmptyLibrary();

async function save(title: string): Promise<string> {
  return (await saveArticle(createArticle({ url: `https://a.example/${title}`, title }), title)).id;
}

function draft(id: string, overrides: Partial<HighlightDraft> = {}): HighlightDraft {
  return {
    id,
    quote: '烟火气',
    prefix: '满眼都是',
    suffix: '儿',
    start: 9,
    end: 12,
    color: 'yellow',
    note: '',
    ...overrides,
  };
}

describe('a highlight', () => {
  test('is kept with the body that it was made in, and noted for other devices', async () => {
    const id = await save('a');
    const kept = await saveHighlight(id, draft('h'));
    const { bodyHash } = (await getArticle(id)) ?? {};
    expect(kept).toMatchObject({ id: 'h', articleId: id, quote: '烟火气', bodyHash });
    expect(await db.outbox.get('highlights:h')).toBeDefined();
    expect(await listHighlights(id)).toEqual([kept]);
  });

  test('changes its colour and note, but never its words', async () => {
    const id = await save('a');
    await saveHighlight(id, draft('h'));
    const before = await db.highlights.get('h');
    await saveHighlight(id, draft('h', { color: 'pink', quote: '别的', note: '想起老家' }));
    expect(await listHighlights(id)).toMatchObject([{ color: 'pink', quote: '烟火气', note: '想起老家' }]);
    const after = await db.highlights.get('h');
    expect(after?.f.anchor[1]).toBe(before?.f.anchor[1]);
    expect((after?.f.color[1] ?? '') > (before?.f.color[1] ?? '')).toBe(true);
  });

  test('is gone when it is removed, and comes back with its note', async () => {
    const id = await save('a');
    await saveHighlight(id, draft('h', { note: '记' }));
    await removeHighlight(id, 'h');
    expect(await listHighlights(id)).toEqual([]);
    expect(await listAllHighlights()).toEqual([]);
    await saveHighlight(id, draft('h', { note: '记' }));
    expect(await listHighlights(id)).toMatchObject([{ note: '记' }]);
  });

  test('belongs to its article: nobody reaches it through another', async () => {
    const [a, b] = [await save('a'), await save('b')];
    await saveHighlight(a, draft('h'));
    await removeHighlight(b, 'h');
    expect(await saveHighlight(b, draft('h', { note: '改' }))).toBeUndefined();
    expect(await saveHighlight('nobody', draft('i'))).toBeUndefined();
    expect(await listHighlights(a)).toMatchObject([{ note: '' }]);
  });

  test('stays when the page is saved again with another text', async () => {
    const id = await save('a');
    await saveHighlight(id, draft('h'));
    await saveArticle(createArticle({ url: 'https://a.example/a', html: '<p>新的。</p>', text: '新的。' }), 'again');
    expect(await listHighlights(id)).toHaveLength(1);
  });

  test('goes with its article when the bin is emptied, and is hidden while that is in the bin', async () => {
    const id = await save('a');
    await saveHighlight(id, draft('h'));
    await act([id], { isInBin: true });
    expect(await listAllHighlights()).toEqual([]);
    await emptyBin();
    expect(await db.highlights.count()).toBe(0);
  });
});

test('all highlights are found by their words, their note or their article, in 简 and 繁', async () => {
  const [a, b] = [await save('乡愁'), await save('b')];
  await saveHighlight(a, draft('1', { quote: '满眼烟火' }));
  await saveHighlight(b, draft('2', { quote: '別的話', note: 'Remember' }));
  const found = async (query: string) => (await listAllHighlights({ query })).map(({ highlight }) => highlight.id);
  expect(await found('')).toHaveLength(2);
  expect(await found('烟火')).toEqual(['1']);
  expect(await found('别的话')).toEqual(['2']);
  expect(await found('REMEMBER')).toEqual(['2']);
  expect(await found('鄉愁')).toEqual(['1']);
});

describe('reading progress', () => {
  test('remembers the place and the most that was read', async () => {
    const id = await save('a');
    expect(await getArticle(id)).toMatchObject({ progress: 0, place: undefined });
    await keepPlace(id, { place: { block: 4, share: 0.5 }, progress: 612.4 });
    await keepPlace(id, { place: { block: 1, share: 0 }, progress: 200 });
    expect(await getArticle(id)).toMatchObject({ progress: 612, place: { block: 1, share: 0 }, isRead: false });
    expect((await db.articles.get(id))?.progress).toBe(612);
  });

  test('marks as read at the end, once: what the reader says afterwards stands', async () => {
    const id = await save('a');
    await keepPlace(id, { place: { block: 1, share: 0 }, progress: 1000 });
    expect((await getArticle(id))?.isRead).toBe(true);
    await act([id], { isRead: false });
    await keepPlace(id, { place: { block: 1, share: 0 }, progress: 1000 });
    expect((await getArticle(id))?.isRead).toBe(false);
  });
});
