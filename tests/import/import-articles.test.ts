// @vitest-environment jsdom
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { planImport, runImport } from '@/entrypoints/transfer/run-import';
import { readShared } from '@/entrypoints/transfer/transfer-shared';
import type { ArchivedArticle } from '@/utils/archived-article';
import type { ArchivedShared } from '@/utils/archived-shared';
import { toArchive } from '@/utils/export/to-archive';
import { toJsonLines } from '@/utils/export/to-json-lines';
import { writeZip } from '@/utils/export/write-zip';
import { act } from '@/utils/library/act';
import { saveArticle } from '@/utils/library/articles';
import { db } from '@/utils/library/db';
import { emptyBin } from '@/utils/library/empty-bin';
import { listEverything, readArchived } from '@/utils/library/export-articles';
import { saveHighlight } from '@/utils/library/highlights';
import { listLinks } from '@/utils/library/links';
import { keepPicture } from '@/utils/library/pictures';
import { readTagColors, setTagColor } from '@/utils/library/tag-looks';
import { keepRules, loadRules, removeRule } from '@/utils/site-rules';
import { createArchived, createPicture, each, PNG, SHARED, WORDS } from '../export/setup';
import { createArticle, useEmptyLibrary } from '../library/setup';
import { makeZip } from './setup';

useEmptyLibrary();
// The stand-in for IndexedDB is slow, and so is a machine that runs other tests beside these.
vi.setConfig({ testTimeout: 60_000 });

const OLD_ARCHIVE = join(import.meta.dirname, '../fixtures/archives/before-versions.zip');
const URLS = { first: 'https://a.example/1.html', second: 'https://a.example/2.html' };

async function pack(
  articles: () => AsyncIterable<ArchivedArticle>,
  shared?: () => Promise<ArchivedShared>,
): Promise<Blob> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(Uint8Array.from(chunk)) });
  await writeZip(toArchive({ articles, shared, words: WORDS, createdAt: '2026-01-02T03:04:05.678Z' }), sink);
  return new Blob(chunks);
}

async function exportAll(): Promise<Blob> {
  const ids = await listEverything();
  return pack(() => readArchived(ids), readShared);
}

async function wipe(): Promise<void> {
  for (const { id } of await loadRules()) await removeRule(id);
  await Promise.all(db.tables.map((table) => table.clear()));
}

async function importFile(blob: Blob, known: 'skip' | 'both' | 'replace' = 'skip', name = 'x') {
  const plan = await planImport([{ name, blob }]);
  const report = await runImport(plan, { known });
  return { plan: plan.counts, news: plan.news, report: report.counts, shared: report.shared, lines: report.lines };
}

/** All that a reader has, without what is only for search and for other devices. */
async function snapshot() {
  const blobs = await db.blobs.toArray();
  const pictures = await db.pictures.toArray();
  return {
    articles: await db.articles.toArray(),
    bodies: await db.bodies.toArray(),
    versions: await db.versions.toArray(),
    tagLooks: await db.tagLooks.toArray(),
    rules: await loadRules(),
    highlights: (await db.highlights.toArray()).map(({ del: _when, ...row }) => row),
    pictures: pictures.filter(({ state }) => state === 'local').map(({ at: _when, tries: _tries, ...row }) => row),
    blobs: await Promise.all(
      blobs.map(async ({ blob, ...row }) => ({
        ...row,
        type: blob.type,
        bytes: [...new Uint8Array(await blob.arrayBuffer())],
      })),
    ),
  };
}

