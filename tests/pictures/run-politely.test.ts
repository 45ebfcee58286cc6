import { expect, test } from 'vitest';
import { runPolitely } from '@/utils/pictures/run-politely';

test('does all, several at once, never too many of one host, and does not wait for a slow one', async () => {
  const items = Array.from({ length: 30 }, (_, n) => ({ n, host: n < 20 ? 'a' : 'b' }));
  const now = new Map<string, number>();
  const most = new Map<string, number>();
  const done: number[] = [];
  const step = (host: string, by: number) => {
    now.set(host, (now.get(host) ?? 0) + by);
    most.set(host, Math.max(most.get(host) ?? 0, now.get(host) ?? 0));
  };
  await runPolitely(
    items,
    ({ host }) => host,
    async ({ n, host }) => {
      for (const name of [host, 'all']) step(name, 1);
      // The first takes as long as all others together.
      do await new Promise((resolve) => setTimeout(resolve, 1));
      while (n === 0 && done.length < items.length - 1);
      for (const name of [host, 'all']) step(name, -1);
      done.push(n);
    },
    { total: 3, perHost: 2 },
  );
  expect(done.toSorted((a, b) => a - b)).toEqual(items.map(({ n }) => n));
  expect(Object.fromEntries(most)).toEqual({ a: 2, b: 1, all: 3 });
  expect(done.at(-1)).toBe(0);
});
