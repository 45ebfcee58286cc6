import { findByline } from './find-byline';
import { findDate } from './find-date';

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

const MAX_TITLE = 500;
const MAX_FIELD = 200;
const SUFFIX = /\s*(?:[-_|｜—–]+)\s*[^-_|｜—–]{1,20}$/;

/** Reads an inert copy of the page before anything is cut from it; never throws. */
export function readMetadata(copy: Document, url: string, now: Date): Metadata {
  const title = readTitle(copy);
  const line = readInfoLine(copy);
  const lang = copy.documentElement.getAttribute('lang') || (/[\u4e00-\u9fff]/.test(title) ? 'zh-CN' : '');
  const date = findDate(copy, url, title, now, /^zh/i.test(lang) || /[\u4e00-\u9fff]/.test(title));
  return {
    title,
    source: field(line, /(?:来源|稿源|文章来源)\s*[:：]\s*([^\s|]+?)(?=\s|$|收集编辑|责任编辑|编辑|作者|日期|时间)/),
    editor: field(line, /(?:收集编辑|责任编辑|责编|编辑)\s*[:：]\s*([^\s|]+)/),
    byline: findByline(copy, line),
    siteName: meta(copy, 'og:site_name'),
    breadcrumb: readBreadcrumb(copy, title),
    publishedTime: date?.iso,
    publishedText: date?.text,
    excerpt: meta(copy, 'description') ?? meta(copy, 'og:description'),
    lang,
    dir: copy.documentElement.getAttribute('dir') === 'rtl' ? 'rtl' : 'ltr',
    leadImage: absolute(meta(copy, 'og:image'), url),
    canonicalUrl: absolute(copy.querySelector('link[rel=canonical]')?.getAttribute('href') ?? undefined, url),
  };
}

function readTitle(copy: Document): string {
  const headings = [...copy.querySelectorAll('h1')].map((heading) => clean(heading.textContent));
  const full = clean(copy.title);
  const heading = headings.find((text) => text.length > 3 && full.includes(text));
  return (heading ?? meta(copy, 'og:title') ?? full.replace(SUFFIX, '')).slice(0, MAX_TITLE);
}

function readInfoLine(copy: Document): string {
  for (const element of copy.querySelectorAll('div,p,span')) {
    const text = element.textContent ?? '';
    if (text.length < MAX_FIELD && /(?:来源|稿源)\s*[:：]/.test(text)) return text.replace(/\s+/g, ' ').trim();
  }
  return '';
}

function field(line: string, pattern: RegExp): string | undefined {
  return pattern.exec(line)?.[1]?.slice(0, MAX_FIELD) || undefined;
}

function readBreadcrumb(copy: Document, title: string): string[] {
  for (const element of copy.querySelectorAll('[class*="position" i],[class*="crumb" i],[class*="location" i]')) {
    const links = [...element.querySelectorAll('a')].map((link) => clean(link.textContent));
    if (links.length > 0 && links.length < 8) return links.filter((text) => text !== '' && text !== title);
  }
  return [];
}

function meta(copy: Document, name: string): string | undefined {
  for (const element of copy.querySelectorAll('meta')) {
    const key = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    if (key === name) return clean(element.getAttribute('content')).slice(0, MAX_TITLE) || undefined;
  }
  return undefined;
}

function absolute(address: string | undefined, url: string): string | undefined {
  const found = address ? URL.parse(address, url) : null;
  return found && /^https?:$/.test(found.protocol) ? found.href : undefined;
}

function clean(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
