import type { Block } from '@/utils/extract/split-blocks';

/** One line of the page as a reader sees it: the text between two block boundaries. */
export interface Line {
  text: string;
  /** Letters of it that are links. */
  linked: number;
  /** 1–6 within a heading, else 0. */
  heading: number;
  /** It stands in a list item. */
  isListed: boolean;
}

const MAX_LINES = 4_000;
const MAX_LINE = 600;

/** The page's lines in document order: the blocks that the body is chosen from, so that the page is walked once. */
export function toLines(blocks: readonly Block[]): Line[] {
  return blocks.slice(0, MAX_LINES).map(({ text, linkLength, heading, isListed }) => ({
    text: text.slice(0, MAX_LINE),
    linked: linkLength,
    heading,
    isListed,
  }));
}
