import { type Article, measureLength } from '@/utils/article';
import { saveArticle } from '@/utils/library/articles';
import { CardWriter } from '@/utils/library/catalogue/card-writer';
import { db } from '@/utils/library/db';
import { type ArticleFields, type ArticleRow, type BodyRow, LATER_FIELDS } from '@/utils/library/rows';
import { findArticleIds, findNumbers, searchArticles } from '@/utils/library/search/find';
import { fold, tidy } from '@/utils/library/search/fold';
import { isIndexSound, rebuildIndex } from '@/utils/library/search/rebuild';
import { tendIndex } from '@/utils/library/search/tend';
import { toDoc, toText } from '@/utils/library/search/to-doc';
import { createRow, withTags } from '@/utils/library/to-row';
import { createArticleMaker, createRandom, type MadeArticle, type Vocabulary } from './library-articles';
import { type ListTimes, timeLists } from './library-lists';
import { indexWithMini, searchWithMini } from './library-mini';

/** The side of `npm run bench:library` that runs in a page of the extension. */

let make: (i: number) => MadeArticle;

export function setVocabulary(vocabulary: Vocabulary): void {
  make = createArticleMaker(vocabulary);
}

const FIRST_DAY = Date.UTC(2016, 0, 1);
/** A stamp later than the empty one, as a real clock's are. */
const STAMPS = { next: () => '7Kz0000000000000' };

/** Writes articles number `from` up to `to` as if they had been saved, an hour after each other. */
export async function fill(from: number, to: number): Promise<void> {
  const articles: ArticleRow[] = [];
  const bodies: BodyRow[] = [];
  for (let i = from; i < to; i++) {
    const made = make(i);
    const hash = `made${i}`;
    const row = createRow(toId(i), toFields(made, hash, i), STAMPS);
    articles.push(withTags(row, made.tags, STAMPS));
    const picture = made.leadImage ? `<p><img src="${made.leadImage}" alt=""></p>` : '';
    const html = `${picture}<p>${made.text}</p>`;
    bodies.push({ hash, v: 1, html, text: made.text, removed: [], extractorVersion: 1 });
  }
  await db.transaction('rw', [db.articles, db.bodies, db.docs, db.texts, db.drawers, db.meta], async () => {
    await db.articles.bulkAdd(articles);
    await db.bodies.bulkAdd(bodies);
    const numbers = await db.docs.bulkAdd(articles.map(toDoc), { allKeys: true });
    await db.texts.bulkAdd(articles.map((row, i) => toText(numbers[i] as number, row, bodies[i]?.text ?? '')));
    const cards = new CardWriter();
    for (const [i, row] of articles.entries()) cards.put(numbers[i] as number, row);
    await cards.flush();
  });
}

function toId(i: number): string {
  return `01900000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`;
}

function toFields({ tags: _, text, ...made }: MadeArticle, bodyHash: string, i: number): ArticleFields {
  return {
    ...LATER_FIELDS,
    ...made,
    byline: undefined,
    editor: undefined,
    siteName: undefined,
    breadcrumb: [],
    publishedText: undefined,
    excerpt: text.slice(0, 80),
    lang: 'zh-CN',
    dir: 'ltr',
    length: measureLength(text),
    bodyHash,
    savedAt: new Date(FIRST_DAY + i * 3_600_000).toISOString(),
    pages: undefined,
  };
}

/** Reading the catalogue, then filters, order and counts together. */
export function measureLists(): Promise<ListTimes> {
  return timeLists();
}

/** Seals and merges all there is; milliseconds. */
export async function tendAll(): Promise<number> {
  const start = performance.now();
  while (!(await tendIndex())) await new Promise((done) => setTimeout(done, 200));
  return performance.now() - start;
}

/** Milliseconds of real saves, one after the other, and of the search that finds each at once. */
export async function measureSaves(
  count: number,
  tag: string,
): Promise<{ save: number[]; find: number[]; lost: number }> {
  const save: number[] = [];
  const find: number[] = [];
  let lost = 0;
  for (let i = 0; i < count; i++) {
    const { title, text } = make(5_000_000 + i);
    const secret = `${tag}${i}号`;
    const article: Article = {
      url: `https://www.fensifuwu.com/measured/${tag}/${i}.html`,
      title,
      excerpt: '',
      lang: 'zh-CN',
      dir: 'ltr',
      html: `<p>${text}${secret}</p>`,
      text: text + secret,
      breadcrumb: [],
      removed: [],
      extractorVersion: 1,
    };
    let start = performance.now();
    const { id } = await saveArticle(article, secret);
    save.push(performance.now() - start);
    start = performance.now();
    const [hit] = await searchArticles(secret, { limit: 50 });
    find.push(performance.now() - start);
    if (hit?.article.id !== id) lost++;
  }
  return { save, find, lost };
}

