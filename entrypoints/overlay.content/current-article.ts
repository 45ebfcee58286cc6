import { type Article, measureLength } from '@/utils/article';
import { extract } from '@/utils/extract/extract';
import { isArticle } from '@/utils/extract/is-article';
import { type FetchPage, joinPages } from '@/utils/extract/join-pages';
import type { PageSummary } from '@/utils/messaging';
import { EXTRACTION_PROBLEMS, Problem } from '@/utils/problem';
import { loadRules } from '@/utils/site-rules';
import type { SiteRule } from '@/utils/sites/site-rule';
import { fetchPage } from './fetch-page';

/** The last extraction and the state of the page it was made from: what the reader reads is what is kept. */
let last: ({ state: string } & Current) | undefined;

export interface Current {
  article: Article;
  /** Only text and pictures of a page too large to be cleaned. */
  isFallback: boolean;
  /** The article's next page, if it has several and they are not joined yet. */
  nextPage?: string;
  /** The reader has cancelled the joining, and not asked for it again. */
  isStopped?: boolean;
}

/** The reader's rules for this site. */
let rules: readonly SiteRule[] = [];

/** To be called before an article is asked for: extraction itself waits for nothing. */
export async function readRules(): Promise<void> {
  rules = (await loadRules()).filter(({ host }) => host === location.hostname);
}

/** All pages of `of`, on their way: asked twice, they are fetched once, unless one was missing. */
interface Joining {
  of: Current;
  whole: Promise<Article>;
  listeners: Set<(article: Article) => void>;
  stop: AbortController;
}
let joining: Joining | undefined;

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
  const extraction = extract(document, location.href, { isForced, rules });
  if (extraction.kind === 'none') {
    throw new Problem(EXTRACTION_PROBLEMS[extraction.reason]);
  }
  const { article, isFallback, nextPage } = extraction;
  last = { state, article, isFallback, nextPage };
  return last;
}

/** Whether asking for the whole article has pages fetched that are not here. */
export function isComing({ nextPage, isStopped }: Current): boolean {
  return nextPage !== undefined && !isStopped;
}

/** The article with all its pages. `onPage` hears what there is after each; a missing page is asked for again. */
export async function wholeArticle(current: Current, onPage?: (article: Article) => void): Promise<Article> {
  if (joining?.of !== current) {
    if (!isComing(current)) return current.article;
    joining = startJoining(current);
  }
  const mine = joining;
  if (onPage) mine.listeners.add(onPage);
  try {
    const whole = await mine.whole;
    // Whoever was told first may have changed it by now.
    if (joining === mine) changeCurrent(current, whole);
    return current.article;
  } finally {
    if (onPage) mine.listeners.delete(onPage);
  }
}

function startJoining(current: Current): Joining {
  const listeners = new Set<(article: Article) => void>();
  const onPage = (article: Article) => {
    current.article = article;
    for (const listener of listeners) listener(article);
  };
  const stop = new AbortController();
  // For the joining itself a page that is not fetched any more is one that failed: it is said, and can be asked for.
  const fetchUntilStopped: FetchPage = async (url) => {
    stop.signal.throwIfAborted();
    return fetchPage(url, stop.signal);
  };
  const whole = joinPages(current.article, current.nextPage, { fetchPage: fetchUntilStopped, onPage, rules });
  return { of: current, whole, listeners, stop };
}

/** Leaves it at the pages that are there, also when the article is kept. */
export function stopJoining(current: Current): void {
  if (!isComing(current)) return;
  current.isStopped = true;
  if (joining?.of === current) joining.stop.abort();
}

/** Has the pages that were cancelled asked for again. */
export function goOnJoining(current: Current): void {
  current.isStopped = false;
}

/** What the reader has changed in the article is what is read and kept from now on. */
export function changeCurrent(current: Current, article: Article): void {
  current.article = article;
  current.nextPage = article.pages?.missing;
  joining = undefined;
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
