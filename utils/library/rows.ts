import type { Pages, RemovedBlock } from '@/utils/article';
import type { Hlc } from './clock';

/** A value and when it was set; of two devices' values the later one wins. */
export type Register<T> = readonly [value: T, at: Hlc];

/** What is known of a saved article; each field is its own register, so edits on two devices merge. */
export interface ArticleFields {
  url: string;
  title: string;
  byline: string | undefined;
  source: string | undefined;
  editor: string | undefined;
  siteName: string | undefined;
  breadcrumb: readonly string[];
  publishedTime: string | undefined;
  publishedText: string | undefined;
  excerpt: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  leadImage: string | undefined;
  /** 字数 and minutes, as `measureLength` counts them. */
  length: { readonly count: number; readonly minutes: number };
  /** Of an article split over several pages; missing in rows from before pages were joined. */
  pages: Pages | undefined;
  /** SHA-256 of the sanitised HTML: the key of its body. */
  bodyHash: string;
  savedAt: string;
  isRead: boolean;
}

/** A row of `articles`. Columns above `f` are derived from the rest by `toRow`, for the indexes only. */
export interface ArticleRow {
  /** UUIDv7. */
  id: string;
  /** Version of this shape. */
  v: 1;
  urlKey: string;
  savedAt: string;
  /** 1 in the library, 0 in the bin (IndexedDB cannot index booleans). */
  kept: 0 | 1;
  state: 'unread' | 'read' | 'bin';
  /** The tags it has now, folded, for the index. */
  tagKeys: string[];
  bodyHash: string;
  f: { readonly [Field in keyof ArticleFields]: Register<ArticleFields[Field]> };
  /** For each tag ever set: when it was last added and last removed. */
  tags: Readonly<Record<string, readonly [added: Hlc, removed: Hlc]>>;
  /** When it went to the bin (ISO), or null: a tombstone can be undone. */
  del: Register<string | null>;
}

/** A row of `bodies`, shared by all articles with the same text. */
export interface BodyRow {
  hash: string;
  v: 1;
  html: string;
  text: string;
  removed: RemovedBlock[];
  extractorVersion: number;
}

/** A row of `tail`: the folded text that search scans. */
export interface TailRow {
  articleId: string;
  title: string;
  text: string;
}

/** A row of `outbox`: something that changed and no other device knows yet. */
export interface OutboxRow {
  /** `articles:<id>` */
  key: string;
  at: Hlc;
}

/** A row of `operations`: what a request did, so that asking again does it once. */
export interface OperationRow {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  result: unknown;
}

/** A row of `meta`: `clock` (the last stamp) and `device` (this installation's name). */
export interface MetaRow {
  key: 'clock' | 'device';
  value: string;
}
