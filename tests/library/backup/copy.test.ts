import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { act } from '@/utils/library/act';
import { getArticle, getBody, saveArticle } from '@/utils/library/articles';
import { backUp, listBackups } from '@/utils/library/backup/back-up';
import { makeCopy, nameCopy } from '@/utils/library/backup/make-copy';
import { readCopy } from '@/utils/library/backup/read-copy';
import { restoreSnapshot } from '@/utils/library/backup/restore';
import { backups, type Snapshot } from '@/utils/library/backup/store';
import { db } from '@/utils/library/db';
import { listHighlights, saveHighlight } from '@/utils/library/highlights';
import { keepPicture, listPictures } from '@/utils/library/pictures';
import { sha256 } from '@/utils/library/sha256';
import { createArticle, useEmptyLibrary } from '../setup';

useEmptyLibrary();
beforeEach(async () => {
  await Promise.all(backups.tables.map((table) => table.clear()));
});

const clean = (html: string) => html.replaceAll('<script>', '');
const ADDRESS = 'https://a.example/1.png';

async function fill(): Promise<string[]> {
  const ids: string[] = [];
  for (const name of ['春潮', '秋水', '长河']) {
    const url = `https://a.example/${ids.length}`;
    const html = `<p>${name}文</p><img src="${ADDRESS}">`;
    ids.push((await saveArticle(createArticle({ url, title: name, html, text: `${name}文` }), name)).id);
  }
  const [first = ''] = ids;
  await act([first], { tags: ['诗'], note: '记得' });
  await saveHighlight(first, {
    id: 'h',
    color: 'yellow',
    note: '',
    quote: '春',
    prefix: '',
    suffix: '潮',
    start: 0,
    end: 1,
  });
  await keepPicture(first, ADDRESS, { bytes: new Uint8Array([1]), mime: 'image/png', width: 9, height: 9 });
  return ids;
}

async function copy(): Promise<Blob> {
  const snapshot = await backUp('daily');
  if (!snapshot) throw new Error('There is no backup.');
  return makeCopy(snapshot);
}

/** As on another machine: no library, and no backups. */
async function moveOut(): Promise<void> {
  await Promise.all([...db.tables, ...backups.tables].map((table) => table.clear()));
}

/** The file with its lines changed. */
async function edit(file: Blob, change: (lines: string[]) => string[]): Promise<Blob> {
  const lines = gunzipSync(Buffer.from(await file.arrayBuffer()))
    .toString()
    .trimEnd()
    .split('\n');
  return new Blob([new Uint8Array(gzipSync(change(lines).join('\n')))]);
}

test('a copy brings a library back that was lost with its whole profile; its pictures are wanted again', async () => {
  const [first = ''] = await fill();
  const before = { article: await getArticle(first), body: await getBody((await getArticle(first))?.bodyHash ?? '') };
  const file = await copy();
  await moveOut();
  const { snapshot, isPartial } = await readCopy(file, { clean });
  expect(isPartial).toBe(false);
  expect(await listBackups()).toMatchObject([{ id: snapshot.id, reason: 'file', articles: 3 }]);
  expect(await restoreSnapshot(snapshot.id, 'merge')).toMatchObject({ added: 3, damaged: 0, withoutBody: 0 });
  expect(await getArticle(first)).toEqual(before.article);
  expect(await getBody(before.article?.bodyHash ?? '')).toEqual(before.body);
  expect(await listHighlights(first)).toMatchObject([{ id: 'h', quote: '春' }]);
  expect(await listPictures(first)).toMatchObject([{ url: ADDRESS, state: 'wanted' }]);
});

test('of a file that is cut off or damaged in places, what can be read is taken, and said to be not all', async () => {
  await fill();
  const file = await copy();
  await moveOut();
  const broken = await edit(file, (lines) => lines.map((line) => (line.includes('秋水') ? line.slice(0, -9) : line)));
  const { snapshot, isPartial } = await readCopy(broken, { clean });
  expect(isPartial).toBe(true);
  expect(await restoreSnapshot(snapshot.id, 'merge')).toMatchObject({ added: 2, withoutBody: 0 });
  const cut = new Blob([
    new Uint8Array(await (await edit(file, (lines) => lines.slice(0, 6))).arrayBuffer()).slice(0, -6),
  ]);
  expect(await readCopy(cut, { clean })).toMatchObject({ isPartial: true });
});

test('what is no copy is refused, and leaves nothing behind', async () => {
  await fill();
  const file = await copy();
  const whole = await listBackups();
  const others = [
    new Blob(['PK garbage']),
    new Blob([]),
    new Blob([new Uint8Array(gzipSync('{"jingdu":"settings"}'))]),
    new Blob([new Uint8Array(gzipSync('null\n[]\n'))]),
    await edit(file, (lines) => lines.filter((line) => !line.startsWith('["articles"'))),
  ];
  for (const other of others) await expect(readCopy(other, { clean })).rejects.toMatchObject({ code: 'notBackup' });
  expect(await listBackups()).toEqual(whole);
});

test('a hostile file: its HTML is cleaned, odd fields are left out, and it takes no place of what is here', async () => {
  const [first = ''] = await fill();
  const file = await copy();
  const evil = await edit(file, (lines) =>
    lines.flatMap((line) => {
      if (line.startsWith('["bodies"')) return [line.replace('<p>', '<p><script>').replace('"text":"', '"text":"假的')];
      if (!line.startsWith('["articles"')) return [line];
      const odd = JSON.parse(line) as [string, { id: string; f: { byline: unknown } }];
      odd[1].id = 'odd';
      odd[1].f.byline = [{ evil: true }, '0'];
      return [line, JSON.stringify(odd), '["__proto__",{"a":1}]', '["articles",null]'];
    }),
  );
  const read = await readCopy(evil, { clean });
  expect(read).toMatchObject({ isPartial: true, snapshot: { articles: 3 } });
  await Promise.all(db.tables.map((table) => table.clear()));
  await restoreSnapshot(read.snapshot.id, 'merge');
  const body = await getBody((await getArticle(first))?.bodyHash ?? '');
  expect(body?.html).not.toContain('<script>');
  expect(body?.hash).toBe(await sha256(body?.html ?? ''));
  // The backup that was here before still has its own texts.
  const own = (await listBackups()).find(({ reason }) => reason === 'daily');
  await Promise.all(db.tables.map((table) => table.clear()));
  await restoreSnapshot(own?.id ?? '', 'merge');
  expect((await getBody((await getArticle(first))?.bodyHash ?? ''))?.text).toBe('春潮文');
});

test('a copy is never taken for a backup of our own, which has the pictures as well', async () => {
  await fill();
  await readCopy(await copy(), { clean });
  expect(await backUp('asked')).toMatchObject({ reason: 'asked' });
  expect((await listBackups()).map(({ reason }) => reason).sort()).toEqual(['asked', 'file']);
});

test('seven names a library, one for each weekday, and others for another library', () => {
  const at = (day: number): Pick<Snapshot, 'birth' | 'at'> => ({
    birth: '0192-abcdef',
    at: `2026-11-${10 + day}T12:00:00Z`,
  });
  const names = Array.from({ length: 14 }, (_, day) => nameCopy(at(day)));
  expect(new Set(names).size).toBe(7);
  expect(names[0]).toMatch(/^jingdu-backup-abcdef-[a-z]{3}\.jsonl\.gz$/);
  expect(names).not.toContain(nameCopy({ ...at(0), birth: '../../etc' }));
});
