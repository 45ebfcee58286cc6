import { db, withStorage } from './db';

/** SHA-256 of nothing: the body of an article of which only the address is known. */
export const EMPTY_BODY_HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The ids of all links: articles that came without a text, to be fetched. @throws Problem */
export function listLinks(): Promise<string[]> {
  return withStorage(async () => {
    const rows = await db.articles.where('bodyHash').equals(EMPTY_BODY_HASH).toArray();
    return rows.filter(({ kept }) => kept === 1).map(({ id }) => id);
  });
}
