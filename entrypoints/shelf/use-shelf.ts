import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SavedArticle } from '@/utils/article';
import { watch } from '@/utils/library/db';
import { countArticles, listArticles } from '@/utils/library/list';
import { countFound, type SearchHit, searchArticles } from '@/utils/library/search/find';
import { isEmptyQuery, parseQuery } from '@/utils/library/search/parse-query';
import { type ProblemCode, toProblemCode } from '@/utils/problem';

/** Rows fetched at first, and more each time the end of the list comes into view. */
const PAGE = 50;

/** The list as it is now: what is kept, or what was found, kept in step with every other page and the background. */
export function useShelf() {
  const query = useSignal('');
  const limit = useSignal(PAGE);
  const hits = useSignal<SearchHit[] | undefined>(undefined);
  const found = useSignal<number | undefined>(undefined);
  const total = useSignal<number | undefined>(undefined);
  const problem = useSignal<ProblemCode | undefined>(undefined);
  const attempt = useSignal(0);
  const isSearching = useComputed(() => !isEmptyQuery(parseQuery(query.value)));

  // What was scrolled through for one query says nothing of the next.
  useEffect(() => {
    limit.value = PAGE;
  }, [query.value]);

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const load = async (): Promise<SearchHit[]> =>
      isSearching.value
        ? searchArticles(query.value, { limit: limit.value, signal })
        : (await listArticles({ limit: limit.value })).map(toHit);
    const stop = watch(
      async () => ({ loaded: await load(), count: await countArticles() }),
      ({ loaded, count }) => {
        if (signal.aborted) return;
        hits.value = loaded;
        total.value = count;
        problem.value = undefined;
        void countHits(loaded.length);
      },
      (error) => {
        if (!signal.aborted) problem.value = toProblemCode(error);
      },
    );
    // Rows first: to count all that is found, all of it must be looked at.
    const countHits = async (shown: number) => {
      const isAll = !isSearching.value || shown < limit.value;
      const count = isAll ? shown : await countFound(query.value, signal).catch(() => undefined);
      if (!signal.aborted) found.value = count;
    };
    return () => {
      abort.abort();
      stop();
    };
  }, [query.value, limit.value, attempt.value]);

  return {
    query,
    hits,
    found,
    total,
    problem,
    isSearching,
    hasMore: useComputed(() => (hits.value?.length ?? 0) >= limit.value),
    showMore: () => {
      limit.value += PAGE;
    },
    retry: () => {
      attempt.value += 1;
    },
  };
}

function toHit(article: SavedArticle): SearchHit {
  return { article };
}
