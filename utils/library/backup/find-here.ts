import { db } from '@/utils/library/db';
import type { ArticleRow } from '@/utils/library/rows';
import { toUrlKey } from '@/utils/library/url-key';

/** Which article of the library is meant by each row of a backup: the same one, or another that has its address. */
export async function findHere(rows: readonly ArticleRow[]): Promise<(ArticleRow | undefined)[]> {
  const byId = await db.articles.bulkGet(rows.map(({ id }) => id));
  return Promise.all(
    rows.map(async ({ f }, i) => byId[i] ?? (await db.articles.where('urlKey').equals(toUrlKey(f.url[0])).first())),
  );
}
