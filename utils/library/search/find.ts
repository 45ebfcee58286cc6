import type { SavedArticle } from '@/utils/article';
import { isArticleRow } from '@/utils/library/backup/check-row';
import { db, withStorage } from '@/utils/library/db';
import { toSaved } from '@/utils/library/to-row';
import { readScope, type Scope } from './filter-docs';
import { matchAll, matchTerm, type ReadSegment, type TermPlan } from './match-segment';
import { isEmptyQuery, parseQuery, type Query, type QueryTerm } from './parse-query';
import { fromOrder, judge, RANKS, type Rank, toOrder } from './rank';
import { type ReadDoc, readDocs } from './read-docs';
import { readSegments } from './read-segments';
import { sealedEnd } from './segments';
import { findSnippet, type Snippet } from './snippet';
import { tokensOfTerm } from './tokens';

/** Texts looked at between two looks at the signal: what is first asked for, then more and more. */
const BATCH = 64;
const MOST = 256;

export interface SearchHit {
  article: SavedArticle;
  /** Around the first hit in the body; missing when only the title has it. */
  snippet?: Snippet;
}

export interface SearchOptions {
  limit: number;
  signal?: AbortSignal;
}

/**
 * The best kept articles that contain all that was typed (see `parseQuery`), each compared as plain strings, so that any
 * two characters are found and nothing else is: titles first, then those that say it often, then the newest.
 * @throws the signal's reason when it is aborted
 */
export function searchArticles(typed: string, { limit, signal }: SearchOptions): Promise<SearchHit[]> {
  return withStorage(async () => {
    const query = parseQuery(typed);
    const numbers = await findDocs(query, { limit, signal });
    const docs = await readDocs(numbers);
    const found = numbers.flatMap((n) => docs.get(n) ?? []);
    const rows = await db.articles.bulkGet(found.map(({ row }) => row.articleId));
    signal?.throwIfAborted();
    const terms = snippetTerms(query);
    return found.flatMap(({ row, folded }, i) => {
      const article = rows[i];
      return isArticleRow(article)
        ? [{ article: toSaved(article), snippet: findSnippet(row.text, terms, folded.text) }]
        : [];
    });
  });
}

/**
 * These articles as a list shows them, in the order asked for, with a snippet where something was typed; those that are no
 * more are left out. Reads no HTML.
 */
export function readHits(ids: readonly string[], typed: string): Promise<SearchHit[]> {
  return withStorage(async () => {
    const rows = (await db.articles.bulkGet([...ids])).filter((row) => row !== undefined);
    const terms = snippetTerms(parseQuery(typed));
    if (terms.length === 0) return rows.map((row) => ({ article: toSaved(row) }));
    const numbers = await db.docs
      .where('articleId')
      .anyOf([...ids])
      .primaryKeys();
    const docs = new Map([...(await readDocs(numbers)).values()].map((doc) => [doc.row.articleId, doc]));
    return rows.map((row) => {
      const doc = docs.get(row.id);
      return { article: toSaved(row), snippet: doc && findSnippet(doc.row.text, terms, doc.folded.text) };
    });
  });
}

/** Ids of all kept articles that contain what was typed, best first. @throws the signal's reason when it is aborted */
export function findArticleIds(typed: string, signal?: AbortSignal): Promise<string[]> {
  return withStorage(async () => {
    const numbers = await findDocs(parseQuery(typed), { limit: Number.POSITIVE_INFINITY, signal });
    const ids = new Map((await db.docs.bulkGet(numbers)).map((doc) => [doc?.n, doc?.articleId]));
    return numbers.flatMap((n) => ids.get(n) ?? []);
  });
}

/** Numbers of all articles that contain what was typed, best first. @throws the signal's reason when it is aborted */
export function findNumbers(typed: string, signal?: AbortSignal): Promise<number[]> {
  return withStorage(() => findDocs(parseQuery(typed), { limit: Number.POSITIVE_INFINITY, signal }));
}

/** What may be found: by the rank that it has at best, the newest last, as `toOrder` numbers. */
interface Candidates {
  byRank: Record<Rank, number[]>;
  /** Whether a document's text must be looked at before it is a hit of this rank. */
  isDoubtful: (n: number) => boolean;
}

