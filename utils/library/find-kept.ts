import { db, withStorage } from './db';
import { toUrlKey } from './url-key';

/** Which of these addresses are kept, the bin left out. @throws Problem */
export function findKept(urls: readonly string[]): Promise<Set<string>> {
  return withStorage(async () => {
    const rows = await db.articles.where('urlKey').anyOf(urls.map(toUrlKey)).toArray();
    const kept = new Set(rows.filter(({ kept }) => kept === 1).map(({ urlKey }) => urlKey));
    return new Set(urls.filter((url) => kept.has(toUrlKey(url))));
  });
}
