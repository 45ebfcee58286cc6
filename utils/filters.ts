/** What narrows a list, whatever its view: an article must pass every kind that is set. */
export interface Filters {
  /** It must have all of these, as the reader wrote them; case and width do not count. */
  tags: readonly string[];
  /** It must be of one of these. */
  sites: readonly string[];
  sources: readonly string[];
  /** Saved on this day or later, and on this day or earlier (local ISO days). */
  from?: string;
  to?: string;
  /** Reading time, whole minutes, both ends included. */
  minMinutes?: number;
  maxMinutes?: number;
}

export const NO_FILTERS: Filters = { tags: [], sites: [], sources: [] };

/** How long an article takes: the ranges that are offered, each beginning where the one before ends. */
export const READING_TIMES: readonly { min?: number; max?: number }[] = [
  { max: 3 },
  { min: 4, max: 10 },
  { min: 11, max: 30 },
  { min: 31 },
];

/** Days back from today that are offered; 1 is today alone. */
export const RECENT_DAYS: readonly number[] = [1, 7, 30, 365];

/** How many articles a value of a filter would leave. */
export interface FacetCount {
  name: string;
  count: number;
}

/** What can be filtered by in a list, with how much of it there is; the most frequent first. */
export interface Facets {
  tags: FacetCount[];
  sites: FacetCount[];
  sources: FacetCount[];
  /** One for each of `READING_TIMES`. */
  times: number[];
  /** One for each of `RECENT_DAYS`. */
  days: number[];
}

export function isFiltering({ tags, sites, sources, ...ranges }: Filters): boolean {
  return tags.length + sites.length + sources.length > 0 || Object.values(ranges).some((value) => value !== undefined);
}

/** Reads filters from an address; what makes no sense is left out. */
export function readFilters(params: URLSearchParams): Filters {
  const all = (name: string) => [...new Set(params.getAll(name).filter(Boolean))];
  const day = (name: string) => params.get(name)?.match(/^\d{4}-\d\d-\d\d$/)?.[0];
  const minutes = (name: string) => {
    const text = params.get(name);
    return text && /^\d{1,5}$/.test(text) ? Number(text) : undefined;
  };
  return {
    tags: all('tag'),
    sites: all('site'),
    sources: all('source'),
    from: day('from'),
    to: day('to'),
    minMinutes: minutes('min'),
    maxMinutes: minutes('max'),
  };
}

/** Adds filters to an address. */
export function writeFilters(filters: Filters, params: URLSearchParams): void {
  for (const tag of filters.tags) params.append('tag', tag);
  for (const site of filters.sites) params.append('site', site);
  for (const source of filters.sources) params.append('source', source);
  const { from, to, minMinutes: min, maxMinutes: max } = filters;
  for (const [name, value] of Object.entries({ from, to, min, max })) {
    if (value !== undefined) params.set(name, `${value}`);
  }
}

/** The local ISO day that lies `days` before another; 0 is that day itself. */
export function dayBefore(now: Date, days: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
}
