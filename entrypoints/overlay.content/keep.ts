import type { Article, OwnEdits } from '@/utils/article';
import { editsBeyond, repeatEdits } from '@/utils/edit/repeat-edits';
import { type SaveReply, sendMessage, withRetry } from '@/utils/messaging';
import { Problem, unwrap } from '@/utils/problem';
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

/**
 * Has the background keep what the reader made of a kept article. Where something else is kept than what they saw, it
 * stays as a version, and what they did to it meanwhile, in the library, is done to this text as well. Gives the text
 * that is kept now and what it was made from; undefined where the article is not kept any more.
 * @throws Problem
 */
export async function keepEdit(
  before: Article,
  after: Article,
): Promise<{ before: Article; after: Article } | undefined> {
  const send = async (article: Article, over?: string) => {
    const edit = { url: article.url, before: before.html, over, article };
    return unwrap(await withRetry(() => sendMessage('editSaved', edit)));
  };
  let reply = await send(after);
  let newer: OwnEdits | undefined;
  if (reply?.kind === 'other') {
    newer = reply.edits && editsBeyond(reply.edits, before);
    reply = await send(newer ? repeatEdits(after, newer) : after, reply.bodyHash);
  }
  if (!reply) return undefined;
  if (reply.kind === 'other') throw new Problem('articleChanged');
  void bringPictures(after.url, reply.pictures);
  return newer ? { before: repeatEdits(before, newer), after: repeatEdits(after, newer) } : { before, after };
}
