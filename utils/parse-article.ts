import type { Article, Pages, RemovedBlock } from './article';

/** Larger than any article; what is longer did not come from our extractor. UTF-16 units. */
const MAX_FIELD = 10_000;
const MAX_BODY = 20_000_000;
const MAX_LIST = 2_000;

/**
 * An article from a message, whose sender lives in a web page's process and may be anything: every field is checked,
 * whatever is unknown is dropped, and HTML stays untrusted. Undefined if it is not an article.
 */
export function parseArticle(data: unknown): Article | undefined {
  if (!isRecord(data)) return undefined;
  const { url, title, html, text, lang, extractorVersion } = data;
  if (!isHttpUrl(url) || !isText(title) || !isText(html, MAX_BODY) || !isText(text, MAX_BODY)) return undefined;
  return {
    url,
    title,
    html,
    text,
    lang: isText(lang, 50) ? lang : '',
    dir: data.dir === 'rtl' ? 'rtl' : 'ltr',
    excerpt: isText(data.excerpt) ? data.excerpt : '',
    breadcrumb: Array.isArray(data.breadcrumb) ? data.breadcrumb.filter((part) => isText(part)).slice(0, 20) : [],
    canonicalUrl: isHttpUrl(data.canonicalUrl) ? data.canonicalUrl : undefined,
    leadImage: isHttpUrl(data.leadImage) ? data.leadImage : undefined,
    byline: optionalText(data.byline),
    source: optionalText(data.source),
    editor: optionalText(data.editor),
    siteName: optionalText(data.siteName),
    publishedTime: optionalText(data.publishedTime),
    publishedText: optionalText(data.publishedText),
    removed: Array.isArray(data.removed) ? data.removed.filter(isRemovedBlock).slice(0, MAX_LIST) : [],
    returned: Array.isArray(data.returned)
      ? data.returned.filter((words) => isText(words, 1_000)).slice(0, MAX_LIST)
      : undefined,
    pages: readPages(data.pages),
    extractorVersion: typeof extractorVersion === 'number' ? extractorVersion : 0,
  };
}

function readPages(value: unknown): Pages | undefined {
  if (!isRecord(value) || !Number.isInteger(value.joined)) return undefined;
  return { joined: Number(value.joined), missing: isHttpUrl(value.missing) ? value.missing : undefined };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown, limit = MAX_FIELD): value is string {
  return typeof value === 'string' && value.length <= limit;
}

function optionalText(value: unknown): string | undefined {
  return isText(value) && value.trim() ? value : undefined;
}

function isHttpUrl(value: unknown): value is string {
  return isText(value) && /^https?:\/\//i.test(value) && URL.canParse(value);
}

function isRemovedBlock(value: unknown): value is RemovedBlock {
  if (!isRecord(value)) return false;
  const { step, reason, text, html, before, path } = value;
  if (path !== undefined && !(Array.isArray(path) && path.length < 100 && path.every(Number.isInteger))) return false;
  return isText(step, 100) && isText(reason, 100) && isText(text) && isText(html, MAX_BODY) && Number.isInteger(before);
}