/** A library with one of everything. */
async function fill(): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < 12; i++) {
    const image = i % 3 === 0 ? `<img src="https://pic.example/${i}.png" alt="x&amp;y">` : '';
    const html = `<p>第 ${i} 篇 &amp; 它的正文</p>${image}<pre>\n\n  code</pre>`;
    const removed = [{ step: 'cut', reason: 'share-bar', text: '分享', html: '<p>分享</p>', before: 1, path: [0, 1] }];
    const article = createArticle({
      url: `https://a.example/${i}.html`,
      title: `第 ${i} 篇`,
      html,
      text: `第 ${i} 篇`,
      removed,
      // One block of every second was put back by the reader.
      ...(i % 2 === 0 && { returned: ['编者按'] }),
    });
    const { id } = await saveArticle(article, `save ${i}`);
    ids.push(id);
    if (image) {
      const bytes = Uint8Array.from([...PNG, i % 6]);
      await keepPicture(id, `https://pic.example/${i}.png`, { bytes, mime: 'image/png', width: 1, height: 1 });
    }
  }
  const [a = '', b = '', c = '', d = ''] = ids;
  await act([a], { isStarred: true, note: '笔记\n第二行', addTags: ['故事', '__proto__', 'a b'], title: '我的标题' });
  await act([a], { removeTags: ['故事'] });
  await act([b], { isArchived: true, isRead: true });
  await act([c], { isInBin: true });
  const anchor = { quote: '正文', prefix: '它的', suffix: '', start: 8, end: 10 };
  // Fetched again, and what it said before is kept.
  const again = createArticle({ url: 'https://a.example/1.html', title: '第 1 篇', html: '<p>改过</p>', text: '改过' });
  await saveArticle(again, 'again');
  await setTagColor('故事', 'green');
  await setTagColor('Ａ B', 'red');
  await keepRules(SHARED.rules);
  await saveHighlight(d, { ...anchor, id: '01890000-0000-7000-8000-00000000abcd', color: 'green', note: '想法' });
  return ids;
}

describe('out and in again', () => {
  test('export, wipe, import gives the same library, value by value and byte by byte', async () => {
    await fill();
    const before = await snapshot();
    const archive = await exportAll();
    await wipe();
    const { plan, news, report, shared } = await importFile(archive);
    expect(plan).toMatchObject({ new: 12, known: 0, broken: 0 });
    expect(report).toMatchObject({ added: 12, broken: 0 });
    expect([news, shared]).toEqual([
      { tagColors: 2, rules: 1 },
      { tagColors: 2, rules: 1 },
    ]);
    expect(before.versions).toHaveLength(1);
    expect(await snapshot()).toEqual(before);
    // And a second time brings nothing new.
    expect((await importFile(archive)).news).toEqual({ tagColors: 0, rules: 0 });
  });

  test('a colour and a rule that are here stand, unless what is here is to be replaced', async () => {
    const archive = await pack(
      () => each([createArchived()]),
      async () => SHARED,
    );
    await setTagColor('故事', 'blue');
    await keepRules(SHARED.rules.map((rule) => ({ ...rule, match: { words: { how: 'is', text: '我改过' } } })));
    expect((await importFile(archive)).shared).toEqual({ tagColors: 1, rules: 0 });
    expect((await readTagColors()).get('故事')).toBe('blue');
    expect((await importFile(archive, 'replace')).shared).toEqual({ tagColors: 1, rules: 1 });
    expect((await readTagColors()).get('故事')).toBe('green');
    expect(await loadRules()).toEqual(SHARED.rules);
  });

  test('an archive of before it held earlier texts, colours and rules is read as ever', async () => {
    const { plan, report } = await importFile(new Blob([readFileSync(OLD_ARCHIVE)]));
    expect([plan, report]).toMatchObject([
      { new: 2, broken: 0 },
      { added: 2, broken: 0 },
    ]);
    const rows = await db.articles.orderBy('id').toArray();
    expect(rows.map(({ f, state }) => [f.title[0], f.note[0], state])).toEqual([
      ['春潮涌动', '笔记', 'unread'],
      ['第二篇', '', 'bin'],
    ]);
    expect((await db.highlights.toArray()).map(({ f }) => f.anchor[0].quote)).toEqual(['烟火气儿']);
    expect((await db.pictures.toArray()).map(({ state }) => state)).toEqual(['local']);
  });

  test('two versions under one address stay two', async () => {
    const one = createArchived({ id: '01890000-0000-7000-8000-000000000001' });
    const two = createArchived({ id: '01890000-0000-7000-8000-000000000002', html: '<p>另一版</p>' });
    const archive = await pack(() => each([one, two]));
    expect((await importFile(archive)).report).toMatchObject({ added: 2 });
    expect((await importFile(archive)).report).toMatchObject({ skipped: 2, added: 0 });
    expect(await db.articles.count()).toBe(2);
  });

  test('JSON lines bring back everything but the pictures', async () => {
    await fill();
    const before = await snapshot();
    const ids = await listEverything();
    const lines: string[] = [];
    for await (const piece of toJsonLines(readArchived(ids))) lines.push(piece);
    await wipe();
    expect((await importFile(new Blob(lines))).report).toMatchObject({ added: 12 });
    const after = await snapshot();
    expect(after.articles).toEqual(before.articles);
    expect(after.highlights).toEqual(before.highlights);
  });

  test('what is erased after an import comes back by importing it again', async () => {
    const archive = await pack(() => each([createArchived()]));
    await importFile(archive);
    await act(
      (await db.articles.toArray()).map(({ id }) => id),
      { isInBin: true },
    );
    await emptyBin();
    expect((await importFile(archive)).report).toMatchObject({ added: 1 });
  });
});

