import type { Place } from './highlight';

/**
 * The nouns everybody shares: an article as it flows from the page to the screen and into the library.
 * All of it is plain JSON, because it crosses from the page's process to ours by message.
 */

/** One block that the extractor left out, with enough to show it and to put it back. */
export interface RemovedBlock {
  /** The step of the pipeline that took it out, as named in `utils/extract/extract.ts`. */
  step: string;
  /** Why, as a stable code in kebab-case, e.g. `related-list`, `share-bar`. */
  reason: string;
  /** The beginning of its text, for the reader. */
  text: string;
  /** Its sanitised HTML, for putting it back. */
  html: string;
  /** It stood before the body's top-level block with this number (0-based); the number of blocks means at the end. */
  before: number;
  /** Of one that stood inside another block: the numbers, among their parents' children, that lead to its place. */
  path?: readonly number[];
}

/** What a reader has done to the text of an article, to be done again when its page is read anew. */
export interface OwnEdits {
  /** What they took out. */
  cuts: RemovedBlock[];
  /** The words (`RemovedBlock.text`) of what had been left out and they put back. */
  returned: string[];
}

/** How much of a split article is here. */
export interface Pages {
  /** Pages joined, the first one included. */
  joined: number;
  /** The next page, where it could not be fetched or held no part of the article. */
  missing?: string;
}

/** What a page says of its article, besides title and text. */
export interface PageFacts {
  /** Who wrote it, as the page names them (记者, 作者, 文). */
  byline?: string;
  /** Where the portal took it from (来源). */
  source?: string;
  /** Who edited or collected it (编辑, 收集编辑). */
  editor?: string;
  /** The site that shows it (og:site_name or the title's suffix). */
  siteName?: string;
  /** 首页 › 情感 › 故事, outermost first, without the article's own title. */
  breadcrumb: readonly string[];
  /** ISO 8601 with offset, as exact as the page states it (`2023-01-29` when it gives a day only); never invented. */
  publishedTime?: string;
  /** The date as the page wrote it. */
  publishedText?: string;
  /** One or two sentences: the page's own description or the body's beginning. */
  excerpt: string;
  /** BCP 47, `zh-CN` when the page does not say and the text is Chinese. */
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Absolute http(s) address of the article's main picture. */
  leadImage?: string;
}

/** One article, cleaned. */
export interface Article extends PageFacts {
  /** The address of the page it was read from, without fragment. */
  url: string;
  /** The page's own idea of its address (`<link rel=canonical>`), if it is http(s) and of the same site. */
  canonicalUrl?: string;
  title: string;
  /** The body: sanitised HTML, all addresses absolute, without the title. */
  html: string;
  /** The body's text, one block a line. */
  text: string;
  /** What was left out, in document order. */
  removed: RemovedBlock[];
  /** The words of what was left out and the reader put back. */
  returned?: readonly string[];
  /** Of an article split over several pages. */
  pages?: Pages;
  /** The version of the extractor that made this; rises when its results change. */
  extractorVersion: number;
}

/** How much there is to read. */
export interface Length {
  /** Han, kana and hangul characters and Latin words: what Chinese readers call 字数. */
  count: number;
  /** Whole minutes, at least 1. */
  minutes: number;
}

/** Characters a minute for Chinese, and words a minute for Latin scripts (the figures). */
const CHARACTERS_PER_MINUTE = 400;
const WORDS_PER_MINUTE = 230;

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

/** Counts characters and words of a text and the minutes that reading them takes. */
export function measureLength(text: string): Length {
  const characters = text.match(CJK)?.length ?? 0;
  const words = text.replace(CJK, ' ').match(WORD)?.length ?? 0;
  const minutes = Math.round(characters / CHARACTERS_PER_MINUTE + words / WORDS_PER_MINUTE);
  return { count: characters + words, minutes: Math.max(1, minutes) };
}

/** What is known of a kept article, besides its text and its tags. */
export interface KeptFields extends PageFacts {
  url: string;
  title: string;
  length: Length;
  pages?: Pages;
  /** ISO 8601, UTC. */
  savedAt: string;
  isRead: boolean;
  isStarred: boolean;
  isArchived: boolean;
  /** The reader's own words about it; empty when there are none. */
  note: string;
  /** The reader gave it its title, so saving the page again leaves that alone. */
  isTitleOwn: boolean;
  /** The most of it that was ever read, in per mille; 1000 is finished. */
  progress: number;
  /** Where the reader left it. */
  place?: Place;
}

/** An article in the library, as lists and pages show it; its body is fetched apart, because lists never need it. */
export interface SavedArticle extends Omit<KeptFields, 'isTitleOwn'> {
  id: string;
  bodyHash: string;
  isInBin: boolean;
  tags: readonly string[];
}

/** All that a page says of its article, by name, also what has no value. */
export function pickFacts(from: PageFacts): { [Fact in keyof Required<PageFacts>]: PageFacts[Fact] } {
  return {
    byline: from.byline,
    source: from.source,
    editor: from.editor,
    siteName: from.siteName,
    breadcrumb: from.breadcrumb,
    publishedTime: from.publishedTime,
    publishedText: from.publishedText,
    excerpt: from.excerpt,
    lang: from.lang,
    dir: from.dir,
    leadImage: from.leadImage,
  };
}
