import { PROBE, type Vector, writeAttackPage } from '../attack-page.ts';
import type { Sent } from './transfer.ts';
import { pack } from './zip.ts';

/** Files of other services that hold one attack a line. */
const LINK_FILES: readonly { name: string; head: string; line: (v: string, i: number) => string; foot?: string }[] = [
  {
    name: 'pocket.csv',
    head: 'title,url,time_added,tags,status',
    line: (v, i) => csv(v, at(i, v), '1600000000', v, v),
  },
  {
    name: 'instapaper.csv',
    head: 'URL,Title,Selection,Folder,Timestamp,Tags',
    line: (v, i) => csv(at(i, v), v, v, v, '1700000000', JSON.stringify([v])),
  },
  {
    name: 'raindrop.csv',
    head: 'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite',
    line: (v, i) =>
      csv(String(i), v, v, v, at(i, v), v, v, '2024-03-01T10:00:00.000Z', v, `Highlight:${v}\nNote:${v}`, v),
  },
  {
    name: 'readwise.csv',
    head: 'Title,URL,ID,Document tags,Saved date,Reading progress,Location,Seen',
    line: (v, i) => csv(v, at(i, v), v, `['${v}']`, '2022-11-06 04:33:50+00:00', v, 'new', v),
  },
  {
    name: 'matter.csv',
    head: 'Title,Author,Publisher,URL,Tags,Word Count,In Queue,Favorited,Read,Highlight_Count,Last Interaction Date,File Id',
    line: (v, i) => csv(v, v, v, at(i, v), v, v, 'True', v, v, v, '2023-02-03T04:05:06Z', v),
  },
  // What is dropped has a name, too.
  { name: '<img src=x onerror=alert(1)>.csv', head: 'url,title,tags,note', line: (v, i) => csv(at(i, v), v, v, v) },
  {
    name: 'bookmarks.html',
    head: '<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>',
    line: (v, i) =>
      `<DT><H3>${v}</H3><DL><p><DT><A HREF="${attribute(at(i, v))}" TAGS="${attribute(v)}">${v}</A><DD>${v}</DL><p>`,
    foot: '</DL>',
  },
  {
    name: 'ril_export.html',
    head: '<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1><ul>',
    line: (v, i) => `<li><a href="${attribute(at(i, v))}" time_added="1688628695" tags="${attribute(v)}">${v}</a></li>`,
    foot: '</ul></body></html>',
  },
];

/** Formats that hold bodies: every attack in ours, and a share of them in each of the others. */
const BODY_FILES: readonly ((vectors: readonly Vector[]) => Promise<Sent> | Sent)[] = [
  (vectors) => text('records.jsonl', vectors.map(({ v }, i) => JSON.stringify(record(v, i))).join('\n')),
  (vectors) => text('wallabag.json', JSON.stringify(share(vectors, 0).map(({ v }, i) => wallabag(v, i)))),
  (vectors) =>
    text('karakeep.json', JSON.stringify({ bookmarks: share(vectors, 1).map(({ v }, i) => karakeep(v, i)) })),
  async (vectors) => {
    const pages = share(vectors, 2).map((vector, i) => [`page-${i}.html`, writeAttackPage(i, vector)] as const);
    return { name: 'pages.zip', base64: (await pack(Object.fromEntries(pages))).toString('base64') };
  },
  async (vectors) => {
    const folders = share(vectors, 3).map(
      ({ v }, i) => [`articles/${i}/article.json`, JSON.stringify(record(v, 100_000 + i))] as const,
    );
    const first = { 'jingdu.json': JSON.stringify({ format: 'jingdu-archive', version: 1, createdAt: MOMENT }) };
    return {
      name: 'archive.zip',
      base64: (await pack({ ...first, ...Object.fromEntries(folders) })).toString('base64'),
    };
  },
];

const MOMENT = '2024-03-01T10:00:00.000Z';

/** Files of every format that can be read, with the attacks wherever a file can put words. */
export async function makeImportFiles(vectors: readonly Vector[]): Promise<Sent[]> {
  const links = LINK_FILES.map(({ name, head, line, foot = '' }, n) => {
    const lines = vectors.flatMap(({ v }, i) => (i % LINK_FILES.length === n ? line(v.toWellFormed(), i) : []));
    return text(name, [head, ...lines, foot].join('\n'));
  });
  return [...links, ...(await Promise.all(BODY_FILES.map((make) => make(vectors))))];
}

/** A share of the attacks, for one of the formats beside ours. */
function share(vectors: readonly Vector[], nth: number): Vector[] {
  return vectors.filter((_, i) => i % (BODY_FILES.length - 1) === nth);
}

/** An address of its own with the attack in it; nobody is there. */
function at(i: number, v: string): string {
  return `http://import.test/${i}?v=${encodeURIComponent(v.toWellFormed())}`;
}

function record(v: string, i: number): object {
  const words = { quote: PROBE, prefix: v, suffix: v, start: 0, end: 2, note: v, color: 'yellow', createdAt: MOMENT };
  return {
    ...{ format: 'jingdu-article', version: 1, tags: [v], binnedAt: null },
    fields: {
      ...{ url: at(i, `records ${v}`), title: v, byline: v, source: v, editor: v, siteName: v, breadcrumb: [v] },
      ...{ publishedTime: v, publishedText: v, excerpt: v, lang: v, dir: v, leadImage: v, savedAt: MOMENT, note: v },
      pages: { joined: 1, missing: v },
    },
    highlights: [
      { ...words, id: uuid(i, 1) },
      { ...words, id: uuid(i, 2), quote: v },
    ],
    pictures: [{ url: v, hash: 'f'.repeat(64), width: 1, height: 1, file: v }],
    body: {
      ...{ html: `<p>${PROBE}第${i}号</p>${v}<p>其余</p>`, text: `${PROBE} ${v}`, extractorVersion: 1 },
      removed: [{ step: v, reason: v, text: v || '无', html: v, before: 0 }],
    },
  };
}

function wallabag(v: string, i: number): object {
  return {
    ...{ is_archived: 0, is_starred: 1, tags: [v, { label: v }], title: v, url: at(i, `wallabag ${v}`) },
    ...{ content: `<p>${PROBE}</p>${v}`, created_at: '2024-01-01T10:00:00+0000', published_at: v, published_by: [v] },
    ...{ annotations: [{ text: v, quote: PROBE }], language: v, domain_name: v, preview_picture: v },
  };
}

function karakeep(v: string, i: number): object {
  const content = { type: 'link', url: at(i, `karakeep ${v}`), title: v, htmlContent: `<p>${PROBE}</p>${v}` };
  return { createdAt: 1_706_000_000, title: v, tags: [v, { name: v }], note: v, content };
}

function uuid(i: number, nth: number): string {
  return `01910000-000${nth}-7000-8000-${i.toString(16).padStart(12, '0')}`;
}

function csv(...cells: string[]): string {
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
}

function attribute(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}

function text(name: string, words: string): Sent {
  return { name, base64: Buffer.from(words.toWellFormed()).toString('base64') };
}
