import type { KeptFields, PageFacts, Pages, RemovedBlock } from '@/utils/article';
import type { Anchor, HighlightColor } from '@/utils/highlight';
import type { PictureReason, PictureState } from '@/utils/picture';
import type { ProblemCode } from '@/utils/problem';
import type { TagColor } from '@/utils/tag-color';
import type { Hlc } from './clock';

/** A value and when it was set; of two devices' values the later one wins. */
export type Register<T> = readonly [value: T, at: Hlc];

/** What is known of a saved article; each field is its own register, so edits on two devices merge. */
export type ArticleFields = { [Field in keyof Required<KeptFields>]: KeptFields[Field] } & {
  /** The name of its body: see `nameBody`. */
  bodyHash: string;
};

/** Fields that rows written by earlier versions of the schema lack. */
export const LATER_FIELDS = {
  isStarred: false,
  isArchived: false,
  note: '',
  isTitleOwn: false,
  progress: 0,
  place: undefined,
} as const;

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
  state: 'unread' | 'read' | 'archived' | 'bin';
  /** 1 if it is starred and not in the bin. */
  starred: 0 | 1;
  /** When it was published, or the empty string. */
  published: string;
  /** 字数. */
  count: number;
  /** The most of it that was ever read, in per mille. */
  progress: number;
  /** The tags it has now, folded, for the index. */
  tagKeys: string[];
  bodyHash: string;
  f: { readonly [Field in keyof ArticleFields]: Register<ArticleFields[Field]> };
  /** For each tag ever set: when it was last added and last removed. */
  tags: Readonly<Record<string, readonly [added: Hlc, removed: Hlc]>>;
  /** When it went to the bin (ISO), or null: a tombstone can be undone. */
  del: Register<string | null>;
}

/** A row of `highlights`. Like an article's, a set of registers; it outlives every new version of the article's body. */
export interface HighlightRow {
  /** UUIDv7. */
  id: string;
  /** Version of this shape. */
  v: 1;
  articleId: string;
  /** ISO 8601, UTC. */
  createdAt: string;
  /** 1 until it is removed; derived from `del`, for the index. */
  kept: 0 | 1;
  f: {
    /** The words, their surroundings, and where they stood in the body with `bodyHash`. */
    readonly anchor: Register<Anchor & { readonly bodyHash: string }>;
    readonly color: Register<HighlightColor>;
    readonly note: Register<string>;
  };
  /** When it was removed (ISO), or null: a tombstone can be undone. */
  del: Register<string | null>;
}

/** A row of `bodies`, shared by all articles with the same text. */
export interface BodyRow {
  hash: string;
  v: 1;
  html: string;
  text: string;
  removed: RemovedBlock[];
  /** The words of what was left out and the reader put back. */
  returned?: readonly string[];
  extractorVersion: number;
}

/** A row of `pictures`: one picture of one article, under the address that its stored HTML has. */
export interface PictureRow {
  articleId: string;
  url: string;
  v: 1;
  state: PictureState;
  /** Of what is `local`: the key of its bytes. */
  hash?: string;
  mime?: string;
  bytes?: number;
  width?: number;
  height?: number;
  /** Of what is `missing` or `dropped`. */
  reason?: PictureReason;
  /** How often it was asked for. */
  tries: number;
  /** When it got this state (ISO). */
  at: string;
}

/** A row of `blobs`: a picture's bytes, shared by all articles that show it. */
export interface BlobRow {
  /** SHA-256 of the bytes. */
  hash: string;
  v: 1;
  blob: Blob;
  mime: string;
  size: number;
}

/**
 * A row of `docs`: one text of one article under the number that search knows it by. A number is never given twice; an
 * article whose text, title or time of saving changes gets a new one.
 */
export interface DocRow {
  n: number;
  articleId: string;
  /** When it was saved, in seconds since 1970. */
  at: number;
  /** Which text this is: what it was made from. */
  version: string;
  /** What filters ask for: `tag:…`, `site:…`, `source:…`, folded; and `bin`. */
  keys: string[];
}

/** A row of `texts`: what a document says, composed and with single spaces, so that search reads no HTML. */
export interface TextRow {
  n: number;
  articleId: string;
  /** As in `docs`. */
  at: number;
  title: string;
  text: string;
}

/** A row of `tagLooks`: how the reader wants a tag to look. */
export interface TagLookRow {
  /** The tag, folded. */
  key: string;
  /** Version of this shape. */
  v: 1;
  color: Register<TagColor | null>;
}

/**
 * A row of `jobs`: one address that the reader wants kept. It is no part of the library and on no other device, so it is
 * written without stamps.
 */
export interface JobRow {
  /** UUIDv7: jobs are done in the order in which they were asked for. */
  id: string;
  v: 1;
  url: string;
  /** The words of the link, or the tab's title; the article's own when it is kept. */
  title: string;
  state: 'waiting' | 'working' | 'done' | 'failed' | 'cancelled';
  /** The tab that shows it, if one did when it was asked for; after a restart it may be another's. */
  tabId?: number;
  /** Of what is `failed`: why. */
  problem?: ProblemCode;
  /** Of what is `done`: which article it is, and whether it was in the library before. */
  articleId?: string;
  isNew?: boolean;
}

/** A row of `versions`: a body that an article had before. */
export interface VersionRow {
  articleId: string;
  v: 1;
  bodyHash: string;
  /** When the article got it (ISO). */
  savedAt: string;
  title: string;
  /** Of an article split over several pages: how many of them it has. */
  pages?: Pages;
  /** What the page said of itself then; missing in rows from before it was kept. */
  facts?: PageFacts;
}

/** A row of `outbox`: something that changed and no other device knows yet. */
export interface OutboxRow {
  /** `articles:<id>`, `highlights:<id>`, `pictures:<id of the article>`, `tagLooks:<key>`, `erased:<id>` */
  key: string;
  at: Hlc;
}

/** A row of `operations`: what a request did, so that asking again does it once. */
export interface OperationRow {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  result: unknown;
  /** Which rows it wrote, as `toTouched` says it; missing in rows from before there was a journal. */
  touched?: string[];
}

/**
 * A row of `meta`: `clock` (the last stamp), `device` (this database's name), `erased` (how many articles ever were),
 * `queue` (`paused`), `counts` (how many each view has, derived from `drawers`).
 */
export interface MetaRow {
  key: 'clock' | 'device' | 'erased' | 'queue' | 'counts';
  value: string;
}
