import type { Article } from '@/utils/article';
import { type SaveReply, sendMessage, withRetry } from '@/utils/messaging';
import { unwrap } from '@/utils/problem';
import { bringPictures } from './bring-pictures';

/**
 * Has the background keep the article and resolves when it is on disk. The popup may close and the worker may be
 * stopped meanwhile: this page holds the article and asks again, under the same operation, until it is acknowledged.
 * @throws Problem
 */
export async function keepArticle(article: Article, operationId: string): Promise<SaveReply> {
  const reply = unwrap(await withRetry(() => sendMessage('saveArticle', { article, operationId })));
  // It is kept by now; nobody waits for what comes after.
  void bringPictures(article.url, reply.pictures ?? []);
  return reply;
}
