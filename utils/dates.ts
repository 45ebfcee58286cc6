/** How dates are said to the reader: in the language of the interface, as exact as they are known. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `3 分钟前`, `昨天`, then the plain date. `time` and `now` are moments; the result has no seconds. */
export function formatAgo(time: string, language: string, now = Date.now()): string {
  const age = now - Date.parse(time);
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (age < MINUTE) return relative.format(0, 'second');
  if (age < HOUR) return relative.format(-Math.floor(age / MINUTE), 'minute');
  if (age < DAY) return relative.format(-Math.floor(age / HOUR), 'hour');
  if (age < 7 * DAY) return relative.format(-Math.floor(age / DAY), 'day');
  return formatDay(time, language);
}

/** The day of an ISO date or moment as the page stated it: no shift into the reader's time zone. */
export function formatDay(time: string, language: string): string {
  const [year, month, day] = time.slice(0, 10).split('-').map(Number);
  if (!year || !month || !day) return time;
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  return format.format(Date.UTC(year, month - 1, day));
}
