import type { SavedArticle } from '@/utils/article';
import { getArticle, getBody } from '@/utils/library/articles';
import { replaceBody } from '@/utils/library/replace-body';
import { sendMessage, withRetry } from '@/utils/messaging';
import { toHostPattern } from '@/utils/pictures/judge-address';
import { Problem, unwrap } from '@/utils/problem';
import { loadRules } from '@/utils/site-rules';
import { allowHosts } from './ask-for-pictures';

/**
 * Fetches the page that is missing of a split article, and those after it, and joins them to what there is. Must be
 * called straight from the reader's press: the browser may have to ask for the article's host.
 * @throws Problem as the background's `fetchPage`; the article stays as it was
 */
export async function fetchMissingPage({ id, url, pages }: SavedArticle): Promise<void> {
  const missing = pages?.missing;
  if (!missing) return;
  await allowHosts([toHostPattern(missing)]);
  const { hostname, origin } = new URL(url);
  const rules = (await loadRules()).filter(({ host }) => host === hostname);
  const fetched = new Map<string, Promise<string>>();
  let problem: unknown;
  const fetchPage = async (address: string) => {
    try {
      if (new URL(address).origin !== origin) throw new Problem('pageRefused');
      const source = fetched.get(address) ?? fetchSource(address);
      fetched.set(address, source);
      return new DOMParser().parseFromString(await source, 'text/html');
    } catch (error) {
      problem = error;
      throw error;
    }
  };
  // What extracts is large, and wanted by few.
  const { joinPages } = await import('@/utils/extract/join-pages');
  // Pages take their time, and the reader may edit meanwhile: what has come is joined to what there is by then.
  for (;;) {
    const article = await getArticle(id);
    const body = article && (await getBody(article.bodyHash));
    if (!body || article.pages?.missing !== missing) return;
    const joined = await joinPages({ ...article, ...body }, undefined, { rules, fetchPage });
    const { html, text, removed } = joined;
    if (html === body.html) throw problem ?? new Problem('unexpected');
    const edited = { html, text, removed, pages: joined.pages };
    const isDone = await replaceBody(id, edited, { expected: body.hash }).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Problem && error.code === 'articleChanged') return false;
        throw error;
      },
    );
    if (isDone) return;
  }
}

async function fetchSource(url: string): Promise<string> {
  return unwrap(await withRetry(() => sendMessage('fetchPage', { url }))).html;
}
