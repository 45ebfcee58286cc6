/** The nouns of what a reader leaves in an article. Plain JSON: it crosses between contexts by message. */

/** The names of the colours; `components/tokens.css` says what they look like. */
export const HIGHLIGHT_COLORS = ['yellow', 'green', 'blue', 'pink', 'purple'] as const;
export type HighlightColor = (typeof HIGHLIGHT_COLORS)[number];

/** Words of a text, so that they are found again when the text around them has changed. */
export interface Anchor {
  readonly quote: string;
  /** What stood before and after the words. */
  readonly prefix: string;
  readonly suffix: string;
  /** Where the words stood in the body's text, as `readText` reads it. */
  readonly start: number;
  readonly end: number;
}

/** Words that the reader marked, and what was noted beside them. */
export interface Highlight extends Anchor {
  /** UUIDv7. */
  id: string;
  articleId: string;
  /** SHA-256 of the body that `start` and `end` count in. */
  bodyHash: string;
  color: HighlightColor;
  /** The reader's words about it; empty when there are none. */
  note: string;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/** What a surface hands over to be kept; whoever keeps it knows the article. */
export type HighlightDraft = Pick<Highlight, keyof Anchor | 'id' | 'color' | 'note'>;

/** A place in a body by its blocks, not by pixels: it holds in every size. */
export interface Place {
  /** The number of the body's block at the top of the screen, from 0. */
  readonly block: number;
  /** How much of that block is above the screen's top, from 0 to 1. */
  readonly share: number;
}
