import type { Anchor } from '@/utils/highlight';
import { type BodyText, offsetOf } from './read-text';

/** Characters of surroundings: enough to tell one place from another, as annotation tools keep it. */
const CONTEXT = 32;
/** Longer than this nobody marks a passage by hand; what is longer is the whole article, selected by mistake. */
export const MAX_QUOTE = 20_000;

/** What the reader has selected, as a quote with its surroundings; undefined if no word of the body is in it. */
export function toAnchor(body: BodyText, range: Range): Anchor | undefined {
  const from = offsetOf(body, range.startContainer, range.startOffset);
  const to = offsetOf(body, range.endContainer, range.endOffset);
  return cutAnchor(body.text, from, to);
}

/** The words of `text` from `from` to `to`, without blanks at their ends, as an anchor. */
export function cutAnchor(text: string, from: number, to: number): Anchor | undefined {
  const raw = text.slice(from, to);
  const quote = raw.trim();
  if (!quote || quote.length > MAX_QUOTE) return undefined;
  const start = from + raw.length - raw.trimStart().length;
  const end = start + quote.length;
  return {
    quote,
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
    start,
    end,
  };
}
