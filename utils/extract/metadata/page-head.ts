import { type LinkedData, readJsonLd } from './json-ld';
import { cleanText, type PageMeta, readPageMeta } from './page-meta';
import { readCanonical } from './page-place';

/** What a page states for machines, which goes before its text is read. */
export interface Head {
  meta: PageMeta;
  linked: LinkedData;
  /** `<title>`, whole. */
  title: string;
  canonicalUrl?: string;
}

export const MAX_TITLE = 500;

/** Reads an inert copy before anything is taken out of it; never throws. */
export function readHead(copy: Document, url: string): Head {
  return {
    meta: readPageMeta(copy),
    linked: readJsonLd(copy),
    title: cleanText(copy.querySelector('head > title')?.textContent ?? copy.title, MAX_TITLE),
    canonicalUrl: readCanonical(copy, url),
  };
}
