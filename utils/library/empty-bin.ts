import { db } from './db';
import { eraseArticles } from './erase';
import { mutate } from './mutate';

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
    const gone = rows.filter(({ del }) => !olderThan || (del?.[0] ?? '') < olderThan);
    await eraseArticles(change, gone);
    return gone.length;
  });
}
