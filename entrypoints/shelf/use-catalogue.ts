import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Catalogue } from '@/utils/library/catalogue/catalogue';
import { watchCatalogue } from '@/utils/library/catalogue/watch-catalogue';
import { type ProblemCode, toProblemCode } from '@/utils/problem';

/** One for the page: lists that are drawn anew go on with what was read. */
const catalogue = new Catalogue();
let isRead = false;

/**
 * The catalogue of the library, in step with it. Read from `isWanted` on; `version` is 0 until it is there, and rises with
 * every change.
 */
export function useCatalogue(isWanted: boolean, attempt: number) {
  const version = useSignal(isRead ? 1 : 0);
  const problem = useSignal<ProblemCode | undefined>(undefined);
  useEffect(() => {
    if (!isWanted) return;
    return watchCatalogue(
      catalogue,
      () => {
        isRead = true;
        problem.value = undefined;
        version.value += 1;
      },
      (error) => (problem.value = toProblemCode(error)),
    );
  }, [isWanted, attempt]);
  return { catalogue, version, problem };
}
