import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SavedArticle } from '@/utils/article';
import { watch } from '@/utils/library/db';
import { countArticles, listArticles } from '@/utils/library/list';
import { type SearchHit, searchArticles } from '@/utils/library/search/find';
import { isEmptyQuery, parseQuery } from '@/utils/library/search/parse-query';
import { type ProblemCode, toProblemCode } from '@/utils/problem';

/** Rows fetched at first, and more each time the end of the list comes into view. */
const PAGE = 50;
const MAX_HITS = 200;

/** The list as it is now: what is kept, or what was found, kept in step with every other page and the background. */
export function useShelf() {
  const query = useSignal('');
  const limit = useSignal(PAGE);
  const hits = useSignal<SearchHit[] | undefined>(undefined);
  const total = useSignal<number | undefined>(undefined);
  const problem = useSignal<ProblemCode | undefined>(undefined);
  const attempt = useSignal(0);
  const isSearching = useComputed(() => !isEmptyQuery(parseQuery(query.value)));

  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const load = async (): Promise<SearchHit[]> =>
      isSearching.value
        ? searchArticles(query.value, { limit: MAX_HITS, signal })
        : (await listArticles({ limit: limit.value })).map(toHit);
    const stop = watch(
      async () => ({ found: await load(), count: await countArticles() }),
      ({ found, count }) => {
        if (signal.aborted) return;
        hits.value = found;
        total.value = count;
        problem.value = undefined;
      },
      (error) => {
        if (!signal.aborted) problem.value = toProblemCode(error);
      },
    );
    return () => {
      abort.abort();
      stop();
    };
  }, [query.value, limit.value, attempt.value]);

  return {
    query,
    hits,
    total,
    problem,
    isSearching,
    hasMore: useComputed(() => !isSearching.value && (hits.value?.length ?? 0) >= limit.value),
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
