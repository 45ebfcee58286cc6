import { type Article, measureLength, type Pages } from '@/utils/article';
import { Problem } from '@/utils/problem';
import type { Undo } from './act';
import { dropUnusedBody } from './articles';
import { db } from './db';
import { mutate } from './mutate';
import { wantPictures } from './pictures';
import type { BodyRow } from './rows';
import { sha256 } from './sha256';
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
  const hash = await sha256(html);
  const make = (old: BodyRow) => ({ ...old, hash, html, text, removed, ...(returned && { returned }) });
  const before = await setBody(articleId, { expected, isOlderKept }, (old) => ({ body: make(old), fields: rest }));
  if (!before) return undefined;
  const { body, pages } = before;
  return async () => {
    await setBody(articleId, { expected: hash }, () => ({ body, fields: 'pages' in rest ? { pages } : {} }));
  };
}

/** What was there before; undefined where nothing was. */
interface Before {
  body: BodyRow;
  pages: Pages | undefined;
}

function setBody(
  articleId: string,
  { expected, isOlderKept }: Options,
  make: (old: BodyRow) => { body: BodyRow; fields: { pages?: Pages } },
): Promise<Before | undefined> {
  return mutate(async (change) => {
    const row = await db.articles.get(articleId);
    const old = row && (await db.bodies.get(row.bodyHash));
    if (!row || !old) return undefined;
    if (old.hash !== expected) throw new Problem('articleChanged');
    const { body, fields } = make(old);
    await db.bodies.put(body);
    if (isOlderKept && body.hash !== old.hash) await keepAsVersion(row);
    await change.putArticle(
      withFields(row, { ...fields, bodyHash: body.hash, length: measureLength(body.text) }, change),
    );
    await wantPictures(change, articleId, body.html);
    if (body.hash !== old.hash) await dropUnusedBody(old.hash);
    return { body: old, pages: row.f.pages?.[0] };
  });
}
