import { type Article, measureLength, type SavedArticle } from '@/utils/article';
import { createId } from '@/utils/create-id';
import type { Clock } from './clock';
import { db, withStorage } from './db';
import { type Change, mutate } from './mutate';
import type { ArticleFields, ArticleRow, BodyRow } from './rows';
import { createRow, toSaved, withBin, withColumns, withFields, withTags } from './to-row';
import { toUrlKey } from './url-key';

/** What a save did. `isNew` is false when the address was in the library already and has been brought up to date. */
export interface SaveReceipt {
  id: string;
  savedAt: string;
  isNew: boolean;
}

/**
 * Keeps an article: its row, its body and what search needs, in one transaction that is on disk when this resolves.
 * The same address is one article, however often and from however many tabs it is saved; out of the bin if it was there.
 * @param operationId the same for every retry of one click, so that a retry is not a second save
 * @throws Problem `storageFull`, `storageRefused`; then nothing was changed
 */
export async function saveArticle(article: Article, operationId: string): Promise<SaveReceipt> {
  // Hashing is not a database promise: inside the transaction it would end it.
  const hash = await sha256(article.html);
  const body: BodyRow = {
    hash,
    v: 1,
    html: article.html,
    text: article.text,
    removed: article.removed,
    extractorVersion: article.extractorVersion,
  };
  return mutate(async (change) => {
    const savedAt = new Date().toISOString();
    const fields = toFields(article, hash);
    const known = await findRow(article.url);
    const row = known
      ? withBin(withFields(known, { ...fields, savedAt }, change), null, change)
      : createRow(createId(), { ...fields, savedAt, isRead: false }, change);
    await db.bodies.put(body);
    await change.putArticle(row);
    if (known && known.bodyHash !== hash) await dropUnusedBody(known.bodyHash);
    return { id: row.id, savedAt, isNew: !known };
  }, operationId);
}

/** The kept article with this address, if there is one. */
export function findByUrl(url: string): Promise<SavedArticle | undefined> {
  return withStorage(async () => {
    const row = await findRow(url);
    return row?.kept ? toSaved(row) : undefined;
  });
}

export function getArticle(id: string): Promise<SavedArticle | undefined> {
  return withStorage(async () => {
    const row = await db.articles.get(id);
    return row && toSaved(row);
  });
}

/** An article's body; undefined if it is missing, which the caller must say to the reader. */
export function getBody(hash: string): Promise<BodyRow | undefined> {
  return withStorage(() => db.bodies.get(hash));
}

/** Marks as read or unread. */
export function setRead(id: string, { isRead }: { isRead: boolean }): Promise<void> {
  return edit(id, (row, clock) => withFields(row, { isRead }, clock));
}

/** Replaces the tags; blank ones and repeats fall away. */
export function setTags(id: string, tags: readonly string[]): Promise<void> {
  const clean = [...new Set(tags.map((tag) => tag.trim()).filter(Boolean))];
  return edit(id, (row, clock) => withTags(row, clean, clock));
}

/** Puts an article into the bin; nothing is erased, so `restore` brings all of it back. */
export function moveToBin(id: string): Promise<void> {
  return edit(id, (row, clock) => withBin(row, new Date().toISOString(), clock));
}

export function restore(id: string): Promise<void> {
  return edit(id, (row, clock) => withBin(row, null, clock));
}

/** SHA-256 in lower-case hexadecimal. */
async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function findRow(url: string): Promise<ArticleRow | undefined> {
  return db.articles.where('urlKey').equals(toUrlKey(url)).first();
}

function edit(id: string, apply: (row: ArticleRow, clock: Clock) => ArticleRow): Promise<void> {
  return mutate(async (change: Change) => {
    const row = await db.articles.get(id);
    if (row) await change.putArticle(withColumns(apply(row, change)));
  });
}

async function dropUnusedBody(hash: string): Promise<void> {
  const users = await db.articles.where('bodyHash').equals(hash).count();
  if (users === 0) await db.bodies.delete(hash);
}

function toFields(article: Article, bodyHash: string): Omit<ArticleFields, 'savedAt' | 'isRead'> {
  return {
    url: article.url,
    title: article.title,
    byline: article.byline,
    source: article.source,
    editor: article.editor,
    siteName: article.siteName,
    breadcrumb: article.breadcrumb,
    publishedTime: article.publishedTime,
    publishedText: article.publishedText,
    excerpt: article.excerpt,
    lang: article.lang,
    dir: article.dir,
    leadImage: article.leadImage,
    length: measureLength(article.text),
    pages: article.pages,
    bodyHash,
  };
}
