import type { ArchivedArticle } from '@/utils/archived-article';
import { chooseName, dropUnusedBody, hasSameReceipt, type NamedBody } from './bodies';
import { db, withStorage } from './db';
import { EMPTY_BODY_HASH } from './links';
import { type Change, mutate } from './mutate';
import { wantPictures } from './pictures';
import { type Arrival, copyId, prepareArrival } from './prepare-arrival';
import type { ArticleRow } from './rows';
import { toHighlightRow, toNewRow } from './to-arrived-row';
import { tagsOf, withBin, withFields, withTags } from './to-row';
import { toUrlKey } from './url-key';

/** What to do with an article whose address the library has already. */
export type KnownChoice = 'skip' | 'both' | 'replace';

/**
 * What an article in a file is to the library: `new` with its text, a new `link` without one, `known` by its address or
 * id, or `repeated` in the file itself. A text for what was only a link so far is new, too.
 */
export type Verdict = 'new' | 'link' | 'known' | 'repeated';

/** What became of it. `tagged`: it gave its tags to the article that is here, which is else as it was. */
export type Outcome = 'added' | 'linked' | 'skipped' | 'replaced' | 'tagged' | 'copied' | 'repeated';

export interface ImportOptions {
  known: KnownChoice;
  /** The ids that the file itself brings: two of its articles may have one address, as they had where they come from. */
  ownIds: ReadonlySet<string>;
}

/**
 * Takes articles in, batch by batch, each batch on disk when its `take` resolves. Their ids are kept, or follow from
 * what they are, so that the same file again, after whatever interruption, adds nothing twice.
 */
export function createImporter({ known: choice, ownIds }: ImportOptions) {
  const seen = new Set<string>();

  /** Says what `take` would find, and changes nothing. @throws Problem */
  async function judge(articles: readonly ArchivedArticle[]): Promise<Verdict[]> {
    return withStorage(async () => {
      const rows = await findRows(articles, ownIds);
      return articles.map((article, i) => judgeOne(article, rows[i], seen));
    });
  }

  /** @throws Problem `storageFull`, `storageRefused`; then nothing of this batch was written */
  async function take(articles: readonly ArchivedArticle[]): Promise<Outcome[]> {
    const arrivals = await Promise.all(articles.map((article) => prepareArrival(article)));
    return mutate(async (change) => {
      const outcomes: Outcome[] = [];
      for (const arrival of arrivals) {
        const [row] = await findRows([arrival.article], ownIds);
        outcomes.push(await takeOne(arrival, row, change));
      }
      return outcomes;
    });
  }

  async function takeOne(arrival: Arrival, row: ArticleRow | undefined, change: Change): Promise<Outcome> {
    const { article } = arrival;
    const verdict = judgeOne(article, row, seen);
    if (verdict === 'repeated') return 'repeated';
    if (verdict !== 'known') {
      await (row ? fill(row, arrival, change) : add(arrival, arrival.id, change));
      return verdict === 'link' ? 'linked' : 'added';
    }
    if (!row || choice === 'skip') return 'skipped';
    if (choice === 'replace') {
      if (!arrival.body) return addTags(row, article, change);
      await replace(row, arrival, change);
      return 'replaced';
    }
    // A link to the same address, or the same text again, is no other version of anything; its tags are the reader's.
    if (!arrival.body || namesOf(arrival.body).includes(row.bodyHash)) return addTags(row, article, change);
    const id = copyId(arrival);
    if (await db.articles.get(id)) return 'skipped';
    await add(arrival, id, change);
    return 'copied';
  }

  return { judge, take };
}

function judgeOne(article: ArchivedArticle, row: ArticleRow | undefined, seen: Set<string>): Verdict {
  const key = article.id ?? toUrlKey(article.fields.url);
  if (seen.has(key)) return 'repeated';
  seen.add(key);
  if (row && !(article.body && isLink(row))) return 'known';
  return article.body ? 'new' : 'link';
}

/** A row without a text of its own, to be fetched. */
function isLink({ f }: ArticleRow): boolean {
  return f.bodyHash[0] === EMPTY_BODY_HASH;
}

