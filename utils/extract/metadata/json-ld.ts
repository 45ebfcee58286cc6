/** What a page's JSON-LD says of its article. */
export interface LinkedData {
  headline?: string;
  datePublished?: string;
  authors: string[];
  publisher?: string;
  image?: string;
  breadcrumb: string[];
}

type Entry = Record<string, unknown>;

const MAX_SCRIPT = 400_000;
const MAX_SCRIPTS = 20;
const MAX_ENTRIES = 400;
const MAX_DEPTH = 6;
const ARTICLE = /Article|Posting|Report|Review|Recipe|HowTo|ScholarlyArticle/i;
const PAGE = /WebPage|ItemPage|CreativeWork/i;

/** Reads every JSON-LD script; broken ones say nothing, or what a pattern still finds in them. */
export function readJsonLd(copy: Document): LinkedData {
  const entries: Entry[] = [];
  let broken = '';
  for (const script of [...copy.querySelectorAll('script[type*="ld+json" i]')].slice(0, MAX_SCRIPTS)) {
    const text = script.textContent ?? '';
    if (text.length > MAX_SCRIPT) continue;
    const data = parse(text);
    if (data === undefined) broken ||= text;
    else collect(data, entries, 0);
  }
  const articles = entries.filter((entry) => ARTICLE.test(typeOf(entry)));
  const wanted = [...articles, ...entries.filter((entry) => PAGE.test(typeOf(entry)))];
  return {
    headline: pick(articles, 'headline') ?? pick(articles, 'name') ?? field(broken, 'headline'),
    datePublished: pick(wanted, 'datePublished') ?? pick(wanted, 'pubDate') ?? field(broken, 'datePublished'),
    authors: authorsOf(articles, entries),
    publisher: namesOf(
      articles.map((entry) => entry.publisher),
      entries,
    )[0],
    image: addressOf(wanted),
    breadcrumb: crumbsOf(entries),
  };
}

function parse(text: string): unknown {
  const body = text.replace(/^\s*(?:<!--|\/\*.*?\*\/|<!\[CDATA\[)/, '').replace(/(?:-->|\]\]>)\s*$/, '');
  for (const attempt of [body, body.replace(/\p{Cc}+/gu, ' ').replace(/,\s*([}\]])/g, '$1')]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The second attempt mends raw line breaks and trailing commas; what it cannot mend is left.
    }
  }
  return undefined;
}

function collect(value: unknown, into: Entry[], depth: number): void {
  if (depth > MAX_DEPTH || into.length >= MAX_ENTRIES || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, MAX_ENTRIES)) collect(item, into, depth + 1);
    return;
  }
  const entry = value as Entry;
  into.push(entry);
  for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage', 'breadcrumb', 'hasPart'])
    collect(entry[key], into, depth + 1);
}

function typeOf(entry: Entry): string {
  const type = entry['@type'];
  return Array.isArray(type) ? type.slice(0, 5).join(' ') : typeof type === 'string' ? type : '';
}

function pick(entries: readonly Entry[], key: string): string | undefined {
  for (const entry of entries) {
    const value = entry[key];
    if (typeof value === 'string' && value.trim()) return value.slice(0, 2_000);
  }
  return undefined;
}

function authorsOf(articles: readonly Entry[], entries: readonly Entry[]): string[] {
  for (const article of articles) {
    const names = namesOf([article.author ?? article.creator], entries);
    if (names.length > 0) return names;
  }
  return [];
}

/** Names of people or bodies given as text, as an entry, as a list or by reference. */
function namesOf(values: readonly unknown[], entries: readonly Entry[]): string[] {
  const names: string[] = [];
  for (const value of values.flat(2).slice(0, 12)) {
    if (typeof value === 'string') names.push(value.slice(0, 200));
    else if (typeof value === 'object' && value !== null) {
      const entry = value as Entry;
      const known = entry.name ? entry : entries.find((other) => other['@id'] === entry['@id'] && other.name);
      const name = known?.name;
      if (typeof name === 'string') names.push(name.slice(0, 200));
    }
  }
  return names;
}

function addressOf(entries: readonly Entry[]): string | undefined {
  for (const entry of entries) {
    for (const value of [entry.image, entry.thumbnailUrl].flat().slice(0, 4)) {
      if (typeof value === 'string') return value;
      const url = typeof value === 'object' && value !== null ? (value as Entry).url : undefined;
      if (typeof url === 'string') return url;
    }
  }
  return undefined;
}

function crumbsOf(entries: readonly Entry[]): string[] {
  const list = entries.find((entry) => /BreadcrumbList/.test(typeOf(entry)))?.itemListElement;
  if (!Array.isArray(list)) return [];
  const found: { at: number; name: string }[] = [];
  for (const [index, item] of list.slice(0, 12).entries()) {
    if (typeof item !== 'object' || item === null) continue;
    const entry = item as Entry;
    const inner = typeof entry.item === 'object' && entry.item !== null ? (entry.item as Entry).name : undefined;
    const name = entry.name ?? inner;
    const at = Number(entry.position);
    if (typeof name === 'string') found.push({ at: Number.isFinite(at) ? at : index, name: name.slice(0, 200) });
  }
  return found.sort((a, b) => a.at - b.at).map((crumb) => crumb.name);
}

function field(text: string, key: string): string | undefined {
  return new RegExp(`"${key}"\\s*:\\s*"([^"\\\\]{4,300})"`).exec(text.slice(0, MAX_SCRIPT))?.[1];
}
