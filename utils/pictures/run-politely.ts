export interface Manners {
  /** At once, altogether. */
  total: number;
  /** At once, of one host. */
  perHost: number;
}

/**
 * Does `work` for every item, several at a time but never too many of one host, in order where that allows it.
 * @throws what `work` throws
 */
export async function runPolitely<T>(
  items: readonly T[],
  hostOf: (item: T) => string,
  work: (item: T) => Promise<void>,
  { total, perHost }: Manners,
): Promise<void> {
  const waiting = [...items];
  const busy = new Map<string, number>();
  const takeNext = (): T | undefined => {
    const at = waiting.findIndex((item) => (busy.get(hostOf(item)) ?? 0) < perHost);
    return at < 0 ? undefined : waiting.splice(at, 1)[0];
  };
  const underWay = new Set<Promise<void>>();
  for (;;) {
    while (underWay.size < total) {
      const next = takeNext();
      if (next === undefined) break;
      const host = hostOf(next);
      busy.set(host, (busy.get(host) ?? 0) + 1);
      const one = work(next).finally(() => {
        busy.set(host, (busy.get(host) ?? 1) - 1);
        underWay.delete(one);
      });
      underWay.add(one);
    }
    if (underWay.size === 0) return;
    await Promise.race(underWay);
  }
}
