import { dropUnusedBody } from './bodies';
import { db } from './db';
import { countErased } from './facts';
import type { Change } from './mutate';
import { erasePictures } from './pictures';
import type { ArticleRow } from './rows';
import { dropDoc } from './search/put-doc';

/** Inside a change: articles go for good, and all that is only theirs; the outbox and the canary know of it. */
export async function eraseArticles(change: Change, rows: readonly ArticleRow[]): Promise<void> {
  for (const row of rows) {
    await db.articles.delete(row.id);
    const doc = await db.docs.where('articleId').equals(row.id).first();
    if (doc) await dropDoc(doc.n, change.cards);
    const versions = await db.versions.where('articleId').equals(row.id).toArray();
    await db.versions.where('articleId').equals(row.id).delete();
    for (const hash of [row.bodyHash, ...versions.map(({ bodyHash }) => bodyHash)]) await dropUnusedBody(hash);
    await db.highlights.where('articleId').equals(row.id).delete();
    await erasePictures(row.id);
    await db.outbox.put({ key: `erased:${row.id}`, at: change.next() });
  }
  await countErased(rows.length);
}
