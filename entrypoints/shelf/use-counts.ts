import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { readCounts } from '@/utils/library/catalogue/kept-counts';
import type { ViewCounts } from '@/utils/library/catalogue/view-counts';
import { watch } from '@/utils/library/db';

/** How many articles each view has, in step with the library; `missing` where nobody has counted them yet. */
export function useCounts(attempt: number) {
  const counts = useSignal<ViewCounts | 'missing' | undefined>(undefined);
  useEffect(
    () =>
      watch(
        readCounts,
        (now) => (counts.value = now ?? 'missing'),
        // The list says that the library cannot be read.
        () => undefined,
      ),
    [attempt],
  );
  return counts;
}
