import { measureLength } from '@/utils/article';
import { db, withStorage } from './db';
import { mutate } from './mutate';
import { wantPictures } from './pictures';
import type { ArticleRow, VersionRow } from './rows';
import { withFields } from './to-row';

/** The bodies that an article had before and that were kept, the newest first; without the one it has now. @throws Problem */
export function listVersions(articleId: string): Promise<VersionRow[]> {
  return withStorage(async () => {
    const now = await db.articles.get(articleId);
    const all = await db.versions.where('articleId').equals(articleId).toArray();
    // A page that says again what it once said gives the article a body that is a version, too.
    const rows = all.filter(({ bodyHash }) => bodyHash !== now?.bodyHash);
    return rows.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
  });
}

/** Inside a change that gives the article another body: the one that it has stays, as a version. */
export async function keepAsVersion(row: ArticleRow): Promise<void> {
  const { id, bodyHash, f } = row;
  const pages = f.pages?.[0];
  const { savedAt, title } = f;
  await db.versions.put({
    articleId: id,
    v: 1,
    bodyHash,
    savedAt: savedAt[0],
    title: title[0],
    ...(pages && { pages }),
  });
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
    const { savedAt, title } = version;
    const pages = Number.isInteger(version.pages?.joined) ? version.pages : undefined;
    // A page that asks for a login is often called so, too.
    const hasTitle = typeof title === 'string' && title !== '' && !row.f.isTitleOwn?.[0];
    const fields = { bodyHash, savedAt, pages, length: measureLength(body.text), ...(hasTitle && { title }) };
    await change.putArticle(withFields(row, fields, change));
    await wantPictures(change, articleId, body.html);
    return true;
  });
}
