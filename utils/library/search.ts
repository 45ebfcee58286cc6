import type { SavedArticle } from '@/utils/article';
import { db, withStorage } from './db';
import { fold } from './fold';
import { findSnippet, type Snippet } from './snippet';
import { toSaved } from './to-row';

/** Rows read at a time: small enough that a newer keystroke is never kept waiting. */
const CHUNK = 200;

export interface SearchHit {
  article: SavedArticle;
  /** Around the first hit in the body; missing when only the title has it. */
  snippet?: Snippet;
}

/** What was typed as the terms that must all be found. */
export function toTerms(query: string): string[] {
  return fold(query).split(/\s+/).filter(Boolean);
}

/**
 * Every kept article that contains all terms somewhere in title or text, and no other: those with a term in the title
 * first, then the newest. Scans the folded texts; each is compared as a plain string, so any two characters are found.
 * @throws the signal's reason when it is aborted
 */
export function searchArticles(query: string, options: { limit: number; signal?: AbortSignal }): Promise<SearchHit[]> {
  const terms = toTerms(query);
  return withStorage(async () => {
    const matches = await scanTail(terms, options.signal);
    const rows = await db.articles.bulkGet([...matches.keys()]);
    const found = rows.flatMap((row) => (row?.kept ? [row] : []));
    found.sort(
      (a, b) =>
        Number(matches.get(b.id)) - Number(matches.get(a.id)) ||
        (a.savedAt < b.savedAt ? 1 : a.savedAt > b.savedAt ? -1 : 0),
    );
    const shown = found.slice(0, options.limit);
    const bodies = await db.bodies.bulkGet(shown.map((row) => row.bodyHash));
    options.signal?.throwIfAborted();
    return shown.map((row, i) => ({ article: toSaved(row), snippet: findSnippet(bodies[i]?.text ?? '', terms) }));
  });
}

/** Article ids that have all terms; the value says whether the title has one of them. */
async function scanTail(terms: readonly string[], signal: AbortSignal | undefined): Promise<Map<string, boolean>> {
  const matches = new Map<string, boolean>();
  for (let after = ''; ; ) {
    signal?.throwIfAborted();
    const rows = await db.tail.where('articleId').above(after).limit(CHUNK).toArray();
    for (const { articleId, title, text } of rows) {
      if (!terms.every((term) => title.includes(term) || text.includes(term))) continue;
      matches.set(
        articleId,
        terms.some((term) => title.includes(term)),
      );
    }
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return matches;
    after = last.articleId;
  }
}