describe('what is here already', () => {
  const newer = () =>
    createArchived({ id: undefined, html: '<p>新</p>', text: '新', tags: ['新'] }, { url: URLS.first, title: '新的' });

  async function importNewer(known: 'skip' | 'both' | 'replace') {
    await saveArticle(createArticle({ url: URLS.first, title: '旧的' }), 'a');
    const archive = await pack(() => each([newer()]));
    const { plan, report } = await importFile(archive, known);
    expect(plan).toMatchObject({ known: 1, new: 0 });
    const titles = (await db.articles.toArray()).map(({ f }) => f.title[0]).sort();
    return { report, titles, again: (await importFile(archive, known)).report };
  }

  test('stays as it is', async () => {
    const { report, titles } = await importNewer('skip');
    expect(report).toMatchObject({ skipped: 1 });
    expect(titles).toEqual(['旧的']);
  });

  test('is kept beside the other version, once', async () => {
    const { report, titles, again } = await importNewer('both');
    expect(report).toMatchObject({ copied: 1 });
    expect(titles).toEqual(['新的', '旧的']);
    expect(again).toMatchObject({ copied: 0, skipped: 1 });
    expect(await db.articles.count()).toBe(2);
  });

  test('is replaced where the reader says so, body and all', async () => {
    const { report, titles } = await importNewer('replace');
    expect(report).toMatchObject({ replaced: 1 });
    expect(titles).toEqual(['新的']);
    expect((await db.bodies.toArray()).map(({ text }) => text)).toEqual(['新']);
  });

  test('a link changes nothing of an article, and an article fills a link in', async () => {
    const link = new Blob([`title,url,time_added,tags,status\n链接,${URLS.first},1600000000,a,unread`]);
    expect((await importFile(link)).report).toMatchObject({ linked: 1 });
    expect(await listLinks()).toHaveLength(1);
    const archive = await pack(() => each([newer()]));
    const { plan, report } = await importFile(archive);
    expect([plan.new, report.added]).toEqual([1, 1]);
    expect(await listLinks()).toEqual([]);
    const [row] = await db.articles.toArray();
    expect([row?.f.title[0], row?.f.savedAt[0].slice(0, 4), row?.tagKeys.sort()]).toEqual([
      '新的',
      '2020',
      ['a', '新'],
    ]);
    expect((await importFile(link, 'replace')).report).toMatchObject({ skipped: 1, replaced: 0, linked: 0 });
    const tagged = new Blob([`title,url,time_added,tags,status\n链接,${URLS.first},1600000000,b,unread`]);
    expect((await importFile(tagged, 'replace')).report).toMatchObject({ tagged: 1, replaced: 0 });
    const both = new Blob([`title,url,time_added,tags,status\n链接,${URLS.first},1600000000,c,unread`]);
    expect((await importFile(both, 'both')).report).toMatchObject({ tagged: 1, copied: 0 });
    expect((await importFile(both, 'skip')).report).toMatchObject({ skipped: 1, tagged: 0 });
    const [after] = await db.articles.toArray();
    expect([after?.f.title[0], after?.tagKeys.sort()]).toEqual(['新的', ['a', 'b', 'c', '新']]);
    expect((await db.bodies.toArray()).map(({ text }) => text)).toEqual(['', '新']);
  });

  test('a file that names an article twice gives it once', async () => {
    const table = `title,url,time_added,tags,status\n一,${URLS.first},1600000000,,unread\n二,${URLS.first}#x,1600000000,,unread`;
    const { plan, report } = await importFile(new Blob([table]));
    expect(plan).toMatchObject({ link: 1, repeated: 1 });
    expect(report).toMatchObject({ linked: 1, repeated: 1 });
  });
});

