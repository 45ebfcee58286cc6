import type {
  ArchivedArticle,
  ArchivedBody,
  ArchivedHighlight,
  ArchivedStamps,
  ArchivedVersion,
} from '@/utils/archived-article';
import { type KeptFields, measureLength, type PageFacts, type Pages, type RemovedBlock } from '@/utils/article';
import { RECORD_FORMAT, RECORD_VERSION } from '@/utils/export/to-record';
import { HIGHLIGHT_COLORS } from '@/utils/highlight';
import { isCleanHtml, sanitizeToHtml } from '@/utils/sanitize';
import type { BrokenReason } from './import-item';
import { LIMITS } from './limits';
import { cleanTags, readAddress } from './make-article';
import { type Members, STAMP, toList, toMembers } from './read-records';

/** Facts of a picture, as a record lists them; its bytes are in a file beside the record, if anywhere. */
export interface PictureFacts {
  url: string;
  hash: string;
  width: number;
  height: number;
  file?: string;
}

/** What a record of ours holds; its pictures still without bytes. */
export interface ParsedRecord {
  article: ArchivedArticle;
  pictures: PictureFacts[];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;
/** Deeper than anything a browser nests. */
const MAX_DEPTH = 600;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/;

/** A record of ours, checked field by field: the file may be anybody's. */
export function parseRecord(record: Members): ParsedRecord | BrokenReason {
  if (record.format !== RECORD_FORMAT || Number(record.version) > RECORD_VERSION) return 'notRecord';
  const body = parseBody(toMembers(record.body));
  const fields = parseFields(toMembers(record.fields), body);
  if (typeof fields === 'string') return fields;
  return {
    article: {
      id: typeof record.id === 'string' && UUID.test(record.id) ? record.id : undefined,
      fields,
      tags: cleanTags(toList(record.tags)),
      binnedAt: readStamp(record.binnedAt) ?? null,
      body,
      versions: toList(record.versions).slice(0, LIMITS.versions).flatMap(parseVersion),
      highlights: toList(record.highlights).slice(0, LIMITS.list).flatMap(parseHighlight),
      pictures: [],
      stamps: parseStamps(toMembers(record.stamps)),
    },
    pictures: toList(record.pictures).slice(0, LIMITS.list).flatMap(parsePicture),
  };
}

function parseFields(fields: Members | undefined, body: ArchivedBody | undefined): KeptFields | BrokenReason {
  if (!fields) return 'notRecord';
  const url = readAddress(fields.url);
  const savedAt = readStamp(fields.savedAt);
  if (url === undefined) return 'noAddress';
  if (typeof fields.title !== 'string' || savedAt === undefined) return 'notRecord';
  const place = toMembers(fields.place);
  return {
    url: String(fields.url),
    title: fields.title.slice(0, LIMITS.field),
    ...parseFacts(fields),
    length: parseLength(toMembers(fields.length)) ?? measureLength(body?.text ?? ''),
    pages: parsePages(toMembers(fields.pages)),
    savedAt,
    isRead: fields.isRead === true,
    isStarred: fields.isStarred === true,
    isArchived: fields.isArchived === true,
    note: words(fields.note, LIMITS.note),
    isTitleOwn: fields.isTitleOwn === true,
    progress: Math.min(1000, count(fields.progress)),
    place: place && { block: count(place.block), share: Math.min(1, Math.max(0, Number(place.share) || 0)) },
  };
}

function parseFacts(facts: Members): PageFacts {
  return {
    byline: optional(facts.byline),
    source: optional(facts.source),
    editor: optional(facts.editor),
    siteName: optional(facts.siteName),
    breadcrumb: toList(facts.breadcrumb)
      .filter((part) => typeof part === 'string')
      .slice(0, 20),
    publishedTime: optional(facts.publishedTime),
    publishedText: optional(facts.publishedText),
    excerpt: words(facts.excerpt),
    lang: words(facts.lang).slice(0, 50),
    dir: facts.dir === 'rtl' ? 'rtl' : 'ltr',
    leadImage: readAddress(facts.leadImage) && String(facts.leadImage),
  };
}

/** Kept to the letter where cleaning would change nothing, cleaned where it would. */
function parseBody(body: Members | undefined): ArchivedBody | undefined {
  if (!body || typeof body.html !== 'string' || !body.html || body.html.length > LIMITS.record) return undefined;
  const returned = toList(body.returned).filter((one) => typeof one === 'string' && one.length <= LIMITS.field);
  return {
    html: isCleanHtml(body.html) ? body.html : sanitizeToHtml(body.html),
    text: words(body.text, LIMITS.record),
    removed: toList(body.removed).slice(0, LIMITS.list).flatMap(parseRemoved),
    ...(returned.length > 0 && { returned: returned.slice(0, LIMITS.list) as string[] }),
    extractorVersion: count(body.extractorVersion),
  };
}

function parseVersion(value: unknown): ArchivedVersion[] {
  const { savedAt, title, body: kept, ...rest } = toMembers(value) ?? {};
  const body = parseBody(toMembers(kept));
  const moment = readStamp(savedAt);
  if (!body || moment === undefined) return [];
  const facts = toMembers(rest.facts);
  const pages = parsePages(toMembers(rest.pages));
  return [
    { savedAt: moment, title: words(title), ...(pages && { pages }), ...(facts && { facts: parseFacts(facts) }), body },
  ];
}

function parseRemoved(value: unknown): RemovedBlock[] {
  const { step, reason, text, html, before, path } = toMembers(value) ?? {};
  if (![step, reason, text, html].every((one) => typeof one === 'string' && one.length <= LIMITS.record)) return [];
  const clean = isCleanHtml(String(html)) ? String(html) : sanitizeToHtml(String(html));
  return [
    {
      step: String(step),
      reason: String(reason),
      text: String(text),
      html: clean,
      before: count(before),
      ...readPath(path),
    },
  ];
}

function readPath(path: unknown): { path?: readonly number[] } {
  const steps = toList(path);
  return steps.length > 0 && steps.length <= MAX_DEPTH ? { path: steps.map(count) } : {};
}

function parseHighlight(value: unknown): ArchivedHighlight[] {
  const one = toMembers(value);
  const color = HIGHLIGHT_COLORS.find((name) => name === one?.color);
  const createdAt = readStamp(one?.createdAt);
  if (!one || typeof one.quote !== 'string' || !one.quote || !color || createdAt === undefined) return [];
  const stamps = toMembers(one.stamps);
  const isStamped = stamps && [stamps.anchor, stamps.color, stamps.note].every(isStamp);
  return [
    {
      id: typeof one.id === 'string' && UUID.test(one.id) ? one.id : undefined,
      quote: one.quote.slice(0, 20_000),
      prefix: words(one.prefix, 1_000),
      suffix: words(one.suffix, 1_000),
      start: count(one.start),
      end: count(one.end),
      bodyHash: typeof one.bodyHash === 'string' && HASH.test(one.bodyHash) ? one.bodyHash : undefined,
      note: words(one.note, LIMITS.note),
      color,
      createdAt,
      stamps: isStamped
        ? { anchor: String(stamps.anchor), color: String(stamps.color), note: String(stamps.note) }
        : undefined,
    },
  ];
}

function parsePicture(value: unknown): PictureFacts[] {
  const { url, hash, width, height, file } = toMembers(value) ?? {};
  if (readAddress(url) === undefined || typeof hash !== 'string' || !HASH.test(hash)) return [];
  const name = typeof file === 'string' && /^pictures\/[\w.-]{1,100}$/.test(file) ? file : undefined;
  return [{ url: String(url), hash, width: count(width), height: count(height), file: name }];
}

function parseStamps(stamps: Members | undefined): ArchivedStamps | undefined {
  if (!stamps || !isStamp(stamps.bin)) return undefined;
  const fields = Object.entries(toMembers(stamps.fields) ?? {}).filter(([, stamp]) => isStamp(stamp));
  const tags = Object.entries(toMembers(stamps.tags) ?? {}).flatMap(([tag, pair]) => {
    const [added, removed] = toList(pair);
    const isPair = [added, removed].every((stamp) => stamp === '' || isStamp(stamp));
    return isPair && tag.length <= LIMITS.tag ? [[tag, [added, removed]] as const] : [];
  });
  return { fields: Object.fromEntries(fields), tags: Object.fromEntries(tags), bin: stamps.bin } as ArchivedStamps;
}

function parsePages(pages: Members | undefined): Pages | undefined {
  if (!pages || !Number.isInteger(pages.joined)) return undefined;
  return { joined: Number(pages.joined), missing: readAddress(pages.missing) && String(pages.missing) };
}

function parseLength(length: Members | undefined): { count: number; minutes: number } | undefined {
  return length && { count: count(length.count), minutes: Math.max(1, count(length.minutes)) };
}

function words(value: unknown, limit: number = LIMITS.field): string {
  return typeof value === 'string' ? value.slice(0, limit) : '';
}

function optional(value: unknown): string | undefined {
  return typeof value === 'string' && value.length <= LIMITS.field ? value : undefined;
}

function count(value: unknown): number {
  return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : 0;
}

function isStamp(value: unknown): value is string {
  return typeof value === 'string' && STAMP.test(value);
}

/** A moment as we write it. */
function readStamp(value: unknown): string | undefined {
  return typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
}
