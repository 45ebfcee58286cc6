import { NEW_SHELF, type ShelfState } from '@/entrypoints/shelf/use-shelf';
import { readFilters, writeFilters } from '@/utils/filters';
import type { ShelfSetting } from '@/utils/settings';
import { RANKINGS, SORTS, VIEWS } from '@/utils/views';

/** What the address bar of the library says. */
export interface Address extends ShelfState {
  /** The open article's id. */
  article?: string;
  /** Its receipt is asked for; this opens it once and is no part of the address from then on. */
  isReceiptOpen?: boolean;
}

/**
 * Reads `?view=starred&sort=oldest&q=…&in=unread&by=longest&tag=…&from=…&article=…`; what it does not say, or says wrongly,
 * is as in `start`; but filters that it does not name are not there, unless it says nothing at all.
 */
export function readAddress(search: string, start: ShelfSetting): Address {
  const params = new URLSearchParams(search);
  return {
    view: VIEWS.find((view) => view === params.get('view')) ?? start.view,
    sort: SORTS.find((sort) => sort === params.get('sort')) ?? start.sort,
    query: params.get('q') ?? '',
    filters: params.size > 0 ? readFilters(params) : start.filters,
    searchView: VIEWS.find((view) => view === params.get('in')) ?? NEW_SHELF.searchView,
    searchSort: RANKINGS.find((sort) => sort === params.get('by')) ?? NEW_SHELF.searchSort,
    article: params.get('article') ?? undefined,
    isReceiptOpen: params.has('receipt'),
  };
}

/** The address of a state; the same state always has the same one. */
export function writeAddress({ view, sort, query, filters, searchView, searchSort, article }: Address): string {
  const params = new URLSearchParams({ view, sort });
  if (query) params.set('q', query);
  if (query && searchView !== NEW_SHELF.searchView) params.set('in', searchView);
  if (query && searchSort !== NEW_SHELF.searchSort) params.set('by', searchSort);
  writeFilters(filters, params);
  if (article) params.set('article', article);
  return `?${params}`;
}
