import { dayBefore, type FacetCount, type Facets, type Filters, READING_TIMES, RECENT_DAYS } from '@/utils/filters';
import { type Sort, VIEWS, type View } from '@/utils/views';
import type { Catalogue } from './catalogue';
import { FLAG } from './drawers';
import { FAILS, makeTest, startOf } from './make-test';
import { toViewCounts, type ViewCounts, viewsOf } from './view-counts';

/** What a list is to show. */
export interface Wanted {
  view: View;
  filters: Filters;
  /** `best` keeps the order of `found`. */
  sort: Sort | 'best';
  /** Numbers of what was searched for, best first; without it the list is of all articles. */
  found?: readonly number[];
}

/** What a list shows, and what else there would be. */
export interface Selected {
  /** Places in the catalogue, in the list's order. */
  places: Uint32Array;
  /** How many each view has of what filters and search let through. */
  views: ViewCounts;
  /** How many each filter would leave in this view, the other kinds of filters as they are. */
  facets: Facets;
}

/** Filters, orders and counts in one walk over the columns; reads nothing from disk. */
export function select(catalogue: Catalogue, wanted: Wanted, now = new Date()): Selected {
  const { names } = catalogue;
  const candidates = listCandidates(catalogue, wanted);
  const failsOf = makeTest(catalogue, wanted.view, wanted.filters);
  const places = new Uint32Array(candidates.length);
  let length = 0;
  const views = new Uint32Array(VIEWS.length);
  const tagSets = new Uint32Array(catalogue.tagSets.size);
  const sites = new Uint32Array(names.length);
  const sources = new Uint32Array(names.length);
  const times = new Uint32Array(READING_TIMES.length);
  const days = new Uint32Array(RECENT_DAYS.length);
  const since = RECENT_DAYS.map((count) => startOf(dayBefore(now, count - 1), 0));
  for (const place of candidates) {
    const fails = failsOf(place);
    if (fails === 0) {
      places[length++] = place;
      add(tagSets, catalogue.fact(place, 'tags'));
    }
    if (isAtMost(fails, FAILS.view)) {
      const bits = viewsOf(catalogue.fact(place, 'flags'));
      for (let i = 0; i < views.length; i++) if (bits & (1 << i)) add(views, i);
    }
    if (isAtMost(fails, FAILS.sites)) add(sites, catalogue.fact(place, 'site'));
    if (isAtMost(fails, FAILS.sources)) add(sources, catalogue.fact(place, 'source'));
    if (isAtMost(fails, FAILS.times)) add(times, timeOf(catalogue.fact(place, 'minutes')));
    if (isAtMost(fails, FAILS.days)) {
      const savedAt = catalogue.fact(place, 'savedAt');
      for (let i = 0; i < days.length; i++) if (savedAt >= (since[i] ?? 0)) add(days, i);
    }
  }
  return {
    places: places.slice(0, length),
    views: toViewCounts((view) => views[view] ?? 0),
    facets: {
      tags: countTagsOf(catalogue, tagSets),
      sites: toCounts(names, sites),
      sources: toCounts(names, sources),
      times: [...times],
      days: [...days],
    },
  };
}

/** How many articles out of the bin have each tag, the most frequent first. */
export function countTags(catalogue: Catalogue): FacetCount[] {
  const sets = new Uint32Array(catalogue.tagSets.size);
  for (let place = 0; place < catalogue.size; place++) {
    if ((catalogue.fact(place, 'flags') & FLAG.bin) === 0) add(sets, catalogue.fact(place, 'tags'));
  }
  return countTagsOf(catalogue, sets);
}

/** How many have each tag, from how many have each set of tags. */
function countTagsOf({ names, tagSets }: Catalogue, sets: Uint32Array): FacetCount[] {
  const tags = new Uint32Array(names.length);
  for (const [set, count] of sets.entries()) {
    for (const tag of tagSets.get(set)) tags[tag] = (tags[tag] ?? 0) + count;
  }
  return toCounts(names, tags);
}

/** Everything that may be in the list, in its order. */
function listCandidates(catalogue: Catalogue, { sort, found }: Wanted): Iterable<number> & { length: number } {
  const order = catalogue.order(sort === 'best' ? 'newest' : sort);
  if (!found) return order;
  const places = found.map((n) => catalogue.placeOfNumber(n)).filter((place) => place >= 0);
  if (sort === 'best') return places;
  const isFound = new Uint8Array(catalogue.size);
  for (const place of places) isFound[place] = 1;
  return order.filter((place) => isFound[place]);
}

/** Whether nothing but this kind keeps it out. */
function isAtMost(fails: number, kind: number): boolean {
  return (fails & ~kind) === 0;
}

function add(counts: Uint32Array, at: number): void {
  counts[at] = (counts[at] ?? 0) + 1;
}

/** Which of `READING_TIMES` it is. */
function timeOf(minutes: number): number {
  return READING_TIMES.findIndex(({ max = Number.POSITIVE_INFINITY }) => minutes <= max);
}

/** Counts by reference as counts by name, the most frequent first. */
export function toCounts(names: readonly string[], counts: Uint32Array): FacetCount[] {
  const all: FacetCount[] = [];
  for (const [ref, count] of counts.entries()) {
    const name = names[ref];
    if (count > 0 && name) all.push({ name, count });
  }
  return all.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}
