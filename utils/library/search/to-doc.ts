import type { ArticleRow, DocRow, TextRow } from '@/utils/library/rows';
import { fold, tidy } from './fold';

/** What search must know of an article to filter and order it; everything but its number. */
export function toDoc(row: ArticleRow): Omit<DocRow, 'n'> {
  const [, titleStamp] = row.f.title;
  return {
    articleId: row.id,
    at: toSeconds(row.savedAt),
    version: `${row.bodyHash} ${titleStamp}`,
    keys: toKeys(row),
  };
}

/** What a document says. */
export function toText(n: number, row: ArticleRow, text: string): TextRow {
  return { n, articleId: row.id, at: toSeconds(row.savedAt), title: tidy(row.f.title[0]), text: tidy(text) };
}

function toSeconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}

function toKeys(row: ArticleRow): string[] {
  const [source] = row.f.source;
  return [
    ...row.tagKeys.map((tag) => `tag:${tidy(tag)}`),
    ...toSites(row.f.url[0]).map((site) => `site:${site}`),
    ...(source ? [`source:${fold(tidy(source))}`] : []),
    ...(row.kept ? [] : ['bin']),
  ];
}

/** A host and what it belongs to: `m.a.example`, `a.example`. */
function toSites(url: string): string[] {
  const labels = new URL(url).hostname.split('.');
  const sites = labels.map((_, i) => labels.slice(i).join('.'));
  return sites.slice(0, Math.max(1, sites.length - 1));
}
