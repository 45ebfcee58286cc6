import { type Article, measureLength, pickFacts, type SavedArticle } from '@/utils/article';
import { createId } from '@/utils/create-id';
import { isArticleRow } from './backup/check-row';
import { dropUnusedBody, nameBody, putBody } from './bodies';
import { db, withStorage } from './db';
import { EMPTY_BODY_HASH } from './links';
import { mutate } from './mutate';
import { findPictureUrls } from './picture-urls';
import { wantPictures } from './pictures';
import { type ArticleFields, type ArticleRow, type BodyRow, LATER_FIELDS } from './rows';
import { createRow, toSaved, withBin, withFields } from './to-row';
import { toUrlKey } from './url-key';
import { keepAsVersion } from './versions';

/** What a save did. `isNew` is false when the address was in the library already and has been brought up to date. */
export interface SaveReceipt {
  id: string;
  savedAt: string;
  isNew: boolean;
  /** The hash of the body that the article had, where that said something else and stays as a version. */
  older?: string;
}

/**
 * Keeps an article: its row, its body and what search needs, in one transaction that is on disk when this resolves.
 * The same address is one article, however often and from however many tabs it is saved; out of the bin if it was there.
 * A page may have come to say less: what the article said before stays as a version wherever it is not the same.
 * @param operationId the same for every retry of one click, so that a retry is not a second save
 * @throws Problem `storageFull`, `storageRefused`; then nothing was changed
 */
export async function saveArticle(article: Article, operationId: string): Promise<SaveReceipt> {
  const named = await nameBody({
    v: 1,
    html: article.html,
    text: article.text,
    removed: article.removed,
    ...(article.returned?.length && { returned: article.returned }),
    extractorVersion: article.extractorVersion,
  });
  return mutate(async (change) => {
    const known = await findRow(article.url);
    // A link that gets its text stays as old as the link.
    const savedAt = known?.bodyHash === EMPTY_BODY_HASH ? known.savedAt : new Date().toISOString();
    const id = known?.id ?? createId();
    const body = await putBody(named, id);
    const fields = toFields(article, body.hash);
    const row = known
      ? withBin(withFields(known, { ...keepOwn(fields, known), savedAt }, change), null, change)
      : createRow(id, { ...fields, ...LATER_FIELDS, savedAt, isRead: false }, change);
    await change.putArticle(row);
    await wantPictures(change, id, article.html);
    const older = known && known.bodyHash !== body.hash ? await db.bodies.get(known.bodyHash) : undefined;
    if (!known || !older) return { id, savedAt, isNew: !known };
    const isOlderKept = hasMore(older, body);
    if (isOlderKept) await keepAsVersion(known);
    else await dropUnusedBody(older.hash);
    return { id, savedAt, isNew: false, ...(isOlderKept && { older: older.hash }) };
  }, operationId);
}

/** Whether a body has words or pictures that another one lacks; addresses and mark-up alone are no loss. */
function hasMore(older: BodyRow, newer: BodyRow): boolean {
  if (!older.html) return false;
  return older.text !== newer.text || findPictureUrls(older.html).length > findPictureUrls(newer.html).length;
}

/** The kept article with this address, if there is one; a link without a text is none. */
export function findByUrl(url: string): Promise<SavedArticle | undefined> {
  return withStorage(async () => {
    const row = await findRow(url);
    return row?.kept && row.bodyHash !== EMPTY_BODY_HASH ? toSaved(row) : undefined;
  });
}

export function getArticle(id: string): Promise<SavedArticle | undefined> {
  return withStorage(async () => {
    const row = await db.articles.get(id);
    return isArticleRow(row) ? toSaved(row) : undefined;
  });
}

/** An article's body; undefined if it is missing, which the caller must say to the reader. */
export function getBody(hash: string): Promise<BodyRow | undefined> {
  return withStorage(() => db.bodies.get(hash));
}

async function findRow(url: string): Promise<ArticleRow | undefined> {
  // One that the disk has spoilt is as good as none.
  return (await db.articles.where('urlKey').equals(toUrlKey(url)).toArray()).find(isArticleRow);
}

/** What the page says anew, except for what the reader has said better. */
function keepOwn(fields: PageFields, { f }: ArticleRow): PageFields {
  return f.isTitleOwn?.[0] ? { ...fields, title: f.title[0] } : fields;
}

/** What comes from the page; all else is the reader's. */
type PageFields = Omit<ArticleFields, 'savedAt' | 'isRead' | keyof typeof LATER_FIELDS>;

function toFields(article: Article, bodyHash: string): PageFields {
  return {
    url: article.url,
    title: article.title,
    ...pickFacts(article),
    length: measureLength(article.text),
    pages: article.pages,
    bodyHash,
  };
}
