import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { watch } from '@/utils/library/db';
import { findNumbers, type SearchHit, searchArticles } from '@/utils/library/search/find';
import { type ProblemCode, toProblemCode } from '@/utils/problem';
import { FIRST_ROWS } from './first-rows';

interface Asked {
  /** Empty when nothing is searched for. */
  query: string;
  /** Whether the best hits may be shown before all of them are known. */
  isPlain: boolean;
  attempt: number;
  onFirst: (hits: SearchHit[]) => void;
}

/** Numbers of all that is found, best first, in step with the library. Each keystroke cancels the search before. */
export function useFound({ query, isPlain, attempt, onFirst }: Asked) {
  const found = useSignal<{ query: string; numbers: number[] } | undefined>(undefined);
  const problem = useSignal<ProblemCode | undefined>(undefined);
  useEffect(() => {
    if (!query) return;
    const abort = new AbortController();
    const { signal } = abort;
    let isFirst = isPlain;
    const stop = watch(
      async () => {
        if (isFirst) {
          // To know all that is found, all of it must be looked at.
          const hits = await searchArticles(query, { limit: FIRST_ROWS, signal });
          if (!signal.aborted && isFirst) onFirst(hits);
          isFirst = false;
        }
        return findNumbers(query, signal);
      },
      (numbers) => {
        if (signal.aborted) return;
        problem.value = undefined;
        found.value = { query, numbers };
      },
      (error) => {
        if (!signal.aborted) problem.value = toProblemCode(error);
      },
    );
    return () => {
      abort.abort();
      stop();
    };
  }, [query, attempt]);
  return { found, problem };
}
