import { dayBefore } from '@/utils/filters';
import type { Catalogue } from './catalogue/catalogue';
import { FLAG } from './catalogue/drawers';
import { startOf } from './catalogue/make-test';
import { countTags, toCounts } from './catalogue/select';

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

/** Counts the library as the catalogue has it, the bin left out; reads nothing from disk. */
export function countStatistics(catalogue: Catalogue, now = new Date()): Statistics {
  const thisWeek = (now.getDay() + 6) % 7;
  const weeks = Array.from({ length: WEEKS }, (_, i) => {
    const start = dayBefore(now, thisWeek + 7 * (WEEKS - 1 - i));
    return { start, saved: 0, read: 0, from: startOf(start, 0) };
  }).reverse();
  const sources = new Uint32Array(catalogue.names.length);
  for (let place = 0; place < catalogue.size; place++) {
    if (catalogue.fact(place, 'flags') & FLAG.bin) continue;
    const savedAt = catalogue.fact(place, 'savedAt');
    const readAt = catalogue.fact(place, 'readAt');
    const saved = weeks.find(({ from }) => from <= savedAt);
    if (saved) saved.saved++;
    const read = weeks.find(({ from }) => from <= readAt);
    if (read) read.read++;
    const source = catalogue.fact(place, 'source') || catalogue.fact(place, 'site');
    sources[source] = (sources[source] ?? 0) + 1;
  }
  return {
    weeks: weeks.map(({ start, saved, read }) => ({ start, saved, read })).reverse(),
    sources: toCounts(catalogue.names, sources).slice(0, MOST),
    tags: countTags(catalogue).slice(0, MOST),
  };
}
