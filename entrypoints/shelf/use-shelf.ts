import { effect, type ReadonlySignal, useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { type Filters, isFiltering } from '@/utils/filters';
import { countTags, select } from '@/utils/library/catalogue/select';
import { countViewsOf } from '@/utils/library/catalogue/view-counts';
import { watch } from '@/utils/library/db';
import { listArticles } from '@/utils/library/list';
import { isEmptyQuery, parseQuery } from '@/utils/library/search/parse-query';
import { type ProblemCode, toProblemCode } from '@/utils/problem';
import type { ShelfSetting } from '@/utils/settings';
import type { Ranking, Sort, View } from '@/utils/views';
import { firstRowsDrawn } from './after-first-rows';
import { FIRST_ROWS } from './first-rows';
import { idsBetween, type Listing, listIds, listPlaces } from './listing';
import { useCatalogue } from './use-catalogue';
import { useCounts } from './use-counts';
import { useFound } from './use-found';
import { useRows } from './use-rows';

/** What a shelf shows: from the address bar, or as the reader left it. */
export interface ShelfState extends ShelfSetting {
  query: string;
  /** Of what was found, only what is in this view, and in this order; as good as forgotten when the search ends. */
  searchView: View;
  searchSort: Ranking;
}

/** What a shelf begins with where nobody says otherwise. */
export const NEW_SHELF = { query: '', searchView: 'all', searchSort: 'best' } as const;

/**
 * The list as it is now: a view, or what was found, filtered and counted, in step with every other page. Until it is
 * touched it needs nothing but its first rows and the counts of the views; with `isWhole` it knows all from the beginning.
 */
export function useShelf(start: ShelfState, { isWhole = false }: { isWhole?: boolean | undefined }) {
  const query = useSignal(start.query);
  const view = useSignal<View>(start.view);
  const sort = useSignal<Sort>(start.sort);
  const filters = useSignal<Filters>(start.filters);
  const searchView = useSignal<View>(start.searchView);
  const searchSort = useSignal<Ranking>(start.searchSort);
  const attempt = useSignal(0);
  const beginning = useSignal<Listing | undefined>(undefined);
  const shown = useSignal<Listing | undefined>(undefined);
  const isBegun = useSignal(false);
  const isTouched = useSignal(isWhole);
  const listProblem = useSignal<ProblemCode | undefined>(undefined);
  const rows = useRows();
  const isSearching = useComputed(() => !isEmptyQuery(parseQuery(query.value)));
  const isNarrowed = useComputed(() => isFiltering(filters.value));
  const key = useComputed(() =>
    isSearching.value
      ? JSON.stringify([query.value, searchView.value, searchSort.value, filters.value])
      : JSON.stringify([view.value, sort.value, filters.value]),
  );
  const isPlain = useComputed(() => !isNarrowed.value && searchView.value === 'all' && searchSort.value === 'best');
  const kept = useCounts(attempt.value);
  const counts = useComputed(() => (kept.value === 'missing' ? undefined : kept.value));
  const isWanted =
    isBegun.value && (isTouched.value || isSearching.value || isNarrowed.value || kept.value === 'missing');
  const { catalogue, version, problem: catalogueProblem } = useCatalogue(isWanted, attempt.value);
  const { found, problem: searchProblem } = useFound({
    query: isSearching.value ? query.value : '',
    isPlain: isPlain.value,
    attempt: attempt.value,
    onFirst: (hits) => {
      rows.keep(hits, query.value);
      const ids = hits.map(({ article }) => article.id);
      beginning.value = listIds(key.value, ids, { isWhole: ids.length < FIRST_ROWS });
    },
  });

  // The next search begins with everything again.
  useEffect(() => {
    if (isSearching.value) return;
    searchView.value = 'all';
    searchSort.value = 'best';
  }, [isSearching.value]);

  // The first rows of a view come from its index, before the catalogue is there.
  useEffect(() => {
    if (version.value > 0 || isSearching.value || isNarrowed.value) {
      isBegun.value = true;
      firstRowsDrawn();
      return;
    }
    return watch(
      () => listArticles({ view: view.value, sort: sort.value, limit: FIRST_ROWS }),
      (articles) => {
        listProblem.value = undefined;
        rows.keep(
          articles.map((article) => ({ article })),
          '',
        );
        const ids = articles.map(({ id }) => id);
        beginning.value = listIds(key.value, ids, { isWhole: ids.length < FIRST_ROWS });
        firstRowsDrawn();
        // When they are on the screen.
        requestAnimationFrame(() => setTimeout(() => (isBegun.value = true)));
      },
      (error) => {
        listProblem.value = toProblemCode(error);
        firstRowsDrawn();
      },
    );
  }, [version.value > 0, isSearching.value, isNarrowed.value, view.value, sort.value, attempt.value]);

  const selected = useComputed(() => {
    if (version.value === 0) return undefined;
    if (!isSearching.value) return select(catalogue, { view: view.value, sort: sort.value, filters: filters.value });
    if (found.value?.query !== query.value) return undefined;
    const { numbers } = found.value;
    const [inView, order] = [searchView.value, searchSort.value];
    return select(catalogue, { view: inView, sort: order, filters: filters.value, found: numbers });
  });

  const listing = useComputed(() => {
    if (selected.value) return listPlaces(key.value, catalogue, selected.value.places);
    return beginning.value?.key === key.value ? beginning.value : undefined;
  });

  // Another list is shown when its first rows are there: until then the one before stays.
  useEffect(() => {
    const next = listing.value;
    if (!next) return;
    let isCurrent = true;
    if (next.key === shown.value?.key) shown.value = next;
    else {
      rows.preload(next, isSearching.value ? query.value : '', FIRST_ROWS).then(
        () => {
          if (isCurrent) shown.value = next;
        },
        (error: unknown) => (listProblem.value = toProblemCode(error)),
      );
    }
    return () => {
      isCurrent = false;
    };
  }, [listing.value]);

  return {
    query,
    view,
    sort,
    filters,
    searchView,
    searchSort,
    isSearching,
    isNarrowed,
    rows,
    /** The list on the screen; undefined until there is one. */
    shown,
    /** Undefined until they are known. */
    selected,
    /** How many each view has of what is searched for and filtered; undefined until they are known. */
    views: useComputed(
      () => selected.value?.views ?? (isSearching.value || isNarrowed.value ? undefined : counts.value),
    ),
    /** All that is out of the bin. */
    total: useComputed(() => (version.value > 0 ? countViewsOf(catalogue).all : counts.value?.all)),
    tags: useComputed(() => (version.value > 0 ? countTags(catalogue) : [])),
    problem: useComputed(
      () => listProblem.value ?? searchProblem.value ?? rows.problem.value ?? catalogueProblem.value,
    ),
    /** Every article of the list, also those that are not read. */
    listAllIds: async () => {
      isTouched.value = true;
      const whole = await whenWhole(listing);
      return idsBetween(whole, 0, whole.size);
    },
    /** The reader does something with the list. */
    touch: () => {
      isTouched.value = true;
    },
    retry: () => {
      listProblem.value = undefined;
      searchProblem.value = undefined;
      rows.problem.value = undefined;
      catalogueProblem.value = undefined;
      rows.retry();
      attempt.value += 1;
    },
  };
}

/** The list as soon as all of it is known. */
function whenWhole(listing: ReadonlySignal<Listing | undefined>): Promise<Listing> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (!listing.value?.isWhole) return;
      resolve(listing.value);
      queueMicrotask(() => stop());
    });
  });
}
