import { getHlcFunctions } from 'tinybase/common';

/**
 * A moment of a hybrid logical clock: 16 characters that sort as strings in the order in which things happened,
 * on this device and on others (42 bits of milliseconds, 24 of counter, 30 of device).
 */
export type Hlc = string;

/** Gives the stamps of one transaction, each later than the one before. */
export interface Clock {
  next(): Hlc;
}

/**
 * A clock that goes on after `last`, also when the machine's own clock was set back since:
 * the library we use ignores stamps from more than five minutes ahead, so ours is told that it is at least that late.
 */
export function createClock(deviceId: string, last: Hlc | undefined, now: () => number = Date.now): Clock {
  const [, , , decode] = getHlcFunctions(deviceId);
  const floor = last === undefined ? 0 : decode(last)[0];
  const [next, seen] = getHlcFunctions(deviceId, () => Math.max(now(), floor));
  if (last !== undefined) seen(last);
  return { next };
}

/** When a stamp was given, in milliseconds since 1970. */
export function timeOf(stamp: Hlc): number {
  const [, , , decode] = getHlcFunctions('reader');
  return decode(stamp)[0];
}
