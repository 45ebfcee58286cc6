import type { Article } from '@/utils/article';
import { extract } from '@/utils/extract/extract';
import { joinPages } from '@/utils/extract/join-pages';
import { sendMessage, withRetry } from '@/utils/messaging';
import { EXTRACTION_PROBLEMS, Problem, unwrap } from '@/utils/problem';
import { within } from '@/utils/within';

/** Longer than the background gives a server: a worker that was stopped while a message was on its way says nothing. */
const ANSWER_TIMEOUT_MS = 25_000;

/**
 * The article behind an address, with all its pages, read from what the background fetches: nothing of the page is
 * loaded, run or shown.
 * @throws Problem as the background's `fetchPage`, or `noArticle`
 */
export async function readRemote(url: string): Promise<Article> {
  const { page, finalUrl, rules } = await fetchDocument(url);
  const { origin } = new URL(finalUrl);
  const extraction = extract(page, finalUrl, { rules });
  if (extraction.kind === 'none') {
    throw new Problem(EXTRACTION_PROBLEMS[extraction.reason]);
  }
  const { article, nextPage } = extraction;
  if (!nextPage) return article;
  return joinPages(article, nextPage, {
    rules,
    fetchPage: async (next) => {
      if (new URL(next).origin !== origin) throw new Problem('pageRefused');
      return (await fetchDocument(next)).page;
    },
  });
}

async function fetchDocument(url: string) {
  const { html, rules, ...fetched } = unwrap(
    await withRetry(() => within(ANSWER_TIMEOUT_MS, sendMessage('fetchPage', { url }))),
  );
  return { page: new DOMParser().parseFromString(html, 'text/html'), finalUrl: fetched.url, rules };
}
