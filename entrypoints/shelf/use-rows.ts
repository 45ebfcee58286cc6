import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { watch } from '@/utils/library/db';
import { readHits, type SearchHit } from '@/utils/library/search/find';
import { type ProblemCode, toProblemCode } from '@/utils/problem';
import { idsBetween, type Listing } from './listing';

/** Articles kept in memory: what was drawn last, for scrolling back. */
const MAX_KEPT = 300;
/** While a list flies past, only where it comes to rest is read. */
const REST_MS = 60;

/** What the rows that are drawn show, read as they come near the screen, and kept in step with the library. */
export function useRows() {
  const hits = useRef(new Map<string, SearchHit>());
  const query = useRef('');
  const changes = useSignal(0);
  const wanted = useSignal<{ ids: string[]; query: string }>({ ids: [], query: '' });
  const problem = useSignal<ProblemCode | undefined>(undefined);
  const attempt = useSignal(0);
  const lastRead = useRef(0);

  function keep(read: readonly SearchHit[], typed: string): void {
    // A snippet belongs to what was searched for.
    if (typed !== query.current) hits.current = new Map();
    query.current = typed;
    for (const hit of read) {
      hits.current.delete(hit.article.id);
      hits.current.set(hit.article.id, hit);
    }
    for (const id of hits.current.keys()) {
      if (hits.current.size <= MAX_KEPT) break;
      hits.current.delete(id);
    }
    changes.value += 1;
  }

  useEffect(() => {
    const { ids, query: typed } = wanted.value;
    if (ids.length === 0) return;
    let stop: () => void = () => undefined;
    const start = () => {
      lastRead.current = performance.now();
      stop = watch(
        () => readHits(ids, typed),
        (read) => {
          problem.value = undefined;
          keep(read, typed);
        },
        (error) => (problem.value = toProblemCode(error)),
      );
    };
    const rest = REST_MS - (performance.now() - lastRead.current);
    const timer = setTimeout(start, Math.max(0, rest));
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [wanted.value, attempt.value]);

  return {
    /** Rises when what a row shows has changed. */
    changes,
    problem,
    get: (id: string): SearchHit | undefined => hits.current.get(id),
    keep,
    /** Reads these rows of a list and keeps them in step, until others are asked for. */
    watchRows: (listing: Listing, typed: string, [from, to]: readonly [from: number, to: number]) => {
      const ids = idsBetween(listing, from, to);
      const before = wanted.peek();
      if (before.query === typed && before.ids.length === ids.length && ids.every((id, i) => id === before.ids[i]))
        return;
      wanted.value = { ids, query: typed };
    },
    /** Reads the beginning of a list, so that it can be shown at once. */
    preload: async (listing: Listing, typed: string, count: number) => {
      const ids = idsBetween(listing, 0, count);
      if (typed === query.current && ids.every((id) => hits.current.has(id))) return;
      keep(await readHits(ids, typed), typed);
    },
    retry: () => {
      attempt.value += 1;
    },
  };
}

export type Rows = ReturnType<typeof useRows>;
