import { measureLength } from '@/utils/article';
import { db, withStorage } from './db';
import { mutate } from './mutate';
import { wantPictures } from './pictures';
import type { ArticleRow, VersionRow } from './rows';
import { withFields } from './to-row';

/** The bodies that an article had before and that were kept, the newest first. @throws Problem */
export function listVersions(articleId: string): Promise<VersionRow[]> {
  return withStorage(async () => {
    const rows = await db.versions.where('articleId').equals(articleId).toArray();
    return rows.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  });
}

/** Inside a change that gives the article another body: the one that it has stays, as a version. */
export async function keepAsVersion(row: ArticleRow): Promise<void> {
  const { id, bodyHash, f } = row;
  await db.versions.put({ articleId: id, v: 1, bodyHash, savedAt: f.savedAt[0], title: f.title[0] });
}

/**
 * Has the article show a version again; what it shows now becomes a version in turn, so that nothing is lost by looking.
 * False if there is no such version.
 * @throws Problem
 */
export function switchVersion(articleId: string, bodyHash: string): Promise<boolean> {
  return mutate(async (change) => {
    const [row, body, version] = await Promise.all([
      db.articles.get(articleId),
      db.bodies.get(bodyHash),
      db.versions.get([articleId, bodyHash]),
    ]);
    if (!row || !body || !version || row.bodyHash === bodyHash) return false;
    await keepAsVersion(row);
    await db.versions.delete([articleId, bodyHash]);
    const fields = { bodyHash, savedAt: version.savedAt, length: measureLength(body.text) };
    await change.putArticle(withFields(row, fields, change));
    await wantPictures(change, articleId, body.html);
    return true;
  });
}
