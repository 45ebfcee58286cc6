import { findProfile } from '@/utils/sites/find-profile';

/** Words that mean: this article goes on. «下一篇» is another article and matches none. */
const NEXT_WORDS =
  /^(?:下一?[页頁]|下[页頁]|后一?页|後一頁|次へ|次のページ|다음 ?페이지|(?:点击)?(?:阅读|查看|閱讀)?(?:余下|剩余|餘下)全?(?:文|部分|内容)|(?:点击)?(?:阅读|查看|閱讀)全文|下一?部分|next(?: ?page)?|continue(?: reading)?|page suivante|suivante?|nächste(?: seite)?|siguiente|(?:следующая|дальше))$/i;
/** Signs that mean "next" within a pager only. */
const NEXT_SIGNS = /^(?:[›»>→]|>>|››)$/;
const NUMBER = /^第?\d{1,3}[页頁]?$/;
/** What all of these have at least one of: most links are passed over by this alone. */
const HINT = /[\d›»>→下后後次다余剩餘全]|next|continu|suivant|nächste|siguiente|следующ|дальше/i;
const DECORATION = /[\s\u3000()（）【】[\]「」:：…›»>→.]+/g;
const PAGER =
  /(?:^|[-_\s])(?:pag(?:e|er|es|ing|ination|elist|ebreak|enav|ebar|ebox|enum|enumber)?s?|fenye|wp-pagenavi|page[-_]?links?)(?=$|[-_\s\d])/i;
/** A query may hold the number under these names. */
const NUMBER_KEYS = new Set([
  'page',
  'p',
  'pn',
  'pg',
  'pageno',
  'page_no',
  'pagenum',
  'page_num',
  'paged',
  'pageindex',
]);
/** Longer words name no next page. */
const MAX_WORDS = 20;
const MAX_PAGE = 200;
const MAX_LINKS = 4000;

/** An address taken apart: what all parts of one article share, and which part this is. */
interface Part {
  stem: string;
  number: number;
  /** Only a last segment (`/post/12`): an article's own number as often as a part's. */
  isSegment?: true;
}

/** A link that may lead on: its words, with and without what decorates them, and whether they say so. */
interface LinkWords {
  link: Element;
  words: string;
  bare: string;
  isNamed: boolean;
}

/** One link that leads to another part of the same article. */
interface Candidate {
  href: string;
  number: number;
  isNamed: boolean;
}

/**
 * The address of the article's next part, or undefined where this is the last or only one.
 * `copy` is an inert copy of the page, `url` its address. Only the same origin and stem (`_2.html`, `-2.html`,
 * `?page=2`, `/2`) count, whatever the link says, so another article is never taken for a part of this one.
 */
export function findNextPage(copy: Document, url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const here = new URL(url);
  if (!/^https?:$/.test(here.protocol)) return undefined;
  const links = [...copy.querySelectorAll(selectorFor(url))].slice(0, MAX_LINKS);
  const hinted = links.flatMap((link) => readWords(link) ?? []);
  // Most pages end here, before any address has been taken apart.
  if (hinted.length === 0) return undefined;
  const base = baseOf(copy, here);
  const own = readings(here).filter((part) => !part.isSegment || part.number < 2 || linksBack(links, base, part));
  const candidates = hinted.flatMap((words) => readLink(words, base, here, own) ?? []);
  const named = candidates.filter(({ isNamed }) => isNamed).sort((a, b) => a.number - b.number);
  if (named[0]) return named[0].href;
  // Numbers alone: the one after this page's.
  const current = currentNumber(here, candidates);
  return candidates.find(({ number }) => number === current + 1)?.href;
}

function selectorFor(url: string): string {
  const own = findProfile(url)?.nextPage;
  return `a[href], area[href], link[rel~="next"][href]${own ? `, ${own}` : ''}`;
}

function baseOf(copy: Document, here: URL): string {
  const href = copy.querySelector('base[href]')?.getAttribute('href') ?? '';
  return URL.canParse(href, here.href) ? new URL(href, here.href).href : here.href;
}

/** The words of a link that may lead on; undefined for nearly all links of a page. */
function readWords(link: Element): LinkWords | undefined {
  const words = (link.textContent ?? '').slice(0, 60).trim();
  const rel = link.getAttribute('rel');
  const isNext = rel !== null && /(?:^|\s)next(?:\s|$)/i.test(rel);
  if (!isNext && !HINT.test(words)) return undefined;
  const bare = words.replace(DECORATION, '');
  const isNamed = isNext || (bare.length <= MAX_WORDS && (NEXT_WORDS.test(bare) || NEXT_WORDS.test(words)));
  if (!isNamed && !NEXT_SIGNS.test(words) && !NUMBER.test(bare)) return undefined;
  return { link, words, bare, isNamed };
}

