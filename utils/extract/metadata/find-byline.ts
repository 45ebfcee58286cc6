import type { LinkedData } from './json-ld';
import type { Line } from './page-lines';
import { cleanText, type PageMeta } from './page-meta';

const MAX_NAME = 80;
const NAMED = '[rel="author"],[itemprop="author"],[class*="byline" i],[class*="author" i]';
/** Names under which pages state who wrote it; the first that names a person counts. */
const META_NAMES = [
  'author',
  'article:author',
  'byl',
  'dc.creator',
  'citation_authors',
  'citation_author',
  'parsely-author',
];
const LINES_BELOW = 14;
/** A longer line is a paragraph: only at its very end may a reporter be named. */
const MAX_LINE = 90;
const HAN = String.raw`[\u3400-\u9fff·]{2,4}`;
const HAN_NAMES = String.raw`${HAN}(?:[\s、，,]+${HAN}){0,4}`;
/** 作者：某某, 文/某某, 撰文：某某 */
const LABELLED =
  /(?:作者|撰文|撰稿|供稿|发文机关|记者|(?<![\u3400-\u9fff])文)\s*[:：/／]\s*([^\s|:：/()（）【】[\]]{2,20}(?:[、，,]\s*[^\s|:：/()（）【】[\]]{2,12}){0,4})/;
/** □ 本报记者 某某 and 某报记者某某/文 on a line of their own. */
const REPORTER_LINE = new RegExp(
  String.raw`^[□■◎●\s(（【]*[\u3400-\u9fff·《》\s]{0,16}(?:记者|通讯员|特约撰稿人?)\s*(${HAN_NAMES})(?=$|[\s)）】/／]|摄|文|报道)`,
);
/** （总台记者 某某） at the end of a paragraph. */
const REPORTER_END = new RegExp(
  String.raw`[(（][\u3400-\u9fff·《》]{0,12}(?:记者|作者|文|撰文)\s*[:：/／]?\s*(${HAN_NAMES})[^()（）]{0,12}[)）]\s*$`,
);
/** Forums: 本贴由某某于 2005…, 某某 发表于 2005…, 发布时间 2005… by 某某 */
const FORUM = [
  /本[贴帖文]由\s*(.{2,20}?)\s*(?:于|发表)/,
  /^(\S{2,20})\s*(?:发表于|发布于|posted (?:on|at))\s*\d{4}/i,
  /\d{1,2}:\d{2}(?::\d{2})?\s+by\s+(\S{2,20})/i,
  /\d{1,2}[:：]\d{2}\s*\[\s*([\u3400-\u9fff]{2,4})\s*\]/,
];
const LATIN =
  /^(?:(?:written|posted|reviewed|words|article)\s+)?(?:by|von|par|por|di)\s*:?\s+([a-zà-ÿ\u0100-\u024f\u0370-\u052f][^|•·,\d]{2,60}?)(?=\s*(?:[|•·,\d]|\bon\b|$))/i;
/** What each of these has at least one of: on most pages the larger ones are never compiled. */
const WORDS = new Map<RegExp | undefined, readonly string[]>([
  [LABELLED, ['作者', '撰', '供稿', '发文机关', '记者', '文']],
  [REPORTER_LINE, ['记者', '通讯员', '撰稿']],
  [REPORTER_END, [')', '）']],
  [FORUM[0], ['本贴由', '本帖由', '本文由']],
]);
/** What all of these have at least one of: most lines are passed over by this alone. */
const HINT = /作者|撰|供稿|记者|文|通讯员|本[贴帖]|发表|发布|\d{1,2}[:：]\d{2}|\b(?:by|von|par|por|di|posted)\b/i;
const LEAD =
  /^(?:(?:written|posted)\s+)?(?:by|von|par|por|di|作者|记者|撰文|文)\s*[:：/]?\s+|^(?:作者|记者|撰文)\s*[:：]\s*/i;
const NOBODY =
  /^(?:admin(?:istrator)?|editor|staff|guest|root|author|unknown|null|undefined|编辑|管理员|网络|佚名|未知|匿名|本站|原创|转载)$/i;
/** Sites, houses and programs are no authors. */
const NO_PERSON =
  /https?:|www\.|\.(?:com|cn|net|org)\b|[{}<>@_]|网$|日报|晚报|报业|出版社|集团|有限公司|阅读|\bteam\b|\d{3,}/i;

/** Who wrote it: from a labelled line, the page's data, a line that is a byline, or an element that is named so. */
export function findByline(
  copy: Document,
  lines: readonly Line[],
  titleAt: number,
  data: { meta: PageMeta; linked: LinkedData },
  isSite: (name: string) => boolean,
): string | undefined {
  const accept = (text: string | undefined) => {
    const name = toName(text);
    return name && !isSite(name) ? name : undefined;
  };
  const people = data.linked.authors.map(accept).filter((name) => name !== undefined);
  const near = titleAt < 0 ? [] : lines.slice(titleAt + 1, titleAt + 1 + LINES_BELOW).filter(isHinted);
  return (
    firstMatch(near, [LABELLED], accept) ??
    (people.length > 0 ? people.slice(0, 5).join('、') : undefined) ??
    META_NAMES.map((name) => accept(data.meta.get(name))).find((name) => name !== undefined) ??
    firstMatch(near, [LATIN, ...FORUM], accept) ??
    // Only now: most pages have told by here, and the other lines are many.
    firstMatch(
      lines.filter(isHinted),
      [REPORTER_LINE, REPORTER_END, FORUM[0] ?? LATIN, FORUM[1] ?? LATIN, FORUM[2] ?? LATIN, LABELLED],
      accept,
    ) ??
    fromMarkup(copy, accept)
  );
}

/** Where a page names nobody but who edited it, that is said, as what it is. */
export function nameEditor(editor: string | undefined, isSite: (name: string) => boolean): string | undefined {
  const name = toName(editor);
  return name && !isSite(name) ? `编辑 ${name}` : undefined;
}

function isHinted({ text }: Line): boolean {
  return HINT.test(text.length > MAX_LINE ? text.slice(-MAX_LINE) : text);
}

function firstMatch(
  lines: readonly Line[],
  patterns: readonly RegExp[],
  accept: (text: string | undefined) => string | undefined,
) {
  for (const pattern of patterns) {
    const words = WORDS.get(pattern);
    for (const line of lines) {
      // A label counts in a short line only; in a paragraph it is part of what is told.
      if ((line.isListed || pattern === REPORTER_LINE) && line.linked > line.text.length / 2) continue;
      if (pattern !== REPORTER_END && line.text.length > MAX_LINE) continue;
      if (words && !words.some((word) => line.text.includes(word))) continue;
      const name = accept(pattern.exec(line.text)?.[1]);
      if (name) return name;
    }
  }
  return undefined;
}

function fromMarkup(copy: Document, accept: (text: string | undefined) => string | undefined): string | undefined {
  for (const element of [...copy.querySelectorAll(NAMED)].slice(0, 5)) {
    const name = accept(cleanText(element.textContent, 200));
    if (name) return name;
  }
  return undefined;
}

function toName(text: string | undefined): string | undefined {
  const name = (text ?? '').replace(/\s+/g, ' ').trim().replace(LEAD, '').trim();
  if (name.length < 2 || name.length > MAX_NAME || NOBODY.test(name) || NO_PERSON.test(name)) return undefined;
  return name;
}
