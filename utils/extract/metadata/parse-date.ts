/** A date as it was found: ISO 8601, as exact as stated, and the words it was read from. */
export interface FoundDate {
  iso: string;
  text: string;
}

/** Pages in Chinese mean their own time when they name no zone (the design's rule). */
const CHINA = '+08:00';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const CLOCK = String.raw`(?:[\sT日,，]*(?:at\s+)?(\d{1,2})\s*[:：时]\s*(\d{1,2})(?:\s*[:：分]\s*(\d{1,2}))?(?:\.\d+)?\s*([ap]\.?m\.?)?\s*(Z|[+-]\d\d:?\d\d)?)?`;
const NUMERIC = new RegExp(String.raw`((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?${CLOCK}`, 'i');
const MONTH_NAME = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;
const MONTH_FIRST = new RegExp(String.raw`${MONTH_NAME}\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+((?:19|20)\d\d)${CLOCK}`, 'i');
const DAY_FIRST = new RegExp(String.raw`(\d{1,2})(?:st|nd|rd|th)?\.?\s+${MONTH_NAME},?\s+((?:19|20)\d\d)${CLOCK}`, 'i');
const NO_YEAR = /(?:^|\D)(\d{1,2})[-月](\d{1,2})日?\s+(\d{1,2})[:：](\d{2})/;
const AGO = /(\d{1,3})\s*(秒|分钟|小时|天)前/;
const NEAR_DAY = /(今天|昨天|前天)\s*(\d{1,2})[:：](\d{2})/;
const AGO_MS: Record<string, number> = { 秒: 1_000, 分钟: 60_000, 小时: 3_600_000, 天: 86_400_000 };
const NEAR_DAYS: Record<string, number> = { 今天: 0, 昨天: 1, 前天: 2 };

/** The first date in a short text; undefined if there is none that a calendar knows. `now` is what 昨天 is counted from. */
export function parseDate(text: string, now: Date, isChinese: boolean): FoundDate | undefined {
  const words = text.slice(0, 300);
  return findAbsolute(words, isChinese) ?? (isChinese ? findRelative(words, now) : undefined);
}

function findAbsolute(words: string, isChinese: boolean): FoundDate | undefined {
  const numeric = NUMERIC.exec(words);
  if (numeric) return build(numeric[0], numeric[1], Number(numeric[2]), numeric[3], numeric.slice(4), isChinese);
  const monthFirst = MONTH_FIRST.exec(words);
  if (monthFirst) {
    return build(monthFirst[0], monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], monthFirst.slice(4), isChinese);
  }
  const dayFirst = DAY_FIRST.exec(words);
  if (dayFirst) return build(dayFirst[0], dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], dayFirst.slice(4), isChinese);
  return undefined;
}

function findRelative(words: string, now: Date): FoundDate | undefined {
  const ago = AGO.exec(words);
  if (ago)
    return {
      iso: `${inChina(now.getTime() - Number(ago[1]) * (AGO_MS[ago[2] ?? ''] ?? 0)).slice(0, 16)}:00${CHINA}`,
      text: ago[0],
    };
  const near = NEAR_DAY.exec(words);
  if (near) {
    const day = inChina(now.getTime() - (NEAR_DAYS[near[1] ?? ''] ?? 0) * 86_400_000).slice(0, 10);
    return { iso: `${day}T${two(near[2])}:${two(near[3])}:00${CHINA}`, text: near[0] };
  }
  const short = NO_YEAR.exec(words);
  if (!short) return undefined;
  const year = inChina(now.getTime()).slice(0, 4);
  return build(short[0].trim(), year, Number(short[1]), short[2], [short[3], short[4]], true);
}

function build(
  text: string,
  year: string | undefined,
  month: number,
  day: string | undefined,
  clock: (string | undefined)[],
  isChinese: boolean,
): FoundDate | undefined {
  const [hour, minute, second, half, zone] = clock;
  const date = `${year}-${two(month)}-${two(day)}`;
  const moment = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(moment.getTime()) || moment.getUTCDate() !== Number(day)) return undefined;
  if (hour === undefined || minute === undefined) return { iso: date, text: text.trim() };
  const hours = (Number(hour) % (half ? 12 : 24)) + (half && /^p/i.test(half) ? 12 : 0);
  const offset = zone
    ? zone === 'Z' || zone === 'z'
      ? 'Z'
      : zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')
    : isChinese
      ? CHINA
      : '';
  if (Number(minute) > 59) return { iso: date, text: text.trim() };
  return {
    iso: offset ? `${date}T${two(hours)}:${two(minute)}:${two(second ?? 0)}${offset}` : date,
    text: text.trim(),
  };
}

function monthOf(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

/** Local time in China as ISO text without zone. */
function inChina(time: number): string {
  return new Date(time + 8 * 3_600_000).toISOString().slice(0, 19);
}

function two(value: string | number | undefined): string {
  return String(value ?? 0).padStart(2, '0');
}