/** Queries that are in the library: pieces of its texts of `length` units, or several such pieces. */
export function makeQueries(count: number, { length, terms = 1, articles, seed }: QueryKind): string[] {
  const random = createRandom(seed);
  const queries: string[] = [];
  while (queries.length < count) {
    const text = tidy(make(Math.floor(random() * articles)).text);
    const pieces = Array.from({ length: terms }, () => {
      const at = Math.floor(random() * (text.length - length));
      return text.slice(at, at + length);
    });
    if (pieces.some((piece) => piece.includes('"') || piece !== piece.trim())) continue;
    queries.push(pieces.map((piece) => `"${piece}"`).join(' '));
  }
  return queries;
}

export interface QueryKind {
  length: number;
  terms?: number;
  articles: number;
  seed: number;
}

/** Milliseconds of each query: the first rows, and all that is found. */
export async function measureSearch(queries: string[], limit: number): Promise<{ ms: number[]; found: number[] }> {
  const ms: number[] = [];
  const found: number[] = [];
  for (const query of queries) {
    const start = performance.now();
    const hits = limit > 0 ? await searchArticles(query, { limit }) : await findArticleIds(query);
    ms.push(performance.now() - start);
    found.push(hits.length);
  }
  return { ms, found };
}

/** Every query against plain `includes` on every text: how many were found wrongly or not at all. */
export async function compare(queries: string[]): Promise<{ expected: number; missing: number; wrong: number }> {
  const terms = queries.map((query) => [...query.matchAll(/"([^"]*)"/g)].map(([, term = '']) => fold(term)));
  const last = (await db.texts.orderBy('n').last())?.n ?? 0;
  const expected = queries.map(() => new Uint8Array(last + 1));
  await eachText(({ n, title, text }) => {
    for (const [i, wanted] of terms.entries()) {
      const marks = expected[i];
      if (marks && wanted.every((term) => text.includes(term) || title.includes(term))) marks[n] = 1;
    }
  });
  const sum = { expected: 0, missing: 0, wrong: 0 };
  for (const [i, query] of queries.entries()) {
    const wanted = expected[i] ?? new Uint8Array();
    const found = await findNumbers(query);
    for (const n of found) wanted[n] = (wanted[n] ?? 0) + 2;
    for (const mark of wanted) {
      if (mark % 2 === 1) sum.expected++;
      if (mark === 1) sum.missing++;
      if (mark > 1 && mark !== 3) sum.wrong++;
    }
  }
  return sum;
}

/** Reading all texts for each query, as search without an index would. */
export async function measureScan(queries: string[]): Promise<number[]> {
  const ms: number[] = [];
  for (const query of queries) {
    const term = fold(query.slice(1, -1));
    const start = performance.now();
    let found = 0;
    await eachText(({ title, text }) => {
      if (text.includes(term) || title.includes(term)) found++;
    });
    if (found === 0) throw new Error(`nothing has ${query}`);
    ms.push(performance.now() - start);
  }
  return ms;
}

async function eachText(look: (doc: { n: number; title: string; text: string }) => void): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await db.texts.where('n').above(after).limit(1_000).toArray();
    for (const { n, title, text } of rows) look({ n, title: fold(title), text: fold(text) });
    const last = rows.at(-1);
    if (!last) return;
    after = last.n;
  }
}

/** Bytes of the index beside those of the texts. */
export async function measureSize() {
  const segments = await db.segments.toArray();
  const outlines = await db.outlines.toArray();
  let textBytes = 0;
  for (let after = 0; ; ) {
    const rows = await db.texts.where('n').above(after).limit(1_000).toArray();
    for (const { title, text } of rows) textBytes += 2 * (title.length + text.length);
    const last = rows.at(-1);
    if (!last) break;
    after = last.n;
  }
  return {
    articles: await db.articles.count(),
    segments: segments.map(({ docs }) => docs),
    blocks: segments.reduce((sum, { blocks }) => sum + blocks, 0),
    indexBytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
    outlineBytes: outlines.reduce((sum, { firsts, times }) => sum + firsts.byteLength + times.byteLength, 0),
    textBytes,
    storageUsage: (await navigator.storage.estimate()).usage ?? 0,
    isSound: await isIndexSound(),
  };
}

export async function measureRebuild(): Promise<number> {
  const start = performance.now();
  await rebuildIndex();
  return performance.now() - start;
}

export function buildMini(): Promise<{ ms: number; bytes: number }> {
  return indexWithMini();
}

export function measureMini(first: string, queries: string[]): Promise<{ first: number; ms: number[] }> {
  return searchWithMini(first, queries);
}
