/** Before the web there was nothing to save; what is further ahead than a day is a mistake. */
const FIRST = Date.UTC(1990, 0, 1);
const DAY_MS = 86_400_000;

/**
 * When something was, as an ISO moment: from seconds, milliseconds or microseconds since 1970, or from a date in words.
 * Undefined where it says nothing that can have been.
 */
export function readMoment(value: unknown, now = Date.now()): string | undefined {
  const time = toTime(value);
  if (time === undefined || !(time >= FIRST && time <= now + DAY_MS)) return undefined;
  return new Date(time).toISOString();
}

function toTime(value: unknown): number | undefined {
  if (typeof value === 'number') return toMilliseconds(value);
  if (typeof value !== 'string' || value.length > 100) return undefined;
  const text = value.trim();
  if (/^\d{9,17}(?:\.\d+)?$/.test(text)) return toMilliseconds(Number(text));
  // What a browser makes of digits and nonsense depends on the browser.
  if (!/^\d{4}-\d{2}|^[a-z]{3}/i.test(text)) return undefined;
  return Date.parse(text.replace(/^(\d{4}-\d{2}-\d{2}) (?=\d)/, '$1T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

function toMilliseconds(number: number): number {
  if (number < 1e11) return number * 1000;
  return number < 1e14 ? number : number / 1000;
}
