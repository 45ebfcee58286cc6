import type { KeptFields, PageFacts, Pages, RemovedBlock } from './article';
import type { Anchor, HighlightColor } from './highlight';

/**
 * An article on its way out of the library or into it, with all that belongs to it. The formats know this shape and not
 * the library's rows, and the library knows this shape and not the formats.
 */
export interface ArchivedArticle {
  /** As in the library it comes from; other services' articles have none of ours. */
  id?: string;
  fields: KeptFields;
  tags: string[];
  /** When it went to the bin (ISO), or null. */
  binnedAt: string | null;
  /** Missing where only the address is known, to be fetched later, and where a library has lost it. */
  body?: ArchivedBody;
  /** Bodies that it had before and that were kept, the newest first. */
  versions?: readonly ArchivedVersion[];
  highlights: ArchivedHighlight[];
  pictures: ArchivedPicture[];
  /** When everything was set, where that is known, so that it is as old afterwards as it was before. */
  stamps?: ArchivedStamps;
}

export interface ArchivedBody {
  /** SHA-256 of the HTML, in lower-case hexadecimal, as its library had it. */
  hash?: string;
  html: string;
  text: string;
  removed: RemovedBlock[];
  /** The words of what was left out and the reader put back. */
  returned?: readonly string[];
  extractorVersion: number;
}

/** What an article was before it was fetched again. */
export interface ArchivedVersion {
  /** When the article got this body (ISO). */
  savedAt: string;
  title: string;
  pages?: Pages;
  /** What the page said of itself then, where that is known. */
  facts?: PageFacts;
  body: ArchivedBody;
}

/** Words that the reader marked. Other services know the quote and not always where it stood. */
export interface ArchivedHighlight extends Anchor {
  id?: string;
  /** The body that it was made in. */
  bodyHash?: string;
  note: string;
  color: HighlightColor;
  /** ISO 8601, UTC. */
  createdAt: string;
  stamps?: { anchor: string; color: string; note: string };
}

/** A picture that was kept; its bytes are read when they are needed and not before. */
export interface ArchivedPicture {
  /** The address that the body names it by. */
  url: string;
  /** SHA-256 of its bytes, in lower-case hexadecimal. */
  hash: string;
  mime: string;
  size: number;
  width: number;
  height: number;
  /** Undefined if they are gone. */
  read: () => Promise<Blob | undefined>;
}

/** Stamps of the library's clock, by field and by tag. */
export interface ArchivedStamps {
  fields: Record<string, string>;
  tags: Record<string, readonly [added: string, removed: string]>;
  bin: string;
}
