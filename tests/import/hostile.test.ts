// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { ArchivedArticle } from '@/utils/archived-article';
import type { ArchivedShared } from '@/utils/archived-shared';
import { toArchive } from '@/utils/export/to-archive';
import { toJsonLines } from '@/utils/export/to-json-lines';
import type { ImportItem } from '@/utils/import/import-item';
import { LIMITS } from '@/utils/import/limits';
import { splitJson } from '@/utils/import/split-json';
import { isCleanHtml } from '@/utils/sanitize';
import { parseRules } from '@/utils/sites/site-rule';
import { TAG_COLORS } from '@/utils/tag-color';
import { collect, createArchived, createPicture, each, SHARED, WORDS } from '../export/setup';
import { applyDamage, damage } from './damage';
import { makeZip, readAll } from './setup';

vi.setConfig({ testTimeout: 120_000 });

const FOLDER = join(import.meta.dirname, '../fixtures/import');
/** Beyond this a file is as good as one that hangs; a quiet machine needs some 20 ms for the slowest. */
const MAX_MS = 10_000;

const seeds: { name: string; bytes: Buffer }[] = [];

beforeAll(async () => {
  for (const name of readdirSync(FOLDER)) seeds.push({ name, bytes: readFileSync(join(FOLDER, name)) });
  const articles = [
    createArchived({ pictures: [createPicture('https://a.example/1.png')] }),
    createArchived({ id: undefined }),
  ];
  const files: Record<string, string | Blob> = {};
  for await (const { path, content } of toArchive({
    articles: () => each(articles),
    shared: async () => SHARED,
    words: WORDS,
    createdAt: '2026-01-02T03:04:05.678Z',
  })) {
    const made = await content();
    files[path] = typeof made === 'string' || made instanceof Blob ? made : await collect(made);
  }
  seeds.push({ name: 'archive.zip', bytes: Buffer.from(await makeZip(files)) });
  seeds.push({ name: 'data.jsonl', bytes: Buffer.from(await collect(toJsonLines(each(articles)))) });
  const text = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
  const omnivore = {
    'metadata_0_to_20.json': text('omnivore-list.json'),
    'content/one-1.html': text('omnivore-content.html'),
    'highlights/one-1.md': text('omnivore-highlights.md'),
  };
  seeds.push({ name: 'omnivore.zip', bytes: Buffer.from(await makeZip(omnivore)) });
});

function expectSound(item: ImportItem): void {
  if (item.kind === 'broken') {
    expect(item.reason).toMatch(/^[a-zA-Z]+$/);
    expect(item.where).not.toBe('');
    return;
  }
  if (item.kind === 'article') expectSoundArticle(item.article);
  else expectSoundShared(item.shared);
}

function expectSoundShared({ tagColors, rules }: ArchivedShared): void {
  expect(tagColors.every(({ tag, color }) => tag.length <= LIMITS.tag && TAG_COLORS.includes(color))).toBe(true);
  expect(parseRules(rules)).toEqual(rules);
}

function expectSoundArticle({ id, fields, tags, body, versions, highlights, pictures }: ArchivedArticle): void {
  expect(new URL(fields.url).protocol).toMatch(/^https?:$/);
  expect(fields.title.length).toBeLessThanOrEqual(LIMITS.field);
  expect(Date.parse(fields.savedAt)).not.toBeNaN();
  expect([fields.isRead, fields.isStarred, fields.isArchived].every((flag) => typeof flag === 'boolean')).toBe(true);
  expect(tags.every((tag) => typeof tag === 'string' && tag.length <= LIMITS.tag)).toBe(true);
  if (id !== undefined) expect(id).toMatch(/^[0-9a-f-]{36}$/);
  if (body) {
    expect(isCleanHtml(body.html)).toBe(true);
    expect(body.removed.every(({ html }) => isCleanHtml(html))).toBe(true);
  }
  expect(versions?.every((version) => isCleanHtml(version.body.html)) ?? true).toBe(true);
  expect(highlights.every(({ quote }) => quote.length > 0 && quote.length <= 20_000)).toBe(true);
  expect(pictures.every(({ url }) => /^https?:/.test(url))).toBe(true);
}

