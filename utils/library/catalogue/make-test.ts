import type { Filters } from '@/utils/filters';
import { VIEWS, type View } from '@/utils/views';
import type { Catalogue } from './catalogue';
import { FACT, FACTS } from './drawers';
import { viewsOf } from './view-counts';

/** What an article may fail by, one bit each: one that fails by a single kind still counts for that kind. */
export const FAILS = { view: 1, tags: 2, sites: 4, sources: 8, days: 16, times: 32 } as const;

/** Says of a place in the catalogue what keeps it out of a list, as bits of `FAILS`; 0 if it belongs to it. */
export function makeTest(catalogue: Catalogue, view: View, filters: Filters): (place: number) => number {
  const { facts } = catalogue;
  const viewBit = 1 << VIEWS.indexOf(view);
  const hasTags = testTags(catalogue, filters.tags);
  const sites = new Set(filters.sites.map((site) => catalogue.refOf(site, { isTag: false })));
  const sources = new Set(filters.sources.map((source) => catalogue.refOf(source, { isTag: false })));
  const from = filters.from === undefined ? 0 : startOf(filters.from, 0);
  const to = filters.to === undefined ? Number.POSITIVE_INFINITY : startOf(filters.to, 1);
  const { minMinutes = 0, maxMinutes = Number.POSITIVE_INFINITY } = filters;
  return (place) => {
    const row = place * FACTS;
    const savedAt = facts[row + FACT.savedAt] ?? 0;
    const minutes = facts[row + FACT.minutes] ?? 0;
    let fails = viewsOf(facts[row + FACT.flags] ?? 0) & viewBit ? 0 : FAILS.view;
    if (savedAt < from || savedAt >= to) fails |= FAILS.days;
    if (minutes < minMinutes || minutes > maxMinutes) fails |= FAILS.times;
    if (sites.size > 0 && !sites.has(facts[row + FACT.site] ?? 0)) fails |= FAILS.sites;
    if (sources.size > 0 && !sources.has(facts[row + FACT.source] ?? 0)) fails |= FAILS.sources;
    if (!hasTags[facts[row + FACT.tags] ?? 0]) fails |= FAILS.tags;
    return fails;
  };
}

/** For each set of tags whether it has all of these. */
function testTags(catalogue: Catalogue, tags: readonly string[]): boolean[] {
  const wanted = tags.map((tag) => catalogue.refOf(tag, { isTag: true }));
  return Array.from({ length: catalogue.tagSets.size }, (_, set) =>
    wanted.every((tag) => catalogue.tagSets.get(set).includes(tag)),
  );
}

/** When a local day begins, or the one `later` days after it, in seconds since 1970. */
export function startOf(day: string, later: number): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime() / 1000;
}
