import { findByline, nameEditor } from './find-byline';
import { findDate, findTitleLine } from './find-date';
import type { Head } from './page-head';
import type { Line } from './page-lines';
import { cleanText, firstOf, toKey } from './page-meta';
import { readBreadcrumb, readDir, readLang, readLeadImage } from './page-place';
import { chooseTitle } from './title';

/** What a page says of its article outside the body. */
export interface Metadata {
  title: string;
  byline?: string;
  source?: string;
  editor?: string;
  siteName?: string;
  breadcrumb: string[];
  publishedTime?: string;
  publishedText?: string;
  excerpt?: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  leadImage?: string;
  canonicalUrl?: string;
}

const MAX_FIELD = 200;
const MAX_EXCERPT = 300;
const MAX_LINE = 200;
const SOURCE =
  /(?:来源|稿源|文章来源|转自)\s*[:：]\s*[[【（(]?\s*([^\s|[\]【】()（）]{2,40}?)(?=\s|$|[|[\]【】()（）]|收集编辑|责任编辑|责编|编辑|作者|记者|日期|时间)/;
const EDITOR = /(?:收集编辑|责任编辑|责编|编辑)\s*[:：]\s*([^\s|[\]【】()（）:：]{2,20})/;

/** What a labelled line has. Looked for first: on the pages of most of the world the larger patterns are never needed. */
const LABEL = /来源|稿源|转自|编辑|责编/;

/**
 * What a page says of its article: in its head, as it was before code was taken out of the page, and in the lines of the
 * prepared page, of which none has been cut yet. Never throws.
 */
export function readMetadata(copy: Document, head: Head, lines: readonly Line[], url: string, now: Date): Metadata {
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  const { meta, linked } = head;
  const { title, suffix } = chooseTitle(copy, head, lines, host);
  const titleAt = findTitleLine(lines, title);
  const description = firstOf(meta, ['description', 'og:description', 'twitter:description']);
  const lang = readLang(copy, host, sampleOf(title, description, lines));
  const siteName = cleanText(meta.get('og:site_name') ?? linked.publisher ?? suffix[0], MAX_FIELD) || undefined;
  const date = findDate(copy, url, titleAt, lines, { meta, linked }, now, /^zh/i.test(lang));
  const isSite = (name: string) => siteName !== undefined && toKey(name) === toKey(siteName);
  const editor = findField(lines, titleAt, EDITOR);
  return {
    title,
    source: findField(lines, titleAt, SOURCE),
    editor,
    byline: findByline(copy, lines, titleAt, { meta, linked }, isSite) ?? nameEditor(editor, isSite),
    siteName,
    breadcrumb: readBreadcrumb(copy, title, linked.breadcrumb),
    publishedTime: date?.iso,
    publishedText: date?.text.slice(0, MAX_FIELD),
    excerpt: description && toKey(description) !== toKey(title) ? cleanText(description, MAX_EXCERPT) : undefined,
    lang,
    dir: readDir(copy, lang),
    leadImage: readLeadImage(meta, linked.image, url),
    canonicalUrl: head.canonicalUrl,
  };
}

/** The title, the description and the longer lines: menus may be in another language than what is told. */
function sampleOf(title: string, description: string | undefined, lines: readonly Line[]): string {
  const told = lines.filter((line) => line.text.length > 25 && line.linked < line.text.length / 2).slice(0, 20);
  return [title, description ?? '', ...told.map((line) => line.text.slice(0, 150))].join('\n');
}

/** A labelled field of a short line, from the title on, else from anywhere. */
function findField(lines: readonly Line[], titleAt: number, pattern: RegExp): string | undefined {
  const ordered = titleAt < 0 ? lines : [...lines.slice(titleAt), ...lines.slice(0, titleAt)];
  for (const line of ordered) {
    if (line.text.length > MAX_LINE || !LABEL.test(line.text)) continue;
    const value = pattern.exec(line.text)?.[1];
    if (value) return value.slice(0, MAX_FIELD);
  }
  return undefined;
}
