import { type Article, measureLength, type Pages } from '@/utils/article';
import { Problem } from '@/utils/problem';
import type { Undo } from './act';
import { getBody } from './articles';
import { dropUnusedBody, type NamedBody, nameBody, putBody } from './bodies';
import { db } from './db';
import { mutate } from './mutate';
import { wantPictures } from './pictures';
import type { BodyRow } from './rows';
import { withFields } from './to-row';
import { keepAsVersion } from './versions';

/** What an edit makes of a body, and the pages that it has, where these change with it. */
export type EditedBody = Pick<Article, 'html' | 'text' | 'removed' | 'returned'> & { pages?: Pages };

interface Options {
  /** The hash of the body that the edit was made from: any other one stays, for somebody else has changed it. */
  expected: string;
  /** The reader did not see the body that was there: it stays as a version. */
  isOlderKept?: boolean;
}

/**
 * Gives a saved article another body, sanitised by the caller, and wants the pictures that came with it; and another
 * word on its pages, where that is given. Everything else of the article stays. Gives the way back; undefined if the
 * article, or the body that it had, is not there.
 * @throws Problem `articleChanged` where it, or its undo, meets another body than expected; `storageFull`,
 * `storageRefused`; then nothing was changed
 */
export async function replaceBody(
  articleId: string,
  { html, text, removed, returned, ...rest }: EditedBody,
  { expected, isOlderKept = false }: Options,
): Promise<Undo | undefined> {
  const old = await getBody(expected);
  const named = await nameBody({
    ...{ v: 1, extractorVersion: 0, ...old },
    ...{ html, text, removed, ...(returned && { returned }) },
  });
  const change = await setBody(articleId, { expected, isOlderKept }, named, rest);
  if (!change) return undefined;
  const { before, pages, hash } = change;
  return async () => {
    const fields = 'pages' in rest ? { pages } : {};
    await setBody(articleId, { expected: hash }, await nameBody(before), fields);
  };
}

/** What was there before, and the name of what is there now. */
interface Changed {
  before: BodyRow;
  pages: Pages | undefined;
  hash: string;
}

function setBody(
  articleId: string,
  { expected, isOlderKept }: Options,
  named: NamedBody,
  fields: { pages?: Pages },
): Promise<Changed | undefined> {
  return mutate(async (change) => {
    const row = await db.articles.get(articleId);
    const old = row && (await db.bodies.get(row.bodyHash));
    if (!row || !old) return undefined;
    if (old.hash !== expected) throw new Problem('articleChanged');
    const body = await putBody(named, articleId);
    await change.putArticle(
      withFields(row, { ...fields, bodyHash: body.hash, length: measureLength(body.text) }, change),
    );
    if (isOlderKept && body.hash !== old.hash) await keepAsVersion(row);
    await wantPictures(change, articleId, body.html);
    if (body.hash !== old.hash) await dropUnusedBody(old.hash);
    return { before: old, pages: row.f.pages?.[0], hash: body.hash };
  });
}
