import { db } from '@/utils/library/db';
import type { ArticleRow } from '@/utils/library/rows';
import { toUrlKey } from '@/utils/library/url-key';

/** Which article of the library is meant by each row of a backup: the same one, or another that has its address. */
export async function findHere(rows: readonly ArticleRow[]): Promise<(ArticleRow | undefined)[]> {
  const byId = await db.articles.bulkGet(rows.map(({ id }) => id));
  const keys = rows.flatMap(({ f }, i) => (byId[i] ? [] : [toUrlKey(f.url[0])]));
  // In one walk: of most rows of a lost library there is nothing to be found.
  const byKey = new Map((await db.articles.where('urlKey').anyOf(keys).toArray()).map((row) => [row.urlKey, row]));
  return rows.map(({ f }, i) => byId[i] ?? byKey.get(toUrlKey(f.url[0])));
}
