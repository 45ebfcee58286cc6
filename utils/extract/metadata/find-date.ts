import type { LinkedData } from './json-ld';
import type { Line } from './page-lines';
import { firstOf, type PageMeta, toKey } from './page-meta';
import { type FoundDate, parseDate } from './parse-date';

/** Names under which pages state when an article was published, the surest first. */
const META_NAMES = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'datepublished',
  'pubdate',
  'publishdate',
  'publish-date',
  'publish_date',
  'publish_time',
  'weibo:article:create_at',
  'og:release_date',
  'bytedance:published_time',
  'parsely-pub-date',
  'dc.date.issued',
  'citation_date',
  'citation_publication_date',
  'dcterms.created',
  'article.published',
  'sailthru.date',
  'apub:time',
  '_pubtime',
];
const LINES_ABOVE = 6;
const LINES_BELOW = 14;
const MAX_LINE = 130;
/** A line that is a date and little else. */
const MAX_REST = 30;
const SENTENCE = /[，。！？；]/;
const LABEL =
  /(?:发布(?:时间|日期|于)?|发表(?:时间|日期|于)?|时间|日期|published|posted)\s*[:：]?\s*(?=\d{4})|于\s*(?=\d{4}\D\d)/i;
/** Dates of something else: today's, the last change, the copyright, an issue before. */
const OTHER =
  /今天是|现在是|农历|星期[一二三四五六日天]|最后(?:更新|登录|修改)|注册|copyright|©|版权|以前|截止|updated|modified/i;
/** Without a digit there is no date, not even 昨天 09:12. */
const HAS_DATE = /\d/;
/** Characters that folding leaves as they are, but for their case. */
const PLAIN = /[\da-z\u4e00-\u9fff]/i;
const IN_ADDRESS = /[/_-]((?:19|20)\d\d)[-/]?(0[1-9]|1[0-2])[-/]?(0[1-9]|[12]\d|3[01])(?=\/|\.|_|-|$)/;

/** When the article was published: stated by the page's data, beside its title or in its address; never from its body. */
export function findDate(
  copy: Document,
  url: string,
  titleAt: number,
  lines: readonly Line[],
  data: { meta: PageMeta; linked: LinkedData },
  now: Date,
  isChinese: boolean,
): FoundDate | undefined {
  const read = (text: string | null | undefined) =>
    text && HAS_DATE.test(text) ? parseDate(text, now, isChinese) : undefined;
  const isoText = META_NAMES.map((name) => read(firstOf(data.meta, [name]))).find((date) => date !== undefined);
  const stated = read(data.linked.datePublished) ?? isoText ?? fromMarkup(copy, read);
  // A page's data often states the day alone, or midnight; the line beside the title is then more exact.
  const shown = !stated || isDayOnly(stated.iso) ? fromLines(lines, titleAt, read) : undefined;
  if (stated) return shown && shown.iso.slice(0, 10) === stated.iso.slice(0, 10) ? shown : stated;
  return shown ?? fromLabels(lines, read) ?? fromAddress(url);
}

/** The line that is the title: a heading if there is one, else the one with a date or a paragraph soon below. */
export function findTitleLine(lines: readonly Line[], title: string): number {
  const key = toKey(title);
  if (key.length < 2) return -1;
  let best = -1;
  let bestScore = 0;
  for (const [index, line] of lines.entries()) {
    if (line.text.length > title.length + 40 || !mayBegin(line.text, key)) continue;
    const other = toKey(line.text);
    const isSame = other === key;
    if (!isSame && !(other.length > 5 && (key.startsWith(other) || (other.startsWith(key) && key.length > 5))))
      continue;
    const after = lines.slice(index + 1, index + 1 + LINES_BELOW);
    const score =
      (isSame ? 4 : 2) +
      (line.heading === 1 ? 4 : line.heading > 0 ? 2 : 0) -
      (line.linked > line.text.length / 2 ? 3 : 0) -
      (line.isListed ? 2 : 0) +
      (after.some((next) => next.text.length > 80 && next.linked < 20) ? 1 : 0);
    if (score > bestScore) {
      best = index;
      bestScore = score;
    }
  }
  return best;
}

/** Whether a line can begin as the title does: spares the others being folded, which costs more than all the rest. */
function mayBegin(text: string, key: string): boolean {
  const first = text[0] ?? '';
  return !PLAIN.test(first) || first.toLowerCase() === key[0];
}

function isDayOnly(iso: string): boolean {
  return iso.length === 10 || /T00:00:00/.test(iso);
}

function fromMarkup(copy: Document, read: (text: string | null | undefined) => FoundDate | undefined) {
  for (const element of [
    ...copy.querySelectorAll('[itemprop="datePublished"],time[pubdate],article header time[datetime]'),
  ].slice(0, 3)) {
    const date = read(
      element.getAttribute('datetime') ?? element.getAttribute('content') ?? element.textContent?.slice(0, 200),
    );
    if (date) return date;
  }
  return undefined;
}

/** The short lines just below the title, then those just above it. A paragraph ends the search: it is the body. */
function fromLines(
  lines: readonly Line[],
  at: number,
  read: (text: string) => FoundDate | undefined,
): FoundDate | undefined {
  if (at < 0) return undefined;
  for (const line of lines.slice(at + 1, at + 1 + LINES_BELOW)) {
    if (line.text.length > MAX_LINE || (SENTENCE.test(line.text) && line.text.length > 40)) break;
    const date = HAS_DATE.test(line.text) && !isOther(line) ? read(line.text) : undefined;
    if (date && !isSentence(line, date)) return date;
  }
  for (const line of lines.slice(Math.max(0, at - LINES_ABOVE), at).reverse()) {
    const mayHave = line.text.length <= MAX_LINE && HAS_DATE.test(line.text) && !isOther(line);
    const date = mayHave ? read(line.text) : undefined;
    if (date && isMostly(line, date)) return date;
  }
  return undefined;
}

/** Where the title is not found: the first line of the page that says it is a date of publication, or that is nothing else. */
function fromLabels(lines: readonly Line[], read: (text: string) => FoundDate | undefined): FoundDate | undefined {
  for (const line of lines) {
    if (line.text.length > MAX_LINE || line.isListed || !HAS_DATE.test(line.text)) continue;
    if (SENTENCE.test(line.text) || isOther(line)) continue;
    const date = read(line.text);
    if (!date?.iso.includes('T')) continue;
    const rest = line.text.length - date.text.length;
    if (LABEL.test(line.text) || (rest <= MAX_REST && line.linked < line.text.length / 2)) return date;
  }
  return undefined;
}

function isOther(line: Line): boolean {
  return OTHER.test(line.text) || (line.isListed && line.linked > line.text.length / 2);
}

function isSentence(line: Line, date: FoundDate): boolean {
  return SENTENCE.test(line.text) && !isMostly(line, date);
}

function isMostly(line: Line, date: FoundDate): boolean {
  return line.text.length - date.text.length <= MAX_REST * 2;
}

function fromAddress(url: string): FoundDate | undefined {
  const match = IN_ADDRESS.exec(url.slice(0, 2_000).replace(/[?#].*$/, ''));
  if (!match) return undefined;
  const date = parseDate(`${match[1]}-${match[2]}-${match[3]}`, new Date(0), false);
  return date && { iso: date.iso, text: match[0] };
}
