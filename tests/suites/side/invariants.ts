import { isNamedRight } from '@/utils/library/bodies';
import { unpackDrawer } from '@/utils/library/catalogue/drawers';
import { db } from '@/utils/library/db';
import { countViews } from '@/utils/library/list';
import type { ArticleRow } from '@/utils/library/rows';
import { findArticleIds } from '@/utils/library/search/find';
import { isIndexSound } from '@/utils/library/search/rebuild';
import { toDoc } from '@/utils/library/search/to-doc';
import { withColumns } from '@/utils/library/to-row';

/** Words to search for: frequent ones, rare ones, and one that is nowhere. */
const QUERIES = ['集市', '人声鼎沸', '第1报', '13号集市', '7个村', '讨价还价', '不在此处'];

/** Everything that must hold of a library, whatever was done to it and wherever it was cut short. */
export async function findFaults(): Promise<string[]> {
  const rows = await db.articles.toArray();
  return [
    ...(await checkBodies(rows)),
    ...checkRows(rows),
    ...(await checkReferences(rows)),
    ...(await checkDocs(rows)),
    ...(await checkCounts(rows)),
    ...(await checkSearch(rows)),
  ];
}

/** Every body referenced and whole, every reference resolvable. */
async function checkBodies(rows: readonly ArticleRow[]): Promise<string[]> {
  const faults: string[] = [];
  const versions = await db.versions.toArray();
  const wanted = new Set([...rows, ...versions].map(({ bodyHash }) => bodyHash));
  for (const body of await db.bodies.toArray()) {
    const { hash } = body;
    if (!wanted.delete(hash)) faults.push(`body ${hash}: nobody has it`);
    if (!(await isNamedRight(body))) faults.push(`body ${hash}: torn`);
  }
  return [...faults, ...[...wanted].map((hash) => `body ${hash}: missing`)];
}

/** Columns as derived from the registers; no address twice. */
function checkRows(rows: readonly ArticleRow[]): string[] {
  const faults = rows
    .filter((row) => JSON.stringify(withColumns(row)) !== JSON.stringify(row))
    .map(({ id }) => `article ${id}: its columns are not what its registers say`);
  const addresses = new Set(rows.map(({ urlKey }) => urlKey));
  if (addresses.size !== rows.length) faults.push(`${rows.length - addresses.size} addresses are there twice`);
  return faults;
}

/** Versions, highlights, pictures and their bytes belong to what is there. */
async function checkReferences(rows: readonly ArticleRow[]): Promise<string[]> {
  const faults: string[] = [];
  const ids = new Set(rows.map(({ id }) => id));
  for (const { articleId, bodyHash } of await db.versions.toArray()) {
    if (!ids.has(articleId)) faults.push(`version ${bodyHash}: no article`);
  }
  for (const { id, articleId } of await db.highlights.toArray()) {
    if (!ids.has(articleId)) faults.push(`highlight ${id}: no article`);
  }
  const blobs = new Map((await db.blobs.toArray()).map((blob) => [blob.hash, blob.size]));
  const used = new Set<string>();
  for (const { articleId, url, hash, state } of await db.pictures.toArray()) {
    if (!ids.has(articleId)) faults.push(`picture ${url}: no article`);
    if (state === 'local' && (!hash || !blobs.has(hash))) faults.push(`picture ${url}: its bytes are missing`);
    if (hash) used.add(hash);
  }
  for (const hash of blobs.keys()) if (!used.has(hash)) faults.push(`bytes ${hash}: no picture has them`);
  return faults;
}

/** For each article one document, one text and one card, and none for anything else. */
async function checkDocs(rows: readonly ArticleRow[]): Promise<string[]> {
  const faults: string[] = [];
  const docs = new Map((await db.docs.toArray()).map((doc) => [doc.articleId, doc]));
  const texts = new Map((await db.texts.toArray()).map((text) => [text.n, text.articleId]));
  const cards = (await db.drawers.toArray()).flatMap(unpackDrawer);
  for (const row of rows) {
    const doc = docs.get(row.id);
    const wanted = toDoc(row);
    if (!doc) faults.push(`article ${row.id}: search does not know it`);
    else if (doc.version !== wanted.version || doc.keys.join() !== wanted.keys.join()) {
      faults.push(`article ${row.id}: search knows it as it was`);
    } else if (texts.get(doc.n) !== row.id) faults.push(`article ${row.id}: its text is missing`);
  }
  if (docs.size !== rows.length) faults.push(`${docs.size} documents for ${rows.length} articles`);
  if (texts.size !== rows.length) faults.push(`${texts.size} texts for ${rows.length} articles`);
  if (cards.length !== rows.length) faults.push(`${cards.length} cards for ${rows.length} articles`);
  if (!(await isIndexSound())) faults.push('the index says of itself that it is not sound');
  return faults;
}

async function checkCounts(rows: readonly ArticleRow[]): Promise<string[]> {
  const counted = await countViews();
  const is = (state: string) => rows.filter((row) => row.state === state).length;
  const wanted = {
    ...counted,
    ...{ unread: is('unread'), archived: is('archived'), bin: is('bin') },
    all: rows.filter(({ kept }) => kept === 1).length,
    starred: rows.filter(({ starred }) => starred === 1).length,
  };
  return JSON.stringify(counted) === JSON.stringify(wanted)
    ? []
    : [`counts ${JSON.stringify(counted)}, not ${JSON.stringify(wanted)}`];
}

/** What the index finds is what reading every text finds: an index made anew could find nothing else. */
async function checkSearch(rows: readonly ArticleRow[]): Promise<string[]> {
  const kept = new Set(rows.filter((row) => row.kept === 1).map(({ id }) => id));
  const texts = (await db.texts.toArray()).filter(({ articleId }) => kept.has(articleId));
  const faults: string[] = [];
  for (const query of QUERIES) {
    const found = new Set(await findArticleIds(query));
    const wanted = texts.filter(({ title, text }) => title.includes(query) || text.includes(query));
    const lost = wanted.filter(({ articleId }) => !found.has(articleId)).length;
    const wrong = found.size - (wanted.length - lost);
    if (lost > 0 || wrong > 0) faults.push(`search for ${query}: ${lost} lost, ${wrong} wrong`);
  }
  return faults;
}
