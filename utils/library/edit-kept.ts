import type { SavedArticle } from '@/utils/article';
import { Problem } from '@/utils/problem';
import { type EditedBody, replaceBody } from './replace-body';
import { sha256 } from './sha256';

interface Options {
  /** The HTML that the reader saw, and that the edit was made from. */
  before: string;
  /** The hash of what is kept instead, where the caller knows of it: it makes room, and stays as a version. */
  over?: string;
}

/**
 * Gives a kept article what its reader has made of it over its page; when it was saved does not change. Where something
 * else is kept than what they saw, nothing is done, and false comes back, until that is named as `over`. Asked again it
 * is done once.
 * @throws Problem `storageFull`, `storageRefused`
 */
export async function editKept(article: SavedArticle, next: EditedBody, { before, over }: Options): Promise<boolean> {
  if (article.bodyHash === (await sha256(next.html))) return true;
  const expected = over ?? (await sha256(before));
  try {
    await replaceBody(article.id, next, { expected, isOlderKept: over !== undefined });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'articleChanged') return false;
    throw error;
  }
}
