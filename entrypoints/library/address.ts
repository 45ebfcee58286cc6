import type { ShelfStart } from '@/entrypoints/shelf/use-shelf';
import { SORTS, VIEWS } from '@/utils/views';

/** What the address bar of the library says. */
export interface Address extends ShelfStart {
  /** The open article's id. */
  article?: string;
}

/** Reads `?view=starred&sort=oldest&q=…&article=…`; what it does not say, or says wrongly, is as in `start`. */
export function readAddress(search: string, start: ShelfStart): Address {
  const params = new URLSearchParams(search);
  return {
    view: VIEWS.find((view) => view === params.get('view')) ?? start.view,
    sort: SORTS.find((sort) => sort === params.get('sort')) ?? start.sort,
    query: params.get('q') ?? '',
    article: params.get('article') ?? undefined,
  };
}

/** The address of a state; the same state always has the same one. */
export function writeAddress({ view, sort, query, article }: Address): string {
  const params = new URLSearchParams({ view, sort });
  if (query) params.set('q', query);
  if (article) params.set('article', article);
  return `?${params}`;
}