async function findDocs(query: Query, { limit, signal }: SearchOptions): Promise<number[]> {
  signal?.throwIfAborted();
  if (isEmptyQuery(query)) return [];
  const plans = query.terms.map(toPlan);
  const excluded = query.withoutTerms.map(toPlan);
  const segments = await readSegments([...plans, ...excluded], signal);
  const scope = await readScope(query, sealedEnd(segments.map(({ row }) => row)));
  const candidates = findCandidates({ plans, excluded, segments, scope });
  signal?.throwIfAborted();
  await scanTail(query, { scope, candidates, signal });
  return pickBest(query, candidates, { limit, signal });
}

function snippetTerms({ terms }: Query): string[] {
  return terms.filter(({ isTitle }) => !isTitle).map(({ text }) => text);
}

function toPlan(term: QueryTerm): TermPlan {
  return { ...term, ...tokensOfTerm(term.text) };
}

/** What the segments say. */
function findCandidates({
  plans,
  excluded,
  segments,
  scope,
}: {
  plans: TermPlan[];
  excluded: TermPlan[];
  segments: ReadSegment[];
  scope: Scope;
}): Candidates {
  const byRank: Candidates['byRank'] = { 0: [], 1: [], 2: [], 3: [] };
  const isEachDoubtful = plans.some(({ isExact }) => !isExact);
  const doubtful = new Set<number>();
  for (const segment of segments) {
    const { from } = segment.row;
    const matches = matchAll(plans, segment);
    const isOut = new Set<number>();
    if (matches.length > 0) {
      for (const plan of excluded) {
        for (const match of matchTerm(plan, segment)) (plan.isExact ? isOut : doubtful).add(from + (match >>> 2));
      }
    }
    for (const match of matches) {
      const place = match >>> 2;
      if (isOut.has(from + place) || !scope.includes(from + place)) continue;
      byRank[(match & 3) as Rank].push(toOrder(from + place, segment.outline.times[place] ?? 0));
    }
  }
  const isSealed = sealedEnd(segments.map(({ row }) => row));
  return { byRank, isDoubtful: (n) => n < isSealed && (isEachDoubtful || doubtful.has(n)) };
}

/** Adds what is not sealed yet. */
async function scanTail(
  query: Query,
  { scope, candidates, signal }: { scope: Scope; candidates: Candidates; signal: AbortSignal | undefined },
): Promise<void> {
  const tail = scope.tail.filter(scope.includes);
  for (let from = 0; from < tail.length; from += MOST * 2) {
    const numbers = tail.slice(from, from + MOST * 2);
    const docs = await readDocs(numbers);
    signal?.throwIfAborted();
    for (const [n, doc] of docs) {
      const rank = judge(doc.folded, query);
      if (rank !== undefined) candidates.byRank[rank].push(toOrder(n, doc.row.at));
    }
  }
}

/** The first `limit` documents, looking only at the texts that may be among them. */
async function pickBest(
  query: Query,
  { byRank, isDoubtful }: Candidates,
  { limit, signal }: SearchOptions,
): Promise<number[]> {
  const best: number[] = [];
  const settled = new Set<number>();
  // The index is nearly always right; where it is not, each step costs more than what it reads.
  let step = Math.min(limit, BATCH);
  for (const rank of RANKS) {
    const orders = Float64Array.from(byRank[rank]).sort().reverse();
    for (let at = 0; at < orders.length && best.length < limit; ) {
      const batch = [...orders.subarray(at, at + step)];
      at += batch.length;
      step = Math.min(MOST, step * 2);
      const open = batch.map(fromOrder).filter((n) => isDoubtful(n) && !settled.has(n));
      const docs: ReadonlyMap<number, ReadDoc> = open.length > 0 ? await readDocs(open) : new Map();
      signal?.throwIfAborted();
      const unsettled = new Set(open);
      for (const order of batch) {
        const n = fromOrder(order);
        const doc = docs.get(n);
        const real = !unsettled.has(n) ? rank : doc && judge(doc.folded, query);
        if (real === rank) best.push(n);
        else if (real !== undefined) {
          // Less than the index promised: it waits for its turn.
          settled.add(n);
          byRank[real].push(order);
        }
      }
    }
    if (best.length >= limit) break;
  }
  return best.slice(0, limit);
}
