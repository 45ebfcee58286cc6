import { measureLength, pickFacts } from '@/utils/article';
import { dropUnusedBody } from './bodies';
import { db, withStorage } from './db';
import { mutate } from './mutate';
import { wantPictures } from './pictures';
import type { ArticleRow, VersionRow } from './rows';
import { toSaved, withFields } from './to-row';

/** Earlier texts of one article that are kept. */
export const MAX_VERSIONS = 20;

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

/**
 * Inside a change that has given the article another body: the one that it had, as `row` says it, stays as a version,
 * with what the page said of itself. Beyond `MAX_VERSIONS` the oldest go, but not the first: what it once was is worth
 * more than what it was in between.
 */
export async function keepAsVersion(row: ArticleRow): Promise<void> {
  const { id, bodyHash } = row;
  const { savedAt, title, pages, ...rest } = toSaved(row);
  await db.versions.put({
    articleId: id,
    v: 1,
    bodyHash,
    savedAt,
    title,
    ...(pages && { pages }),
    facts: pickFacts(rest),
  });
  const all = await db.versions.where('articleId').equals(id).toArray();
  const [, ...later] = all.sort((a, b) => (a.savedAt < b.savedAt ? -1 : 1));
  for (const old of later.slice(0, Math.max(0, all.length - MAX_VERSIONS))) {
    await db.versions.delete([id, old.bodyHash]);
    await dropUnusedBody(old.bodyHash);
  }
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
    const { savedAt, title } = version;
    const pages = Number.isInteger(version.pages?.joined) ? version.pages : undefined;
    // A page that asks for a login is often called so, too.
    const hasTitle = typeof title === 'string' && title !== '' && !row.f.isTitleOwn?.[0];
    const fields = { bodyHash, savedAt, pages, length: measureLength(body.text), ...(hasTitle && { title }) };
    const facts = version.facts ? pickFacts(version.facts) : {};
    await change.putArticle(withFields(row, { ...facts, ...fields }, change));
    await db.versions.delete([articleId, bodyHash]);
    await keepAsVersion(row);
    await wantPictures(change, articleId, body.html);
    return true;
  });
}
