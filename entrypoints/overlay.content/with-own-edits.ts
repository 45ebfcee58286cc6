import type { Article } from '@/utils/article';
import { repeatEdits } from '@/utils/edit/repeat-edits';
import { sendMessage, withRetry } from '@/utils/messaging';
import { unwrap } from '@/utils/problem';

/** The article as its reader wants it: what they took out of it when it was kept before, or put back, is so again. */
export async function withOwnEdits(article: Article): Promise<Article> {
  const asked = withRetry(() => sendMessage('findSaved', { url: article.url }));
  // Whoever cannot be asked cannot keep it either, and says so then.
  const edits = await asked.then(unwrap).then(
    (saved) => saved?.edits,
    () => undefined,
  );
  return edits ? repeatEdits(article, edits) : article;
}
