import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SavedArticle } from '@/utils/article';
import { watch } from '@/utils/library/db';
import { countViews, listArticles, listIds } from '@/utils/library/list';
import { findArticleIds, findNumbers, type SearchHit, searchArticles } from '@/utils/library/search/find';
import { isEmptyQuery, parseQuery } from '@/utils/library/search/parse-query';
import { countTags, type TagCount } from '@/utils/library/tags';
import { type ProblemCode, toProblemCode } from '@/utils/problem';
import type { ShelfSetting } from '@/utils/settings';
import type { Sort, View } from '@/utils/views';

/** Rows fetched at first, and more each time the end of the list comes into view. */
const PAGE = 50;

/** What a shelf starts with: from the address bar, or as the reader left it. */
export interface ShelfStart extends ShelfSetting {
  query: string;
}

/** The list as it is now: a view, or what was found, kept in step with every other page and the background. */
export function useShelf(start: ShelfStart) {
  const query = useSignal(start.query);
  const view = useSignal<View>(start.view);
  const sort = useSignal<Sort>(start.sort);
  const limit = useSignal(PAGE);
  const hits = useSignal<SearchHit[] | undefined>(undefined);
  const found = useSignal<number | undefined>(undefined);
  const counts = useSignal<Record<View, number> | undefined>(undefined);
  const tags = useSignal<TagCount[]>([]);
  const problem = useSignal<ProblemCode | undefined>(undefined);
  const attempt = useSignal(0);
  const isSearching = useComputed(() => !isEmptyQuery(parseQuery(query.value)));

  // What was scrolled through for one list says nothing of the next.
  useEffect(() => {
    limit.value = PAGE;
  }, [query.value, view.value, sort.value]);

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const load = async (): Promise<SearchHit[]> =>
      isSearching.value
        ? searchArticles(query.value, { limit: limit.value, signal })
        : (await listArticles({ view: view.value, sort: sort.value, limit: limit.value })).map(toHit);
    const stop = watch(
      load,
      (loaded) => {
        if (signal.aborted) return;
        hits.value = loaded;
        problem.value = undefined;
        void countHits(loaded.length);
      },
      (error) => {
        if (!signal.aborted) problem.value = toProblemCode(error);
      },
    );
    // Rows first: to count all that is found, all of it must be looked at.
    const countHits = async (shown: number) => {
      if (!isSearching.value) return;
      const count =
        shown < limit.value
          ? shown
          : await findNumbers(query.value, signal).then(
              ({ length }) => length,
              (): undefined => undefined,
            );
      if (!signal.aborted) found.value = count;
    };
    return () => {
      abort.abort();
      stop();
    };
  }, [query.value, view.value, sort.value, limit.value, attempt.value]);

  // Counts come after the rows and never keep them waiting.
  useEffect(
    () =>
      watch(
        countViews,
        (now) => (counts.value = now),
        () => undefined,
      ),
    [attempt.value],
  );
  useEffect(
    () =>
      watch(
        countTags,
        (now) => (tags.value = now),
        () => undefined,
      ),
    [attempt.value],
  );

  return {
    query,
    view,
    sort,
    hits,
    found,
    counts,
    tags,
    problem,
    isSearching,
    hasMore: useComputed(() => (hits.value?.length ?? 0) >= limit.value),
    showMore: () => {
      limit.value += PAGE;
    },
    retry: () => {
      attempt.value += 1;
    },
    /** Every article of the list, also those that are not loaded. */
    listAllIds: () =>
      isSearching.value ? findArticleIds(query.value) : listIds({ view: view.value, sort: sort.value }),
  };
}

function toHit(article: SavedArticle): SearchHit {
  return { article };
}
