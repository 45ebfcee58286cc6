import { beforeEach, describe, expect, test } from 'vitest';
import { act } from '@/utils/library/act';
import { getArticle, getBody, saveArticle } from '@/utils/library/articles';
import { backUp, listBackups } from '@/utils/library/backup/back-up';
import { catchUp } from '@/utils/library/backup/catch-up';
import { findLost, isUncopied } from '@/utils/library/backup/find-lost';
import { journal } from '@/utils/library/backup/journal-store';
import { mendLibrary } from '@/utils/library/backup/mend';
import { restoreSnapshot } from '@/utils/library/backup/restore';
import { backups } from '@/utils/library/backup/store';
import { keepInJournal } from '@/utils/library/backup/write-journal';
import { db } from '@/utils/library/db';
import { emptyBin } from '@/utils/library/empty-bin';
import { listHighlights, removeHighlight, saveHighlight } from '@/utils/library/highlights';
import { keepPicture, listPictures } from '@/utils/library/pictures';
import { searchArticles } from '@/utils/library/search/find';
import { readTagColors, setTagColor } from '@/utils/library/tag-looks';
import { createArticle, useEmptyLibrary } from '../setup';

useEmptyLibrary();
beforeEach(async () => {
  await Promise.all([...backups.tables, ...journal.tables].map((table) => table.clear()));
});

const save = async (name: string, version = '', operation = `${name}${version}`) =>
  (
    await saveArticle(
      createArticle({
        url: `https://a.example/${name}`,
        title: name,
        html: `<p>${name}文${version}</p>`,
        text: `${name}文${version}`,
      }),
      operation,
    )
  ).id;
const WORDS = { color: 'yellow', note: '', quote: '文', prefix: '', suffix: '', start: 0, end: 1 } as const;
const PICTURE = { bytes: new Uint8Array([1, 2]), mime: 'image/png', width: 1, height: 1 };

type Tables = [name: string, rows: unknown[]][];
const readAll = (): Promise<Tables> =>
  Promise.all(db.tables.map(async (table): Promise<Tables[number]> => [table.name, await table.toArray()]));

/** As a disk leaves a library that has lost its last writes; without `rows`, all of them. */
async function lose(tables?: Tables): Promise<void> {
  await Promise.all(db.tables.map((table) => table.clear()));
  for (const [name, rows] of tables ?? []) if (name !== 'blocks') await db.table(name).bulkPut(rows);
}

/** What a reader would see of the library. */
async function look() {
  const rows = (await db.articles.toArray()).sort((a, b) => (a.id < b.id ? -1 : 1));
  const articles = rows.map(async ({ id, bodyHash }) => ({
    article: await getArticle(id),
    body: await getBody(bodyHash),
    highlights: await listHighlights(id),
    // Node has no bytes of pictures to give back; a browser test has.
    pictures: (await listPictures(id)).map(({ url }) => url),
  }));
  return { articles: await Promise.all(articles), colors: await readTagColors() };
}

/** A library with everything in it that a reader can do, half of it after its last backup. */
async function live() {
  const [old, doomed, changed] = [await save('旧'), await save('删'), await save('改')];
  await saveHighlight(old, { ...WORDS, id: 'h1' });
  await saveHighlight(old, { ...WORDS, id: 'h2' });
  await backUp('daily');
  const fresh = await save('新');
  await save('改', '二');
  await act([old, fresh], { addTags: ['诗', '__proto__'], note: '记得', isStarred: true });
  await removeHighlight(old, 'h1');
  await saveHighlight(fresh, { ...WORDS, id: 'h3' });
  await keepPicture(fresh, 'https://a.example/1.png', PICTURE);
  await setTagColor('诗', 'red');
  await act([doomed], { isInBin: true });
  await emptyBin();
  return { old, doomed, changed, fresh };
}

