import { useEffect, useMemo } from 'preact/hooks';
import type { Current } from './current-article';
import { createKeeping } from './keeping';

/** What becomes of the article that is open over its page, from the moment it is. */
export function useKeeping(current: Current, onProblem: (error: unknown) => void) {
  const keeping = useMemo(() => createKeeping(current, onProblem), [current]);
  useEffect(() => keeping.start(), [keeping]);
  return keeping;
}
