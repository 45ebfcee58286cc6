/**
 * The place of the first of `items` for which `isThere` holds, where it holds for all that follow it too; their number if
 * it holds for none. It asks few of them: to measure an element out of view costs the browser the layout of its part.
 */
export function bisect<T>(items: readonly T[], isThere: (item: T) => boolean): number {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isThere(items[middle] as T)) to = middle;
    else from = middle + 1;
  }
  return from;
}
