import { squash } from '@/utils/extract/weigh-text';
import { type FoundDate, parseDate } from './parse-date';

/** Names under which pages state when an article was published, the surest first. */
const META_NAMES = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'weibo:article:create_at',
  'og:release_date',
  'bytedance:published_time',
  'parsely-pub-date',
  'dc.date.issued',
  'article.published',
  'sailthru.date',
  'apub:time',
  '_pubtime',
];
/** How many short lines above and below the title may hold its date. */
const LINES_ABOVE = 6;
const LINES_BELOW = 14;
const MAX_LINE = 130;
/** Elements looked at for lines: titles stand in the first part of a page. */
const MAX_ELEMENTS = 4_000;
const IN_ADDRESS = /\/((?:19|20)\d\d)[-/]?(\d{2})[-/]?(\d{2})(?:\/|\.|_|-|$)/;

/** When the article was published: stated by the page's data, beside its title or in its address; never from its body. */
export function findDate(
  copy: Document,
  url: string,
  title: string,
  now: Date,
  isChinese: boolean,
): FoundDate | undefined {
  return (
    fromJsonLd(copy, now, isChinese) ??
    fromMeta(copy, now, isChinese) ??
    fromMarkup(copy, now, isChinese) ??
    fromLines(copy, title, now, isChinese) ??
    fromAddress(url)
  );
}

function fromJsonLd(copy: Document, now: Date, isChinese: boolean): FoundDate | undefined {
  for (const script of copy.querySelectorAll('script[type="application/ld+json"]')) {
    const match = /"(?:datePublished|pubDate)"\s*:\s*"([^"]{8,40})"/.exec(script.textContent ?? '');
    const date = match?.[1] && parseDate(match[1], now, isChinese);
    if (date) return date;
  }
  return undefined;
}

function fromMeta(copy: Document, now: Date, isChinese: boolean): FoundDate | undefined {
  const found = new Map<string, string>();
  for (const meta of copy.querySelectorAll('meta[content]')) {
    const name = (
      meta.getAttribute('property') ??
      meta.getAttribute('name') ??
      meta.getAttribute('itemprop') ??
      ''
    ).toLowerCase();
    if (!found.has(name)) found.set(name, meta.getAttribute('content') ?? '');
  }
  for (const name of META_NAMES) {
    const date = parseDate(found.get(name) ?? '', now, isChinese);
    if (date) return date;
  }
  return undefined;
}

function fromMarkup(copy: Document, now: Date, isChinese: boolean): FoundDate | undefined {
  const element = copy.querySelector('[itemprop="datePublished"],time[pubdate],article header time[datetime]');
  const words = element?.getAttribute('datetime') ?? element?.getAttribute('content') ?? element?.textContent;
  return parseDate(words ?? '', now, isChinese);
}

/** The short lines just below the title, then those just above it. A paragraph ends the search: it is the body. */
function fromLines(copy: Document, title: string, now: Date, isChinese: boolean): FoundDate | undefined {
  const wanted = squash(title);
  const lines = readLines(copy);
  const at = lines.findLastIndex((line) => squash(line) === wanted);
  if (at < 0) return undefined;
  for (const line of lines.slice(at + 1, at + 1 + LINES_BELOW)) {
    if (line.length > MAX_LINE) break;
    const date = parseDate(line, now, isChinese);
    if (date) return date;
  }
  for (const line of lines.slice(Math.max(0, at - LINES_ABOVE), at).reverse()) {
    const date = line.length <= MAX_LINE ? parseDate(line, now, isChinese) : undefined;
    if (date) return date;
  }
  return undefined;
}

/** The texts of the smallest blocks, in order; inline pieces of one line are joined by their parent. */
function readLines(copy: Document): string[] {
  const lines: string[] = [];
  const elements =
    copy.body?.querySelectorAll('h1,h2,h3,p,div,li,td,span,time,dd,em,font,b,strong,i,section,center') ?? [];
  for (const element of [...elements].slice(0, MAX_ELEMENTS)) {
    if (element.querySelector('p,div,ul,table,section,h1,h2,h3,li,td')) continue;
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    if (text && text !== lines.at(-1)) lines.push(text);
  }
  return lines;
}

function fromAddress(url: string): FoundDate | undefined {
  const match = IN_ADDRESS.exec(url);
  if (!match) return undefined;
  const date = parseDate(`${match[1]}-${match[2]}-${match[3]}`, new Date(0), false);
  return date && { iso: date.iso, text: match[0] };
}
