import { findProfile, judgeAddress } from '@/utils/sites/find-profile';
import { readBase } from './absolute-addresses';
import { readAddress } from './detect-address';
import { copyInert } from './inert-copy';
import { weighText } from './weigh-text';

/** A link of a page that may lead to an article. */
export interface PageLink {
  url: string;
  title: string;
  /** By its address and words it most probably does. */
  isLikely: boolean;
}

/** More are no list but a site map. */
const MAX_LINKS = 500;
const MAX_TITLE = 200;
/** The weight of a headline, in Latin letters: some eight Han characters. Less is a word of navigation. */
const HEADLINE = 20;
const FURNITURE = 'nav, header, footer, aside, [role="navigation"], [role="contentinfo"]';

/** The links of a list page in its order, each address once; what is surely no article is left out. */
export function findLinks(page: Document, url: string): PageLink[] {
  const copy = copyInert(page);
  const base = readBase(copy, url);
  const own = toAddress(url, url);
  const found = new Map<string, PageLink>();
  for (const anchor of copy.querySelectorAll('a[href]')) {
    const address = toAddress(anchor.getAttribute('href') ?? '', base);
    if (!address || address === own) continue;
    const link = judge(anchor, address, url);
    const known = found.get(address);
    if (!link) continue;
    if (!known) found.set(address, link);
    // A picture and a headline lead to the same: the headline is the title.
    else if (link.title.length > known.title.length)
      found.set(address, { ...link, isLikely: link.isLikely || known.isLikely });
  }
  return [...found.values()].filter(({ title }) => title).slice(0, MAX_LINKS);
}

/** Whether an address alone says that it is no article: a home, a list, a search. */
export function isListAddress(url: string): boolean {
  const known = judgeByProfile(url);
  const { isHome, isList } = readAddress(url);
  return known === 'list' || (known === undefined && (isHome || isList));
}

function judgeByProfile(url: string): 'article' | 'list' | undefined {
  const profile = findProfile(url);
  return profile && judgeAddress(profile, url);
}

function judge(anchor: Element, address: string, pageUrl: string): PageLink | undefined {
  if (isListAddress(address)) return undefined;
  const known = judgeByProfile(address);
  const signs = readAddress(address);
  const title = (anchor.textContent?.trim() || anchor.getAttribute('title') || '')
    .replace(/\s+/g, ' ')
    .slice(0, MAX_TITLE);
  const isHeadline = weighText(title) >= HEADLINE;
  if (known !== 'article' && !signs.isArticle && !isHeadline) return undefined;
  const isOfSite = new URL(address).hostname === new URL(pageUrl).hostname;
  const isLikely =
    known === 'article' || (isHeadline && isOfSite && signs.isArticle && anchor.closest(FURNITURE) === null);
  return { url: address, title, isLikely };
}

/** An absolute http(s) address without fragment. */
function toAddress(href: string, base: string): string | undefined {
  const parsed = URL.parse(href, base);
  if (!parsed || !/^https?:$/.test(parsed.protocol)) return undefined;
  parsed.hash = '';
  return parsed.href;
}
