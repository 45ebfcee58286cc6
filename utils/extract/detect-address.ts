/** What an address says of its page, whatever the site. */
export interface AddressSigns {
  /** The site's first page. */
  isHome: boolean;
  /** A search, a tag, a category, a shop's shelf, page 2 of something. */
  isList: boolean;
  /** A date, a long number or a long slug, as articles have. */
  isArticle: boolean;
  /** Ends in a file of text with a number or a long name: `/a/123.html`. */
  isPage: boolean;
}

const LIST_WORDS = new Set(
  (
    'tag tags category categories cat cats product-category collection collections search topic topics shop store browse ' +
    'archive archives list department departments catalog directory listing listings author authors c cp clearance ' +
    'latest newest special channel products'
  ).split(' '),
);
const SEARCH = /[?&](?:s|q|query|keyword|keywords|wd|search|searchid)=/;
const HOME = /^\/(?:(?:index|default|home|main)\.\w+)?$/;
const ARTICLE =
  /\/(?:19|20)\d{2}[-/]?\d{2}(?:[-/]?\d{2})?\/|\d{6,}|[0-9a-f]{16,}|\/[^/]*[a-z]+(?:[-_][a-z0-9]+){3,}[^/]*\/?$|\/(?:articles?|blog|posts?|news|story|stories|detail|content|p|a|wiki|note|chapter)\/[^/]{4,}/i;

/** Reads an address; one that cannot be parsed says nothing. */
export function readAddress(url: string): AddressSigns {
  if (!URL.canParse(url)) return { isHome: false, isList: false, isArticle: false, isPage: false };
  const { pathname, search } = new URL(url);
  const isHome = HOME.test(pathname) && !/[?&](?:p|id|aid|tid|__biz)=/.test(search);
  const words = pathname.toLowerCase().split('/').filter(Boolean);
  const isList =
    SEARCH.test(search) ||
    words.some((word, at) => LIST_WORDS.has(word) && (at < words.length - 1 ? word !== 'c' : true)) ||
    /\/(?:page|p)\/\d+\/?$|\/index(?:_\d+)?\.\w+$|\/list[-_]/.test(pathname);
  const isPage = /\/(?:\w*\d{3,}\w*|\w{12,})\.(?:s?html?|php|aspx?|jsp)$/i.test(pathname);
  return { isHome, isList, isArticle: !isHome && ARTICLE.test(pathname), isPage };
}
