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
const HEADINGS = 'h1,h2,h3,h4,h5,h6';

/** The page's lines in document order: the blocks that the body is chosen from, so that the page is walked once. */
export function toLines(blocks: readonly Block[]): Line[] {
  const places = new Map<Element, Pick<Line, 'heading' | 'isListed'>>();
  const lines: Line[] = [];
  for (const { parent, text, linkLength } of blocks) {
    if (lines.length >= MAX_LINES) break;
    let place = places.get(parent);
    if (!place) {
      const heading = Number(parent.closest(HEADINGS)?.localName[1] ?? 0);
      place = { heading, isListed: parent.closest('li') !== null };
      places.set(parent, place);
    }
    lines.push({ text: text.slice(0, MAX_LINE), linked: linkLength, ...place });
  }
  return lines;
}
