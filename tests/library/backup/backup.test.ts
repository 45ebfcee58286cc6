import Dexie, { type PromiseExtended } from 'dexie';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { findLoss } from '@/utils/canary';
import { act } from '@/utils/library/act';
import { getArticle, getBody, saveArticle } from '@/utils/library/articles';
import { backUp, listBackups } from '@/utils/library/backup/back-up';
import { planRestore } from '@/utils/library/backup/plan-restore';
import { restoreSnapshot, resumeRestore } from '@/utils/library/backup/restore';
import { backups } from '@/utils/library/backup/store';
import { db } from '@/utils/library/db';
import { emptyBin } from '@/utils/library/empty-bin';
import { readFacts } from '@/utils/library/facts';
import { listHighlights, saveHighlight } from '@/utils/library/highlights';
import { countViews } from '@/utils/library/list';
import { keepPicture, listPictures } from '@/utils/library/pictures';
import { replaceBody } from '@/utils/library/replace-body';
import { searchArticles } from '@/utils/library/search/find';
import { createArticle, useEmptyLibrary } from '../setup';

useEmptyLibrary();
beforeEach(async () => {
  await Promise.all(backups.tables.map((table) => table.clear()));
});

const save = async (name: string) =>
  (
    await saveArticle(
      createArticle({ url: `https://a.example/${name}`, title: name, html: `<p>${name}文</p>`, text: `${name}文` }),
      name,
    )
  ).id;

async function newest(): Promise<string> {
  const [first] = await listBackups();
  if (!first) throw new Error('There is no backup.');
  return first.id;
}

/** As a damaged disk leaves it: open, and empty. */
async function lose(): Promise<void> {
  await Promise.all(db.tables.map((table) => table.clear()));
}

describe('the canary', () => {
  test('sees that articles are missing, but not what was erased on purpose', async () => {
    const [a] = [await save('a'), await save('b'), await save('c')];
    const seen = await readFacts();
    await act([a], { isInBin: true });
    expect(findLoss(seen, await readFacts())).toBeUndefined();
    await emptyBin();
    expect(findLoss(seen, await readFacts())).toBeUndefined();
    await db.articles.where('id').above('').limit(1).delete();
    expect(findLoss(seen, await readFacts())).toMatchObject({ expected: 2, found: 1 });
  });

  test('knows a database that was born anew, also when something was saved into it', async () => {
    await save('a');
    await save('b');
    const seen = await readFacts();
    await lose();
    await save('c');
    expect(findLoss(seen, await readFacts())).toMatchObject({ expected: 2, found: 1 });
  });
});

