import type { SavedArticle } from '@/utils/article';
import type { Body } from '@/utils/edit/edit-body';
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
export async function fetchMissingPage(article: SavedArticle, body: Body): Promise<void> {
  const missing = article.pages?.missing;
  if (!missing) return;
  await allowHosts([toHostPattern(missing)]);
  // What extracts is large, and wanted by few.
  const { joinPages } = await import('@/utils/extract/join-pages');
  const { hostname, origin } = new URL(article.url);
  const rules = (await loadRules()).filter(({ host }) => host === hostname);
  let problem: unknown;
  const joined = await joinPages({ ...article, ...body, extractorVersion: 0 }, undefined, {
    rules,
    fetchPage: async (url) => {
      try {
        if (new URL(url).origin !== origin) throw new Problem('pageRefused');
        const { html } = unwrap(await withRetry(() => sendMessage('fetchPage', { url })));
        return new DOMParser().parseFromString(html, 'text/html');
      } catch (error) {
        problem = error;
        throw error;
      }
    },
  });
  const { html, text, removed, pages } = joined;
  if (html === body.html) throw problem ?? new Problem('unexpected');
  await replaceBody(article.id, { html, text, removed, pages });
}
