import type { SavedArticle } from '@/utils/article';
import { getArticle, getBody } from '@/utils/library/articles';
import type { BodyRow } from '@/utils/library/rows';
import type { ProblemCode } from '@/utils/problem';

/** What the library shows at the place of the article. What is in the bin can be looked at, and no more. */
export type Opened =
  | { kind: 'loading' }
  | { kind: 'missing' }
  | { kind: 'failed'; problem: ProblemCode }
  | { kind: 'open' | 'binned'; article: SavedArticle; body: BodyRow };

/** A kept article with its text. */
export async function openArticle(id: string): Promise<Opened> {
  const article = await getArticle(id);
  const body = article && (await getBody(article.bodyHash));
  if (!article || !body) return { kind: 'missing' };
  return { kind: article.isInBin ? 'binned' : 'open', article, body };
}
