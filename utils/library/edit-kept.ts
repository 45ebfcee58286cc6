import type { SavedArticle } from '@/utils/article';
import { Problem } from '@/utils/problem';
import { getBody } from './articles';
import { type EditedBody, replaceBody } from './replace-body';

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
  const kept = await getBody(article.bodyHash);
  if (kept?.html === next.html) return true;
  if (over === undefined && kept?.html !== before) return false;
  const expected = over ?? article.bodyHash;
  try {
    await replaceBody(article.id, next, { expected, isOlderKept: over !== undefined });
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'articleChanged') return false;
    throw error;
  }
}
