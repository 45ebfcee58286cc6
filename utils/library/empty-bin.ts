import { dropUnusedBody } from './articles';
import { db } from './db';
import { mutate } from './mutate';
import { erasePictures } from './pictures';
import { dropDoc } from './search/put-doc';

/** Days that the bin keeps what was put into it. */
export const BIN_DAYS = 30;

/**
 * Erases for good what is in the bin, or only what has been there since before `olderThan` (ISO). The outbox remembers
 * that they are gone, so that no other device brings them back. Gives how many there were.
 * @throws Problem
 */
export function emptyBin(olderThan?: string): Promise<number> {
  return mutate(async (change) => {
    const rows = await db.articles.where('[state+savedAt+id]').between(['bin'], ['bin', []], true, false).toArray();
    const gone = rows.filter(({ del: [binnedAt] }) => !olderThan || (binnedAt ?? '') < olderThan);
    for (const row of gone) {
      await db.articles.delete(row.id);
      const doc = await db.docs.where('articleId').equals(row.id).first();
      if (doc) await dropDoc(doc.n, change.cards);
      await dropUnusedBody(row.bodyHash);
      await db.highlights.where('articleId').equals(row.id).delete();
      await erasePictures(row.id);
      await db.outbox.put({ key: `erased:${row.id}`, at: change.next() });
    }
    return gone.length;
  });
}
