import { type Article, measureLength } from '@/utils/article';
import { extract } from '@/utils/extract/extract';
import { isArticle } from '@/utils/extract/is-article';
import { joinPages } from '@/utils/extract/join-pages';
import type { PageSummary } from '@/utils/messaging';
import { Problem } from '@/utils/problem';
import { fetchPage } from './fetch-page';

/** The last extraction and the state of the page it was made from: what the reader reads is what is kept. */
let last: ({ state: string } & Current) | undefined;

export interface Current {
  article: Article;
  /** Only text and pictures of a page too large to be cleaned. */
  isFallback: boolean;
  /** The article's next page, if it has several. */
  nextPage?: string;
}

/** All pages of `current`; asked twice, they are fetched once, unless one was missing. */
let joining: { of: Current; whole: Promise<Article>; listeners: Set<(article: Article) => void> } | undefined;

/** Cheap to compare; a page that loaded more, or moved on to another address, is extracted anew. */
function pageState(): string {
  return `${location.href} ${document.getElementsByTagName('*').length}`;
}

/**
 * The article of the page as it is now.
 * @throws Problem `notHtml`, `tooLarge`, `noArticle` (never when forced and there is any text)
 */
export function currentArticle({ isForced }: { isForced: boolean }): Current {
  const state = pageState();
  if (last?.state === state) return last;
  const extraction = extract(document, location.href, { isForced });
  if (extraction.kind === 'none') {
    const codes = { 'not-html': 'notHtml', 'too-large': 'tooLarge', 'no-article': 'noArticle' } as const;
    throw new Problem(codes[extraction.reason]);
  }
  const { article, isFallback, nextPage } = extraction;
  last = { state, article, isFallback, nextPage };
  return last;
}

/** The article with all its pages. `onPage` hears what there is after each; a missing page is asked for again. */
export async function wholeArticle(current: Current, onPage?: (article: Article) => void): Promise<Article> {
  if (!current.nextPage) return current.article;
  if (joining?.of !== current) {
    const listeners = new Set<(article: Article) => void>();
    const tell = (article: Article) => {
      current.article = article;
      for (const listener of listeners) listener(article);
    };
    const whole = joinPages(current.article, current.nextPage, { fetchPage, onPage: tell });
    joining = { of: current, whole, listeners };
  }
  const { whole, listeners } = joining;
  if (onPage) listeners.add(onPage);
  try {
    current.article = await whole;
    if (current.article.pages?.missing) joining = undefined;
    return current.article;
  } finally {
    if (onPage) listeners.delete(onPage);
  }
}

/** The page for the popup; extracts only what the detector takes for an article. @throws Problem */
export function describeCurrent(): PageSummary {
  if (!isArticle(document, location.href)) return describeOther();
  try {
    const { title, source, byline, publishedTime, lang, text, leadImage } = currentArticle({ isForced: false }).article;
    const length = measureLength(text);
    return { url: location.href, title, source, byline, publishedTime, lang, length, leadImage, isArticle: true };
  } catch (error) {
    if (error instanceof Problem && error.code === 'noArticle') return describeOther();
    throw error;
  }
}

function describeOther(): PageSummary {
  if (!/html/.test(document.contentType)) throw new Problem('notHtml');
  const lang = document.querySelector('html')?.getAttribute('lang') ?? '';
  return { url: location.href, title: document.title, lang, length: { count: 0, minutes: 1 }, isArticle: false };
}
