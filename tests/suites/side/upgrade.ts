import Dexie from 'dexie';
import { db } from '@/utils/library/db';
import { fold } from '@/utils/library/search/fold';
import { sha256 } from '@/utils/library/sha256';
import { toUrlKey } from '@/utils/library/url-key';

/** The side of `npm run suite:upgrade` that makes libraries as earlier versions of the extension left them. */

/** The tables of each version of the schema that was ever published, as its code declared them. Never edit one. */
const ORDERS = ['savedAt', 'published', 'count'].flatMap((order) =>
  ['kept', 'state', 'starred'].map((view) => `[${view}+${order}+id]`),
);
const FIRST = { bodies: 'hash', outbox: 'key', operations: 'id, at', meta: 'key' };
const ARTICLES_1 = 'id, urlKey, bodyHash, *tagKeys, [kept+savedAt+id], [state+savedAt+id]';
const SEARCH_2 = {
  ...{ docs: '++n, &articleId, *keys', texts: 'n', tombs: 'n', segments: 'id' },
  ...{ drafts: '++id', outlines: 'id', blocks: '' },
};
const SCHEMAS: Record<number, Record<string, string>> = {
  1: { ...FIRST, articles: ARTICLES_1, tail: 'articleId' },
  2: { ...FIRST, ...SEARCH_2, articles: ARTICLES_1 },
  3: { ...FIRST, ...SEARCH_2, articles: ['id', 'urlKey', 'bodyHash', '*tagKeys', ...ORDERS].join(', ') },
};

export const VERSIONS = Object.keys(SCHEMAS).map(Number);

/** Deletes the library and makes one of an earlier version, with so many articles; every fifth is in the bin. */
export async function makeOld(version: number, articles: number): Promise<void> {
  db.close();
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name);
  const old = new Dexie('jingdu');
  old.version(version).stores(SCHEMAS[version] ?? {});
  for (let i = 0; i < articles; i++) {
    const text = `第${i}篇旧文章，集市上人声鼎沸。`;
    const html = `<p>${text}</p>`;
    const hash = await sha256(html);
    const row = makeRow(i, hash, version);
    await old.table('articles').add(row);
    await old.table('bodies').add({ hash, v: 1, html, text, removed: [], extractorVersion: 1 });
    if (version === 1) await old.table('tail').add({ articleId: row.id, title: row.f.title[0], text });
    if (version === 1) continue;
    const at = Math.floor(Date.parse(row.savedAt) / 1000);
    const [title, stamp] = row.f.title;
    const keys = ['tag:民生', 'site:a.example', `source:${fold('某报')}`, ...(row.kept ? [] : ['bin'])];
    const doc = { articleId: row.id, at, version: `${hash} ${stamp}`, keys };
    const n = await old.table('docs').add(doc);
    await old.table('texts').add({ n, articleId: row.id, at, title, text });
  }
  old.close();
}

function makeRow(i: number, bodyHash: string, version: number) {
  const at = `7Kz00000000000${String(i).padStart(2, '0')}`;
  const id = `01900000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`;
  const url = `https://a.example/${i}`;
  const bin = i % 5 === 4 ? '2024-05-02T00:00:00.000Z' : null;
  const savedAt = new Date(Date.UTC(2024, 4, 1, 0, i)).toISOString();
  const isRead = i % 3 === 0;
  const fields = {
    ...{ url, title: `旧文章${i}`, byline: undefined, source: '某报', editor: undefined, siteName: undefined },
    ...{
      breadcrumb: [],
      publishedTime: '2023-01-29',
      publishedText: undefined,
      excerpt: '',
      lang: 'zh-CN',
      dir: 'ltr',
    },
    ...{ leadImage: undefined, length: { count: 12, minutes: 1 }, pages: undefined, bodyHash, savedAt, isRead },
    ...(version >= 3 && { isStarred: i % 4 === 0, isArchived: false, note: '', isTitleOwn: false }),
  };
  const f = Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, [value, at]])) as {
    title: [string, string];
  };
  const kept = bin ? 0 : 1;
  const columns = {
    ...{ urlKey: toUrlKey(url), savedAt, kept, state: bin ? 'bin' : isRead ? 'read' : 'unread' },
    ...(version >= 3 && { starred: kept && i % 4 === 0 ? 1 : 0, published: '2023-01-29', count: 12 }),
  };
  return { id, v: 1, ...columns, tagKeys: [fold('民生')], bodyHash, f, tags: { 民生: [at, ''] }, del: [bin, at] };
}

/** Opens the library with the code of today in a worker that is ended at one of its awaits; gives how many there were. */
export function openAndDie(death: number): Promise<number> {
  const worker = new Worker('opener.js');
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<{ kind: string; awaits: number; why?: string }>) => {
      worker.terminate();
      if (data.kind === 'failed') reject(new Error(data.why));
      else resolve(data.awaits);
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(death);
  });
}

/** The library as the disk has it: its version, and the address and text of each article. */
export async function readRaw(): Promise<{ version: number; articles: string[] }> {
  const raw = await new Dexie('jingdu', { autoOpen: false }).open();
  const rows = await raw.table('articles').toArray();
  const bodies = new Map((await raw.table('bodies').toArray()).map((body) => [body.hash, body.text]));
  const articles = rows.map((row) => `${row.f.url[0]} ${row.f.title[0]} ${row.del[0]} ${bodies.get(row.bodyHash)}`);
  const { verno } = raw;
  raw.close();
  return { version: verno, articles: articles.sort() };
}

/** Opens the library as any page of ours does; gives how many articles there are now. */
export async function open(): Promise<number> {
  await db.open();
  return db.articles.count();
}
