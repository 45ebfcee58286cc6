import { type Article, measureLength, type Pages } from '@/utils/article';
import type { Undo } from './act';
import { dropUnusedBody } from './articles';
import { db } from './db';
import { mutate } from './mutate';
import { wantPictures } from './pictures';
import type { BodyRow } from './rows';
import { sha256 } from './sha256';
import { withFields } from './to-row';

/**
 * Gives a saved article another body, sanitised by the caller, and wants the pictures that came with it; and another
 * word on its pages, where that is given. Everything else of the article stays. Gives the way back, which does nothing once the article has got yet another body;
 * undefined if the article, or the body that it had, is not there.
 * @throws Problem `storageFull`, `storageRefused`; then nothing was changed
 */
export async function replaceBody(
  articleId: string,
  {
    html,
    text,
    removed,
    returned,
    ...rest
  }: Pick<Article, 'html' | 'text' | 'removed' | 'returned'> & { pages?: Pages },
): Promise<Undo | undefined> {
  const hash = await sha256(html);
  const before = await setBody(
    articleId,
    undefined,
    (old) => ({ ...old, hash, html, text, removed, ...(returned && { returned }) }),
    rest,
  );
  if (!before) return undefined;
  return async () => {
    await setBody(articleId, hash, () => before, {});
  };
}

/** @param expected do nothing unless this is the body now */
function setBody(
  articleId: string,
  expected: string | undefined,
  make: (old: BodyRow) => BodyRow,
  fields: { pages?: Pages },
): Promise<BodyRow | undefined> {
  return mutate(async (change) => {
    const row = await db.articles.get(articleId);
    const old = row && (await db.bodies.get(row.bodyHash));
    if (!row || !old || (expected !== undefined && old.hash !== expected)) return undefined;
    const body = make(old);
    await db.bodies.put(body);
    await change.putArticle(
      withFields(row, { ...fields, bodyHash: body.hash, length: measureLength(body.text) }, change),
    );
    await wantPictures(change, articleId, body.html);
    if (body.hash !== old.hash) await dropUnusedBody(old.hash);
    return old;
  });
}
