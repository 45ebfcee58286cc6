import type { SavedArticle } from '@/utils/article';
import { db, withStorage } from './db';
import { toSaved } from './to-row';
import { toUrlKey } from './url-key';

/** Which of these addresses are kept, the bin left out. @throws Problem */
export function findKept(urls: readonly string[]): Promise<Set<string>> {
  return withStorage(async () => {
    const rows = await db.articles.where('urlKey').anyOf(urls.map(toUrlKey)).toArray();
    const kept = new Set(rows.filter(({ kept }) => kept === 1).map(({ urlKey }) => urlKey));
    return new Set(urls.filter((url) => kept.has(toUrlKey(url))));
  });
}

/** The articles with these ids, in their order; unknown ones are passed over. @throws Problem */
export function getArticles(ids: readonly string[]): Promise<SavedArticle[]> {
  return withStorage(async () => (await db.articles.bulkGet([...ids])).flatMap((row) => (row ? [toSaved(row)] : [])));
}