function readLink(
  { link, words, bare, isNamed }: LinkWords,
  base: string,
  here: URL,
  own: readonly Part[],
): Candidate | undefined {
  const raw = (link.getAttribute('href') ?? '').trim();
  if (raw === '' || raw.startsWith('#') || !URL.canParse(raw, base)) return undefined;
  const target = new URL(raw, base);
  target.hash = '';
  if (target.origin !== here.origin || target.pathname + target.search === here.pathname + here.search)
    return undefined;
  const number = partOf(own, target);
  if (number === undefined) return undefined;
  if (isNamed) return { href: target.href, number, isNamed };
  if (!isInPager(link)) return undefined;
  if (NEXT_SIGNS.test(words)) return { href: target.href, number, isNamed: true };
  return Number(bare.replace(/[第页頁]/g, '')) === number ? { href: target.href, number, isNamed: false } : undefined;
}

/** The target's number if it is a later part of the article that this page is a part of. */
function partOf(own: readonly Part[], target: URL): number | undefined {
  for (const from of own) {
    for (const to of readings(target)) {
      if (from.stem === to.stem && to.number > from.number && to.number <= MAX_PAGE) return to.number;
    }
  }
  return undefined;
}

/** Whether a link called 上一页 or 1 leads to the part before or the first one: `/post/12` has none to `/post/11`. */
function linksBack(links: readonly Element[], base: string, part: Part): boolean {
  return links.some((link) => {
    const href = (link.getAttribute('href') ?? '').trim();
    const words = (link.textContent ?? '').slice(0, 60).replace(DECORATION, '');
    if (!/^(?:1|上一?[页頁]|首[页頁]|第[一1][页頁]|prev(?:ious)?(?:page)?)$/i.test(words) || !URL.canParse(href, base))
      return false;
    return readings(new URL(href, base)).some(({ stem, number }) => stem === part.stem && number < part.number);
  });
}

/** Every way to read an address: as a first part, and with the number that its path or its query ends in. */
function readings(url: URL): Part[] {
  const keys = listParameters(url)
    .map(([key]) => key)
    .filter((key) => NUMBER_KEYS.has(key.toLowerCase()));
  const path = url.pathname;
  const parts: Part[] = [{ stem: stemOf(path, url, []), number: 1 }];
  for (const key of keys) {
    const number = pageNumber(url.searchParams.get(key) ?? '');
    if (number !== undefined) parts.push({ stem: stemOf(path, url, [key]), number });
  }
  const suffix = /^(.*[^/_-])[_-](\d{1,3})((?:\.\w{3,6})?\/?)$/.exec(path);
  const segment = suffix ? null : /^(.*[^/])\/(page\/)?(\d{1,2})(\/?)$/.exec(path);
  const number = pageNumber(suffix?.[2] ?? segment?.[3] ?? '');
  if (number === undefined) return parts;
  if (suffix) parts.push({ stem: stemOf(`${suffix[1]}${suffix[3]}`, url, []), number });
  else if (segment?.[2]) parts.push({ stem: stemOf(`${segment[1]}${segment[4]}`, url, []), number });
  else parts.push({ stem: stemOf(`${segment?.[1]}${segment?.[4]}`, url, []), number, isSegment: true });
  return parts;
}

function stemOf(path: string, url: URL, dropped: string[]): string {
  const query = listParameters(url)
    .filter(([key]) => !dropped.includes(key))
    .map(([key, value]) => `${key}=${value}`);
  return `${path.replace(/\/$/, '')}?${query.sort().join('&')}`;
}

function pageNumber(digits: string): number | undefined {
  return /^[1-9]\d{0,2}$|^0$/.test(digits) ? Number(digits) : undefined;
}

/** This page's own number, as the addresses of its pager understand it. */
function currentNumber(here: URL, candidates: readonly Candidate[]): number {
  const first = candidates[0];
  if (!first) return 1;
  const target = readings(new URL(first.href)).filter(({ number }) => number === first.number);
  const own = readings(here).filter(({ stem }) => target.some((part) => part.stem === stem));
  return own[own.length - 1]?.number ?? 1;
}

/** Within an element that is called a pager, or beside at least one number that is a link or the current page. */
function isInPager(link: Element): boolean {
  let element = link.parentElement;
  for (let level = 0; element && level < 4; level++, element = element.parentElement) {
    if (PAGER.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`)) return true;
    const text = (element.textContent ?? '').slice(0, 200);
    if (text.length < 200 && /共\s*\d+\s*[页頁]|(?:^|\D)1\s+\[?2\]?(?:\D|$)/.test(text)) return true;
  }
  return false;
}

/** Firefox hands content scripts an object that cannot be gone through with `of` or `...`; `forEach` it can. */
function listParameters(url: URL): [name: string, value: string][] {
  const found: [string, string][] = [];
  url.searchParams.forEach((value, name) => {
    found.push([name, value]);
  });
  return found;
}
