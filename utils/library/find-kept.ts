import type { SavedArticle } from '@/utils/article';
import { db, withStorage } from './db';
import { EMPTY_BODY_HASH } from './links';
import { toSaved } from './to-row';
import { toUrlKey } from './url-key';

/** Which of these addresses are kept; what is in the bin, or a link without a text, is not. @throws Problem */
export function findKept(urls: readonly string[]): Promise<Set<string>> {
  return withStorage(async () => {
    const rows = await db.articles.where('urlKey').anyOf(urls.map(toUrlKey)).toArray();
    const kept = new Set(
      rows.filter(({ kept, bodyHash }) => kept === 1 && bodyHash !== EMPTY_BODY_HASH).map(({ urlKey }) => urlKey),
    );
    return new Set(urls.filter((url) => kept.has(toUrlKey(url))));
  });
}

/** The articles with these ids, in their order; unknown ones are passed over. @throws Problem */
export function getArticles(ids: readonly string[]): Promise<SavedArticle[]> {
  return withStorage(async () => (await db.articles.bulkGet([...ids])).flatMap((row) => (row ? [toSaved(row)] : [])));
}
