import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Catalogue } from '@/utils/library/catalogue/catalogue';
import { mendCounts } from '@/utils/library/catalogue/kept-counts';
import { watchCatalogue } from '@/utils/library/catalogue/watch-catalogue';
import { type ProblemCode, toProblemCode } from '@/utils/problem';

/** One for the page: lists that are drawn anew go on with what was read. */
const catalogue = new Catalogue();
const version = signal(0);
const problem = signal<ProblemCode | undefined>(undefined);

/** The catalogue as far as it is there, for those who do not have it read. */
export const pageCatalogue = {
  catalogue,
  /** 0 until it is there; rises with every change. */
  version,
  problem,
};

/** The catalogue of the library, in step with it. Read from `isWanted` on. */
export function useCatalogue(isWanted: boolean, attempt: number): typeof pageCatalogue {
  useEffect(() => {
    if (!isWanted) return;
    return watchCatalogue(
      catalogue,
      () => {
        // Counts that are wrong are put right by who has read everything anyway; if not now, then by the next.
        if (version.value === 0) mendCounts(catalogue).catch(() => undefined);
        problem.value = undefined;
        version.value += 1;
      },
      (error) => (problem.value = toProblemCode(error)),
    );
  }, [isWanted, attempt]);
  return pageCatalogue;
}
