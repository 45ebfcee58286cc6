import type { SavedArticle } from '@/utils/article';
import { db, withStorage } from './db';
import { toSaved } from './to-row';

/** Where a page of the list ended; the next one goes on after it, however much was added above meanwhile. */
export interface Cursor {
  savedAt: string;
  id: string;
}

/** Kept articles, newest first: at most `limit` of those after `after`. Reads no body. */
export function listArticles({ after, limit }: { after?: Cursor; limit: number }): Promise<SavedArticle[]> {
  return withStorage(async () => {
    const rows = await db.articles
      .where('[kept+savedAt+id]')
      .between([1, ''], after ? [1, after.savedAt, after.id] : [2], true, false)
      .reverse()
      .limit(limit)
      .toArray();
    return rows.map(toSaved);
  });
}

/** How many articles are kept. */
export function countArticles(): Promise<number> {
  return withStorage(() => db.articles.where('[kept+savedAt+id]').between([1], [2]).count());
}
