import { expect, test } from 'vitest';
import { createClock } from '@/utils/library/clock';

test('stamps sort in the order in which they were given', () => {
  const clock = createClock('device', undefined);
  const stamps = Array.from({ length: 1000 }, () => clock.next());
  expect([...stamps].sort()).toEqual(stamps);
  expect(new Set(stamps).size).toBe(1000);
});

test('a clock opened again goes on after its last stamp within the same millisecond', () => {
  const now = () => 1_700_000_000_000;
  const last = createClock('device', undefined, now).next();
  expect(createClock('device', last, now).next() > last).toBe(true);
});

test('a machine whose time was set back by a year still gives later stamps', () => {
  const last = createClock('device', undefined, () => 1_700_000_000_000).next();
  expect(createClock('device', last, () => 1_668_000_000_000).next() > last).toBe(true);
});
