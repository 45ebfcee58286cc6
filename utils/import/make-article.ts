import { readText } from '@/utils/annotate/read-text';
import { cutAnchor } from '@/utils/annotate/to-anchor';
import type { ArchivedArticle, ArchivedBody, ArchivedHighlight } from '@/utils/archived-article';
import { measureLength } from '@/utils/article';
import { makeLinksAbsolute } from '@/utils/extract/absolute-addresses';
import { splitBlocks } from '@/utils/extract/split-blocks';
import { sanitizeToHtml, writeHtml } from '@/utils/sanitize';
import { LIMITS } from './limits';
import { readMoment } from './read-moment';

/** A passage that was marked elsewhere. */
export interface FoundQuote {
  quote: string;
  note?: string;
  createdAt?: unknown;
}

/** What a file says of an article, whatever it is worth: everything here is checked by `makeArticle`. */
export interface Found {
  url: unknown;
  title?: unknown;
  savedAt?: unknown;
  tags?: readonly unknown[];
  note?: unknown;
  excerpt?: unknown;
  byline?: unknown;
  source?: unknown;
  siteName?: unknown;
  publishedTime?: unknown;
  lang?: unknown;
  leadImage?: unknown;
  isRead?: boolean;
  isArchived?: boolean;
  isStarred?: boolean;
  /** Per mille. */
  progress?: number;
  /** The body, as the other service kept it. */
  html?: unknown;
  quotes?: readonly FoundQuote[];
}

/** An article, or a link where there is no body; undefined without an address that could be opened. */
export function makeArticle(found: Found, now: Date): ArchivedArticle | undefined {
  const url = readAddress(found.url);
  if (url === undefined) return undefined;
  const html = typeof found.html === 'string' && found.html.length <= LIMITS.record ? found.html : '';
  const made = html.trim() ? toBody(html, url) : undefined;
  const body = made?.body;
  const title = readWords(found.title);
  return {
    fields: {
      url,
      title: title || titleOf(url),
      byline: readWords(found.byline) || undefined,
      source: readWords(found.source) || undefined,
      editor: undefined,
      siteName: readWords(found.siteName) || undefined,
      breadcrumb: [],
      publishedTime: readDay(found.publishedTime),
      publishedText: undefined,
      excerpt: readWords(found.excerpt) || (body?.text ?? '').slice(0, 200),
      lang: readWords(found.lang).slice(0, 50) || (/\p{Script=Han}/u.test(title) ? 'zh-CN' : ''),
      dir: 'ltr',
      leadImage: readAddress(found.leadImage),
      length: measureLength(body?.text ?? ''),
      pages: undefined,
      savedAt: readMoment(found.savedAt, now.getTime()) ?? now.toISOString(),
      isRead: found.isRead === true,
      isStarred: found.isStarred === true,
      isArchived: found.isArchived === true,
      note: typeof found.note === 'string' ? found.note.trim().slice(0, LIMITS.note) : '',
      isTitleOwn: false,
      progress: Math.max(0, Math.min(1000, Math.round(found.progress ?? 0) || 0)),
      place: undefined,
    },
    tags: cleanTags(found.tags ?? []),
    binnedAt: null,
    body,
    highlights: toHighlights(found.quotes ?? [], made?.root, now),
    pictures: [],
  };
}

/** An http(s) address as a browser writes it. */
export function readAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > LIMITS.field) return undefined;
  const url = URL.parse(value.trim());
  return url && /^https?:$/.test(url.protocol) && url.hostname ? url.href : undefined;
}

/** Tags without blanks, repeats, and whatever is no word. */
export function cleanTags(tags: readonly unknown[]): string[] {
  const words = tags.filter((tag) => typeof tag === 'string').map((tag) => tag.replace(/\s+/gu, ' ').trim());
  return [...new Set(words)].filter((tag) => tag && tag.length <= LIMITS.tag).slice(0, LIMITS.tags);
}

function readWords(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim().slice(0, LIMITS.field) : '';
}

function titleOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname === '/' ? '' : pathname}`;
}

function readDay(value: unknown): string | undefined {
  return readMoment(value)?.replace(/T00:00:00\.000Z$/, '');
}

/** Cleaned, with addresses that mean something without the page; the picture caches of services that closed are no more. */
function toBody(html: string, url: string): { body: ArchivedBody; root: HTMLElement } {
  const raw = new DOMParser().parseFromString(html, 'text/html');
  makeLinksAbsolute(raw.body, url);
  for (const image of raw.body.querySelectorAll('img')) {
    const source = image.getAttribute('data-omnivore-original-src') ?? image.getAttribute('src') ?? '';
    const address = source.startsWith('data:') ? source : URL.parse(source, url)?.href;
    if (address) image.setAttribute('src', address);
  }
  const clean = sanitizeToHtml(writeHtml(raw.body));
  const root = new DOMParser().parseFromString(clean, 'text/html').body;
  const text = splitBlocks(root)
    .map((block) => block.text)
    .join('\n');
  return { body: { html: clean, text, removed: [], extractorVersion: 0 }, root };
}

/** With the surroundings that find it again, where it stands in the body. */
function toHighlights(quotes: readonly FoundQuote[], root: HTMLElement | undefined, now: Date): ArchivedHighlight[] {
  const body = root && quotes.length > 0 ? readText(root).text : '';
  return quotes.slice(0, LIMITS.list).flatMap((quote) => toHighlight(quote, body, now));
}

function toHighlight({ quote, note, createdAt }: FoundQuote, body: string, now: Date): ArchivedHighlight[] {
  const words = quote.trim();
  if (!words || words.length > 20_000) return [];
  const bare = { quote: words, prefix: '', suffix: '', start: 0, end: words.length };
  // To the letter only: what stands there in other words is found when the article is shown.
  const at = body.indexOf(words);
  const anchor = at < 0 ? undefined : cutAnchor(body, at, at + words.length);
  const facts = { note: note?.trim().slice(0, LIMITS.note) ?? '', color: 'yellow' as const };
  return [{ ...bare, ...anchor, ...facts, createdAt: readMoment(createdAt, now.getTime()) ?? now.toISOString() }];
}