describe('the journal', () => {
  test('brings back what was done after the last backup, and nothing that was erased', async () => {
    const { doomed } = await live();
    const before = await look();
    expect(before.articles).toHaveLength(3);
    await lose();
    expect(await findLost()).toHaveLength(1);
    expect(await mendLibrary([])).toMatchObject({ added: 3, withoutBody: 0, damaged: 0, erased: 1 });
    expect(await look()).toEqual(before);
    expect(await getArticle(doomed)).toBeUndefined();
    expect((await searchArticles('改文二', { limit: 9 })).length).toBe(1);
    expect(await findLost()).toEqual([]);
    expect(await mendLibrary([])).toBeUndefined();
  });

  test('needs no backup where there was none yet', async () => {
    const id = await save('a');
    await lose();
    await save('b');
    expect(await mendLibrary([])).toMatchObject({ added: 1 });
    expect(await getArticle(id)).toMatchObject({ title: 'a' });
    expect(await db.articles.count()).toBe(2);
  });

  test('says the same when it is brought back twice', async () => {
    await live();
    const before = await look();
    const rows = await journal.rows.toArray();
    const heads = await journal.heads.toArray();
    await lose();
    await mendLibrary([]);
    await journal.rows.bulkPut(rows);
    await journal.heads.bulkPut(heads);
    expect(await mendLibrary([])).toMatchObject({ added: 0, changed: 0, same: 3 });
    expect(await look()).toEqual(before);
  });

  test('knows that the library has lost its end, also when it was written to since', async () => {
    const [a, b] = [await save('a'), await save('b')];
    await act([b], { isInBin: true });
    const then = await readAll();
    await act([a], { addTags: ['诗'], note: '记得' });
    await emptyBin();
    const c = await save('c');
    await lose(then);
    expect(await findLost()).toHaveLength(1);
    // On top of what is left: the tag is neither here nor may it be lost there.
    await act([a], { isStarred: true });
    expect(await findLost()).toHaveLength(1);
    await backUp('asked');
    expect(await mendLibrary([])).toMatchObject({ added: 1 });
    expect(await getArticle(a)).toMatchObject({ tags: ['诗'], note: '记得', isStarred: true });
    expect(await getArticle(b)).toBeUndefined();
    expect(await getArticle(c)).toMatchObject({ title: 'c' });
    expect(await findLost()).toEqual([]);
  });

  test('is emptied by a backup of what that has, and of nothing else', async () => {
    await save('a');
    await backUp('daily');
    expect(await journal.rows.count()).toBe(0);
    await lose();
    await save('b');
    await backUp('asked');
    await lose();
    await save('c');
    const before = await journal.rows.count();
    // Of another database.
    await backUp('asked');
    expect(before).toBeGreaterThan(0);
    expect(await journal.rows.count()).toBe(0);
    expect(await mendLibrary([])).toMatchObject({ added: 2 });
    expect((await db.articles.toArray()).map(({ f }) => f.title[0]).sort()).toEqual(['a', 'b', 'c']);
  });

  test('holds no text any more of what was erased', async () => {
    const id = await save('秘密');
    await act([id], { isInBin: true });
    await emptyBin();
    expect(JSON.stringify(await journal.rows.toArray())).not.toContain('秘密');
  });

  test('with spoilt rows gives back the others, and of a spoilt one what the backup has', async () => {
    const a = await save('a');
    await backUp('daily');
    await act([a], { note: '后来' });
    const b = await save('b');
    const c = await save('c');
    for (const row of await journal.rows.toArray()) {
      if (row.id === a || row.id === b) await journal.rows.put({ ...row, row: { id: row.id, f: 7 } });
    }
    const birth = (await journal.heads.toArray())[0]?.birth ?? '';
    await journal.rows.put({ birth, table: 'articles', id: 'x', at: 'zz', row: null });
    await journal.rows.put({ birth, table: 'bodies', id: 'y', at: 'zz', row: { hash: 'y', html: '<p>', text: '' } });
    await lose();
    await mendLibrary([]);
    expect(await getArticle(a)).toMatchObject({ title: 'a', note: '' });
    expect(await getArticle(b)).toBeUndefined();
    expect(await getArticle(c)).toMatchObject({ title: 'c' });
    expect(await getBody('y')).toBeUndefined();
  });

  test('takes in the changes of several contexts in whatever order they arrive', async () => {
    const id = await save('a');
    const [head] = await journal.heads.toArray();
    const { birth, at: before } = head ?? { birth: '', at: '' };
    const row = await db.articles.get(id);
    const second = { birth, before: `${before}1`, at: `${before}2` };
    const first = { birth, before, at: `${before}1` };
    await keepInJournal({ ...second, changes: [{ table: 'articles', id, row: undefined }] });
    await keepInJournal({ ...first, changes: [{ table: 'articles', id, row }] });
    expect(await journal.rows.get([birth, 'articles', id])).toMatchObject({ at: second.at, row: undefined });
    expect(await journal.heads.toArray()).toMatchObject([{ at: second.at, isTorn: false }]);
  });

  test('has what was saved by somebody who was stopped before it could tell the journal', async () => {
    const id = await save('a', '', 'once');
    await journal.rows.clear();
    await journal.heads.clear();
    expect(await isUncopied('')).toBe(true);
    expect(await save('a', '', 'once')).toBe(id);
    expect(await isUncopied('')).toBe(false);
    await lose();
    await mendLibrary([]);
    expect(await getArticle(id)).toMatchObject({ title: 'a' });
  });

  test('catches up with what was saved and never asked for again, as its maker was killed', async () => {
    const a = await save('a');
    const doomed = await save('删');
    await act([doomed], { isInBin: true });
    const [rows, heads] = [await journal.rows.toArray(), await journal.heads.toArray()];
    const b = await save('b');
    await act([a], { note: '记得' });
    await saveHighlight(a, { ...WORDS, id: 'h' });
    await emptyBin();
    const before = await look();
    await journal.rows.clear();
    await journal.rows.bulkPut(rows);
    await journal.heads.bulkPut(heads);
    await catchUp();
    await lose();
    await mendLibrary([]);
    expect(await look()).toEqual(before);
    expect(await getArticle(b)).toMatchObject({ title: 'b' });
  });

  test('a library brought back is backed up, so that a second loss takes nothing', async () => {
    await live();
    const before = await look();
    await lose();
    await mendLibrary([]);
    await lose();
    await save('z');
    const lost = (await listBackups()).find(({ reason }) => reason === 'daily');
    expect(await mendLibrary([lost?.birth ?? ''])).toMatchObject({ added: 3 });
    expect((await look()).articles).toHaveLength(before.articles.length + 1);
  });

  test('a restore that the reader asks for brings back also what was erased since', async () => {
    const id = await save('a');
    await backUp('asked');
    const [backup] = await listBackups();
    await act([id], { isInBin: true });
    await emptyBin();
    await restoreSnapshot(backup?.id ?? '', 'merge');
    expect(await getArticle(id)).toMatchObject({ title: 'a' });
    await lose();
    await mendLibrary([backup?.birth ?? '']);
    expect(await getArticle(id)).toMatchObject({ title: 'a' });
  });
});
