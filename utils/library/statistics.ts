import { isArticleRow } from './backup/check-row';
import { timeOf } from './clock';
import { db, withStorage } from './db';
import { tagsOf } from './to-row';

/** What was saved and read in one week, which begins on `start` (ISO day, a Monday, local time). */
export interface Week {
  start: string;
  saved: number;
  read: number;
}

export interface Statistics {
  /** Oldest first, without gaps. */
  weeks: Week[];
  /** The most frequent ones, most first. */
  sources: { name: string; count: number }[];
  tags: { name: string; count: number }[];
}

const WEEKS = 12;
const MOST = 8;
const DAY_MS = 86_400_000;

/** Counts the library as it is now, the bin left out. Reads every row once, and no body. */
export function readStatistics(now = new Date()): Promise<Statistics> {
  return withStorage(async () => {
    const starts = Array.from({ length: WEEKS }, (_, i) =>
      mondayOf(new Date(now.getTime() - (WEEKS - 1 - i) * 7 * DAY_MS)),
    );
    const weeks = new Map(starts.map((start) => [start, { start, saved: 0, read: 0 }]));
    const sources = new Map<string, number>();
    const tags = new Map<string, number>();
    const add = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
    await db.articles
      .where('[kept+savedAt+id]')
      .between([1], [1, []], true, false)
      .each((row) => {
        if (!isArticleRow(row)) return;
        const saved = weeks.get(mondayOf(new Date(row.savedAt)));
        if (saved) saved.saved += 1;
        const [isRead, stamp] = row.f.isRead;
        const read = isRead ? weeks.get(mondayOf(new Date(timeOf(stamp)))) : undefined;
        if (read) read.read += 1;
        add(sources, row.f.source[0] ?? row.f.siteName[0] ?? new URL(row.f.url[0]).hostname);
        for (const tag of tagsOf(row)) add(tags, tag);
      });
    return { weeks: [...weeks.values()], sources: most(sources), tags: most(tags) };
  });
}

/** The Monday of a day's week as a local ISO day. */
function mondayOf(day: Date): string {
  const monday = new Date(day.getFullYear(), day.getMonth(), day.getDate() - ((day.getDay() + 6) % 7));
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${monday.getFullYear()}-${pad(monday.getMonth() + 1)}-${pad(monday.getDate())}`;
}

function most(counts: ReadonlyMap<string, number>): { name: string; count: number }[] {
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name))
    .slice(0, MOST);
}