/** For each article its row, by id or by address; not one that came by another article of the same file. */
async function findRows(
  articles: readonly ArchivedArticle[],
  ownIds: ReadonlySet<string>,
): Promise<(ArticleRow | undefined)[]> {
  const byId = await db.articles.bulkGet(articles.map(({ id }) => id ?? ''));
  const keys = articles.map(({ fields }) => toUrlKey(fields.url));
  const byKey = new Map<string, ArticleRow>();
  for (const row of await db.articles.where('urlKey').anyOf(keys).reverse().sortBy('id')) {
    if (!ownIds.has(row.id)) byKey.set(row.urlKey, row);
  }
  return keys.map((key, i) => byId[i] ?? byKey.get(key));
}

async function add(arrival: Arrival, id: string, change: Change): Promise<void> {
  const bodyHash = await keepBody(arrival.body ?? arrival.emptyBody, id);
  const row = toNewRow(arrival, id, { ...arrival.fields, bodyHash }, change);
  await change.putArticle(row);
  await keepBelongings(arrival, row, change);
}

/** What was a link gets its text; what the reader has said of the link stands. */
async function fill(row: ArticleRow, arrival: Arrival, change: Change): Promise<void> {
  const { isRead, isStarred, isArchived, note, isTitleOwn, savedAt, title, ...page } = arrival.fields;
  const bodyHash = await keepBody(arrival.body ?? arrival.emptyBody, row.id);
  const own = { note: row.f.note?.[0] || note, title: row.f.isTitleOwn?.[0] ? row.f.title[0] : title };
  const filled = withFields(row, { ...page, ...own, bodyHash }, change);
  await change.putArticle(withTags(filled, [...new Set([...tagsOf(row), ...arrival.article.tags])], change));
  await keepBelongings(arrival, filled, change);
}

async function replace(row: ArticleRow, arrival: Arrival, change: Change): Promise<void> {
  const bodyHash = await keepBody(arrival.body ?? arrival.emptyBody, row.id);
  const fields = { ...arrival.fields, bodyHash };
  const replaced = withTags(withFields(row, fields, change), arrival.article.tags, change);
  const next = withBin(replaced, arrival.article.binnedAt, change);
  await change.putArticle(next);
  await keepBelongings(arrival, next, change);
  if (row.bodyHash !== next.bodyHash) await dropUnusedBody(row.bodyHash);
}

async function addTags(row: ArticleRow, { tags }: ArchivedArticle, change: Change): Promise<Outcome> {
  const tagged = withTags(row, [...new Set([...tagsOf(row), ...tags])], change);
  if (tagged.tagKeys.length === row.tagKeys.length) return 'skipped';
  await change.putArticle(tagged);
  return 'tagged';
}

/** A body that is here already is the same to the letter, and is not written over by what a file says of it. */
async function keepBody(named: NamedBody, articleId: string): Promise<string> {
  const hash = await chooseName(named, articleId);
  const there = await db.bodies.get(hash);
  if (!there || !hasSameReceipt(there, named.row)) await db.bodies.put({ ...named.row, hash });
  return hash;
}

function namesOf({ row, ownHash }: NamedBody): string[] {
  return [row.hash, ownHash];
}

async function keepBelongings(arrival: Arrival, row: ArticleRow, change: Change): Promise<void> {
  for (const highlight of arrival.highlights) {
    const known = await db.highlights.get(highlight.id);
    if (!known) await change.putHighlight(toHighlightRow(highlight, row, change));
  }
  for (const { body, ...version } of arrival.versions) {
    if (namesOf(body).includes(row.bodyHash) || (await db.versions.get([row.id, body.row.hash]))) continue;
    const bodyHash = await keepBody(body, row.id);
    await db.versions.put({ ...version, articleId: row.id, v: 1, bodyHash });
  }
  for (const { picture, blob } of arrival.pictures) {
    if (!(await db.blobs.get(blob.hash))) await db.blobs.put(blob);
    await change.putPicture({ ...picture, articleId: row.id });
  }
  if (arrival.body) await wantPictures(change, row.id, arrival.body.row.html);
}