describe('a backup', () => {
  test('brings a lost library back whole: texts, tags, notes, bin, highlights, pictures, and search finds it', async () => {
    const [a, b] = [await save('春潮'), await save('秋水')];
    await act([a], { tags: ['诗', '__proto__'], note: '记得', isStarred: true, title: '春潮涌动' });
    await act([b], { isInBin: true });
    const anchor = { quote: '春', prefix: '', suffix: '潮', start: 0, end: 1 };
    await saveHighlight(a, { id: 'h', color: 'yellow', note: '好', ...anchor });
    await keepPicture(a, 'https://a.example/1.png', {
      bytes: new Uint8Array([1]),
      mime: 'image/png',
      width: 1,
      height: 1,
    });
    const before = { article: await getArticle(a), body: await getBody((await getArticle(a))?.bodyHash ?? '') };
    await backUp('daily');
    await lose();
    const receipt = await restoreSnapshot(await newest(), 'merge');
    expect(receipt).toEqual({ added: 2, changed: 0, same: 0, removed: 0, damaged: 0, withoutBody: 0 });
    expect(await getArticle(a)).toEqual(before.article);
    expect(await getBody(before.article?.bodyHash ?? '')).toEqual(before.body);
    expect(await countViews()).toMatchObject({ all: 1, bin: 1, starred: 1 });
    expect(await listHighlights(a)).toMatchObject([{ id: 'h', quote: '春', note: '好' }]);
    expect(await listPictures(a)).toMatchObject([{ url: 'https://a.example/1.png' }]);
    expect((await searchArticles('春潮文', { limit: 9 })).map(({ article }) => article.id)).toEqual([a]);
  });

  test('says first what a restore would do, and does no more', async () => {
    const [same, changed] = [await save('same'), await save('changed'), await save('gone')];
    await backUp('daily');
    await act([changed], { isRead: true });
    await db.articles.where('urlKey').equals('a.example/gone').delete();
    await save('later');
    const plan = await planRestore(await newest());
    expect(plan).toMatchObject({
      missing: { count: 1, titles: ['gone'] },
      differing: { count: 1, titles: ['changed'] },
      changedByMerge: 0,
      same: 1,
      onlyHere: { count: 1, titles: ['later'] },
    });
    expect(await db.articles.count()).toBe(3);
    expect(await getArticle(same)).toBeDefined();
  });

  test('merged leaves what is here; in place of it takes it out; and both can be undone', async () => {
    const a = await save('a');
    await backUp('daily');
    const first = await newest();
    await act([a], { note: '后来' });
    await save('b');
    expect(await restoreSnapshot(first, 'merge')).toMatchObject({ added: 0, changed: 0, removed: 0 });
    expect(await getArticle(a)).toMatchObject({ note: '后来' });
    expect(await restoreSnapshot(first, 'replace')).toMatchObject({ changed: 1, removed: 1 });
    expect((await countViews()).all).toBe(1);
    expect(await getArticle(a)).toMatchObject({ note: '' });
    const [undo] = (await listBackups()).filter(({ reason }) => reason === 'restore');
    await restoreSnapshot(undo?.id ?? '', 'replace');
    expect((await countViews()).all).toBe(2);
    expect(await getArticle(a)).toMatchObject({ note: '后来' });
  });

  test('an article that was saved again meanwhile is one article, with the highlights of both', async () => {
    const a = await save('a');
    await saveHighlight(a, {
      id: 'h',
      color: 'green',
      note: '',
      quote: 'a',
      prefix: '',
      suffix: '文',
      start: 0,
      end: 1,
    });
    await backUp('daily');
    await lose();
    const again = await save('a');
    await restoreSnapshot(await newest(), 'merge');
    expect((await countViews()).all).toBe(1);
    expect(await listHighlights(again)).toHaveLength(1);
  });

  test('copies a text once, however many backups have it, and gives up what no backup needs', async () => {
    const a = await save('a');
    await backUp('daily');
    for (const day of [1, 2, 3, 4]) {
      await act([a], { note: String(day) });
      await backUp('daily');
    }
    expect(await listBackups()).toHaveLength(3);
    const keys = await backups.pieces.toCollection().primaryKeys();
    expect(keys.filter((key) => key.startsWith('bodies:'))).toHaveLength(1);
    expect(keys).toHaveLength(4);
    expect(new Set((await backups.parts.toArray()).map(({ snapshot }) => snapshot)).size).toBe(3);
  });

  test('has what was put back and left out of a text as it was last, though the text kept its name', async () => {
    const id = await save('a');
    await backUp('daily');
    const { bodyHash } = (await getArticle(id)) ?? { bodyHash: '' };
    const body = await getBody(bodyHash);
    if (!body) throw new Error('There is no text.');
    const edited = { html: body.html, text: body.text, removed: [], returned: ['推荐阅读'] };
    await replaceBody(id, edited, { expected: bodyHash });
    await backUp('asked');
    await lose();
    await restoreSnapshot(await newest(), 'merge');
    expect((await getBody(bodyHash))?.returned).toEqual(['推荐阅读']);
  });

  test('when nothing has changed the last one stands', async () => {
    await save('a');
    await backUp('daily');
    await backUp('daily');
    expect(await listBackups()).toHaveLength(1);
  });

  test('a row that the disk has spoilt is told by its digest and left out; the rest comes back', async () => {
    const [a] = [await save('a'), await save('b')];
    await backUp('daily');
    await lose();
    await backups.pieces
      .filter(({ row }) => (row as { id?: string }).id === a)
      .modify((piece) => {
        piece.row = { ...(piece.row as object), kept: 0 };
      });
    expect(await planRestore(await newest())).toMatchObject({ damaged: 1, missing: { count: 1 } });
    expect(await restoreSnapshot(await newest(), 'merge')).toMatchObject({ added: 1, damaged: 1 });
  });

  test('stopped in the middle of a restore, it goes on, and nothing is doubled', async () => {
    for (let n = 0; n < 230; n++) await save(`第${n}篇`);
    await backUp('daily');
    await lose();
    const bulkPut = db.articles.bulkPut.bind(db.articles) as (rows: readonly unknown[]) => PromiseExtended<string>;
    const put = vi.spyOn(db.articles, 'bulkPut').mockImplementation((rows) => {
      if (rows.length < 200) throw new Error('killed');
      return bulkPut(rows);
    });
    await expect(restoreSnapshot(await newest(), 'merge')).rejects.toThrow('killed');
    expect((await countViews()).all).toBe(200);
    put.mockRestore();
    expect(await resumeRestore()).toMatchObject({ added: 30, same: 200 });
    expect((await countViews()).all).toBe(230);
    expect(await db.docs.count()).toBe(230);
    expect(await resumeRestore()).toBeUndefined();
  }, 30_000);

  test('one that was stopped in the middle is never restored from', async () => {
    await save('a');
    const put = vi.spyOn(backups.parts, 'put').mockImplementation(() => {
      throw new Error('killed');
    });
    await expect(backUp('daily')).rejects.toThrow('killed');
    put.mockRestore();
    expect(await listBackups()).toEqual([]);
    await backUp('daily');
    expect(await backups.snapshots.count()).toBe(1);
  });
});

test('before a new schema changes the library, it is copied as it was', async () => {
  db.close();
  await Dexie.delete('jingdu');
  const old = new Dexie('jingdu');
  old.version(3).stores({ articles: 'id', bodies: 'hash', docs: '++n, &articleId, *keys', texts: 'n', meta: 'key' });
  await old.open();
  await old.table('articles').add({ id: 'a', f: { url: ['https://a.example/', ''] }, tags: {}, del: [null, ''] });
  await old.table('meta').add({ key: 'clock', value: '7Kz0000000000000' });
  old.close();
  await db.open();
  expect(await listBackups()).toMatchObject([{ reason: 'upgrade', schema: 3, articles: 1 }]);
  const rows = await backups.pieces.toArray();
  expect(rows.map(({ row }) => row)).toMatchObject([{ id: 'a', del: [null, ''] }]);
});
