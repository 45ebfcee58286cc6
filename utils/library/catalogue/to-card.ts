import { timeOf } from '@/utils/library/clock';
import type { ArticleRow } from '@/utils/library/rows';
import { tagsOf } from '@/utils/library/to-row';

/** What lists must know of an article to order, filter and count it without reading it. */
export interface Card {
  id: string;
  /** Its number in search. */
  n: number;
  /** Seconds since 1970. */
  savedAt: number;
  /** Minutes since the year 1000 of the date as it was written; 0 without one. */
  published: number;
  /** 字数 */
  count: number;
  minutes: number;
  /** In per mille. */
  progress: number;
  /** When it was read, in seconds since 1970; 0 for what is unread. */
  readAt: number;
  isRead: boolean;
  isStarred: boolean;
  isArchived: boolean;
  isInBin: boolean;
  /** The host, without `www.`. */
  site: string;
  /** Where the portal took it from, or the portal's own name; empty if neither is known. */
  source: string;
  tags: readonly string[];
}

/** The card of a row. Upgrades make cards of rows that nobody has looked at: whatever is missing counts as nothing. */
export function toCard(n: number, row: ArticleRow): Card {
  const { f } = row;
  const length = f.length?.[0];
  const [isRead = false, readStamp] = f.isRead ?? [];
  return {
    id: row.id,
    n,
    savedAt: toUnsigned(Date.parse(row.savedAt) / 1000),
    published: toMinutes(f.publishedTime?.[0] ?? ''),
    count: toUnsigned(length?.count),
    minutes: Math.max(1, toUnsigned(length?.minutes)),
    progress: Math.min(1000, toUnsigned(f.progress?.[0])),
    readAt: isRead && readStamp ? toUnsigned(timeOf(readStamp) / 1000) : 0,
    isRead,
    isStarred: f.isStarred?.[0] === true,
    isArchived: f.isArchived?.[0] === true,
    isInBin: (row.del?.[0] ?? null) !== null,
    site: toSite(row.urlKey ?? ''),
    source: f.source?.[0] || f.siteName?.[0] || '',
    tags: tagsOf({ tags: row.tags ?? {} }),
  };
}

/** A site as lists name it. */
function toSite(urlKey: string): string {
  const host = urlKey.split(/[/?#]/)[0] ?? '';
  return host.replace(/^www\./, '');
}

const WRITTEN = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?/;

/** As written, offsets left out: that is how the index of the rows orders them. */
function toMinutes(time: string): number {
  const [, year, month = '01', day = '01', hour = '00', minute = '00'] = WRITTEN.exec(time) ?? [];
  if (year === undefined) return 0;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  return toUnsigned((at - Date.UTC(1000, 0, 1)) / 60_000);
}

/** A whole number of 32 bits; 0 for anything else. */
function toUnsigned(value: number | undefined): number {
  return value !== undefined && value > 0 && value < 2 ** 32 ? Math.floor(value) : 0;
}