describe('an import that ends in the middle', () => {
  test('leaves whole articles, and goes on without doubles', async () => {
    const rows = Array.from({ length: 180 }, (_, i) => `第 ${i} 篇,https://a.example/${i},1600000000,,unread`);
    const blob = new Blob([['title,url,time_added,tags,status', ...rows].join('\n')]);
    const plan = await planImport([{ name: 'x', blob }]);
    const stop = new AbortController();
    const cut = await runImport(plan, {
      known: 'both',
      signal: stop.signal,
      onProgress: (done) => done >= 100 && stop.abort(),
    });
    expect(cut).toMatchObject({ isCancelled: true, counts: { linked: 100 } });
    expect(await db.articles.count()).toBe(100);
    expect((await importFile(blob, 'both')).report).toMatchObject({ linked: 80, skipped: 100 });
    expect(await db.articles.count()).toBe(180);
  });
});

describe('an archive that somebody has changed', () => {
  const base = () => JSON.parse(JSON.stringify({ ...createArchived(), format: 'jingdu-article', version: 1 }));
  const marker = JSON.stringify({ format: 'jingdu-archive' });

  async function importRecord(record: unknown, files: Record<string, string | Blob> = {}) {
    const zip = await makeZip({ 'jingdu.json': marker, 'articles/a/article.json': JSON.stringify(record), ...files });
    return importFile(new Blob([zip]));
  }

  test('brings no script in', async () => {
    const record = base();
    record.body.html = '<p>字</p><img src=x onerror=alert(1)><script>alert(1)</script>';
    record.body.removed = [{ step: 's', reason: 'r', text: 't', html: '<svg onload=alert(1)>', before: 0 }];
    await importRecord(record);
    const [body] = await db.bodies.toArray();
    expect([body?.html, body?.removed[0]?.html]).toEqual(['<p>字</p>', '']);
    expect(body?.hash).toBe(createHash('sha256').update('<p>字</p>').digest('hex'));
  });

  test('cannot set the clock ahead', async () => {
    const record = base();
    record.stamps = {
      fields: { title: 'zzzzzzzzzzzzzzzz', note: '----------------' },
      tags: { 故事: ['zzzzzzzzzzzzzzzz', ''] },
      bin: 'zzzzzzzzzzzzzzzz',
    };
    await importRecord(record);
    const [row] = await db.articles.toArray();
    expect(row?.f.title[1].startsWith('zzzz')).toBe(false);
    expect(Object.keys(row?.tags ?? {}).sort()).toEqual(['故事', '春节 烟火']);
    expect(row?.del[1].startsWith('zzzz')).toBe(false);
    await act([row?.id ?? ''], { title: '我改的' });
    expect((await db.articles.get(row?.id ?? ''))?.f.title[0]).toBe('我改的');
  });

  test('keeps pictures that are what they are said to be, and no others', async () => {
    const good = createPicture('https://a.example/1.png');
    const facts = (url: string, file: string) => ({ url, hash: good.hash, width: 1, height: 1, file });
    const record = base();
    record.pictures = [
      facts('https://a.example/1.png', 'pictures/1.png'),
      facts('https://a.example/2.png', 'pictures/2.png'),
      facts('https://a.example/3.png', 'pictures/3.png'),
      facts('https://a.example/4.png', '../../../4.png'),
      facts('javascript:alert(1)', 'pictures/1.png'),
    ];
    const { report } = await importRecord(record, {
      'articles/a/pictures/1.png': new Blob([PNG]),
      'articles/a/pictures/2.png': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '4.png': new Blob([PNG]),
    });
    expect(report).toMatchObject({ added: 1, broken: 2 });
    const kept = (await db.pictures.toArray()).filter(({ state }) => state === 'local');
    expect(kept.map(({ url }) => url)).toEqual(['https://a.example/1.png']);
  });

  test.each([
    ['no address', { url: 'file:///etc/passwd' }, 'noAddress'],
    ['a title that is no text', { title: {} }, 'notRecord'],
    ['no moment', { savedAt: 'yesterday' }, 'notRecord'],
  ])('with %s is refused, and says so', async (_name, fields, reason) => {
    const record = base();
    Object.assign(record.fields, fields);
    const { report, lines } = await importRecord(record);
    expect(report).toMatchObject({ added: 0, broken: 1 });
    expect(lines[0]?.reason).toBe(reason);
  });

  test('of a later version is refused', async () => {
    expect((await importRecord({ ...base(), version: 2 })).report).toMatchObject({ added: 0, broken: 1 });
  });
});
