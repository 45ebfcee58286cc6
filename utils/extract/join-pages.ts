import type { Article } from '@/utils/article';
import { type ExtractOptions, extract } from './extract';
import { squash } from './weigh-text';

/** Fetches a further page; throws where it cannot. Passed in, because extraction knows no network. */
export type FetchPage = (url: string, signal: AbortSignal | undefined) => Promise<Document>;

export interface JoinOptions extends ExtractOptions {
  fetchPage: FetchPage;
  signal?: AbortSignal;
  /** Called with what there is after each further page. */
  onPage?: (article: Article) => void;
}

/** Longer series are not articles, or never end. */
const MAX_PAGES = 20;
/** Between two pages: a thematic break, as HTML has it, that says which page begins. Whoever shows it finds the words. */
const seam = (page: number) => `<hr title="p. ${page}">`;

/**
 * A split article from its first page on: follows `nextPage` and what each further page names as its next, and joins
 * the bodies in order. Title, byline and date are the first page's. Stops at a page that was there before, by address or
 * by text, and after 20. Where a page fails, what there is comes back with that page's address in `pages.missing`; with
 * an article that has one, joining goes on from there.
 * @throws the signal's reason when it is aborted
 */
export async function joinPages(
  first: Article,
  nextPage: string | undefined,
  { fetchPage, signal, onPage, ...options }: JoinOptions,
): Promise<Article> {
  let article = first;
  const seenAddresses = new Set([withoutHash(first.url)]);
  const seenTexts = new Set([squash(first.text)]);
  for (let next = first.pages?.missing ?? nextPage; next && !seenAddresses.has(withoutHash(next)); ) {
    const joined = article.pages?.joined ?? 1;
    if (joined >= MAX_PAGES) break;
    seenAddresses.add(withoutHash(next));
    const part = await readPart(next, fetchPage, signal, options);
    signal?.throwIfAborted();
    if (!part) {
      article = { ...article, pages: { joined, missing: next } };
      break;
    }
    const text = squash(part.article.text);
    if (seenTexts.has(text)) break;
    seenTexts.add(text);
    article = join(article, part.article, joined + 1);
    onPage?.(article);
    next = part.nextPage;
  }
  return article;
}

async function readPart(
  url: string,
  fetchPage: FetchPage,
  signal: AbortSignal | undefined,
  options: ExtractOptions,
): Promise<{ article: Article; nextPage?: string } | undefined> {
  try {
    const part = extract(await fetchPage(url, signal), url, { ...options, isForced: true });
    return part.kind === 'article' ? part : undefined;
  } catch {
    // Offline, refused, no page, too slow: the reader is told which page is missing.
    return undefined;
  }
}

function join(whole: Article, part: Article, joined: number): Article {
  const offset = countBlocks(whole.html) + 1;
  return {
    ...whole,
    leadImage: whole.leadImage ?? part.leadImage,
    html: `${whole.html}${seam(joined)}${part.html}`,
    text: `${whole.text}\n${part.text}`,
    removed: [...whole.removed, ...part.removed.map((block) => ({ ...block, before: block.before + offset }))],
    pages: { joined },
  };
}

/** Top-level blocks of sanitised HTML, parsed inertly. */
function countBlocks(html: string): number {
  return new DOMParser().parseFromString(html, 'text/html').body.childElementCount;
}

function withoutHash(url: string): string {
  return url.replace(/#.*$/, '');
}