describe('five hundred files that nobody should be given', () => {
  test('end, throw nothing, and give only what is sound or said to be broken', async () => {
    const kinds = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(damage, async (how) => {
        const { name, bytes } = applyDamage(seeds, how);
        const start = performance.now();
        const { format, items } = await readAll(name, bytes);
        expect(performance.now() - start).toBeLessThan(MAX_MS);
        for (const item of items) expectSound(item);
        kinds.set(format ?? 'none', (kinds.get(format ?? 'none') ?? 0) + 1);
      }),
      { seed: 6, numRuns: 500 },
    );
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined();
    expect(Reflect.get(globalThis, '__ran')).toBeUndefined();
    // It was not one kind of file all the time.
    expect(kinds.size).toBeGreaterThan(10);
  });

  test.each(['wallabag.json', 'karakeep.json', 'omnivore-list.json', 'archive.zip', 'omnivore.zip'])(
    '%s that ends in the middle says so',
    async (name) => {
      const bytes = seeds.find((seed) => seed.name === name)?.bytes ?? Buffer.alloc(0);
      const whole = (await readAll(name, bytes)).items.filter(({ kind }) => kind === 'article').length;
      for (let part = 1; part < 20; part++) {
        const { format, items } = await readAll(name, bytes.subarray(0, Math.floor((bytes.length * part) / 20)));
        const articles = items.filter(({ kind }) => kind === 'article').length;
        if (format !== undefined && articles < whole) expect(items.some(({ kind }) => kind === 'broken')).toBe(true);
      }
    },
  );
});

describe('a bomb', () => {
  async function* zeros(megabytes: number): AsyncGenerator<string> {
    const piece = '0'.repeat(1_000_000);
    for (let i = 0; i < megabytes; i++) yield piece;
  }

  async function packZeros(path: string, megabytes: number, files: Record<string, string> = {}): Promise<Uint8Array> {
    return makeZip({ ...files, [path]: new Blob([await collect(zeros(megabytes))]) });
  }

  test('that unpacks to more than any record is refused while it unpacks', async () => {
    const zip = await packZeros('articles/a/article.json', 100, { 'jingdu.json': '{}' });
    expect(zip.length).toBeLessThan(200_000);
    const { items } = await readAll('bomb.zip', zip);
    expect(items).toEqual([{ kind: 'broken', where: 'bomb.zip: articles/a', reason: 'tooLarge' }]);
  });

  test('that is small enough but packed as no text is', async () => {
    const zip = await packZeros('a.csv', 20);
    expect((await readAll('bomb.zip', zip)).items).toMatchObject([{ kind: 'broken', reason: 'tooLarge' }]);
  });

  test('whose directory lies about the size', async () => {
    const zip = Buffer.from(await packZeros('articles/a/article.json', 100, { 'jingdu.json': '{}' }));
    // Both in the directory and before the data: 100 MB become 1,000 bytes.
    const real = Buffer.alloc(4);
    real.writeUInt32LE(100_000_000);
    const lie = Buffer.alloc(4);
    lie.writeUInt32LE(1_000);
    for (let at = zip.indexOf(real); at >= 0; at = zip.indexOf(real, at + 4)) lie.copy(zip, at);
    const { items } = await readAll('bomb.zip', zip);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ kind: 'broken' });
  });

  test('of one endless record', async () => {
    const record = `{"title":"${'a'.repeat(LIMITS.record)}"}`;
    const { items } = await readAll(
      'x.json',
      Buffer.from(`[{"is_archived":0,"url":"https://a.example/1"},${record},{"url":"https://a.example/2"}]`),
    );
    expect(
      items.map((item) => (item.kind === 'article' ? item.article.fields.url : item.kind === 'broken' && item.reason)),
    ).toEqual(['https://a.example/1', 'tooLarge', 'https://a.example/2']);
  });
});

describe('a list in a JSON file', () => {
  async function split(text: string, key?: string): Promise<string[]> {
    const pieces: string[] = [];
    for await (const piece of splitJson(new Blob([text]), key))
      pieces.push(piece.kind === 'record' ? piece.text : piece.reason);
    return pieces;
  }

  test('comes apart as JSON.parse takes it apart, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.json({ maxDepth: 3 }), { maxLength: 6 }), async (records) => {
        const values = records.map((record) => JSON.parse(record));
        expect((await split(`[${records.join(' ,\n')}]`)).map((piece) => JSON.parse(piece))).toEqual(values);
        const object = `{"lists":[1,{"x":"]"}],"a\\"":{"bookmarks":[0]},"bookmarks":[${records.join(',')}],"z":[3]}`;
        expect((await split(object, 'bookmarks')).map((piece) => JSON.parse(piece))).toEqual(values);
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});
