import { fold } from './fold';

/** A piece of text with one hit in its middle. */
export interface Snippet {
  before: string;
  hit: string;
  after: string;
}

/** Characters of context on either side: two lines of a list row. */
const BEFORE = 16;
const AFTER = 48;

/** The text around the first place where one of the folded terms stands. */
export function findSnippet(text: string, terms: readonly string[], folded = fold(text)): Snippet | undefined {
  let from = -1;
  let length = 0;
  for (const term of terms) {
    const at = folded.indexOf(term);
    if (at < 0 || (from >= 0 && at >= from)) continue;
    from = at;
    length = term.length;
  }
  if (from < 0) return undefined;
  const start = whole(text, Math.max(0, from - BEFORE));
  const end = whole(text, Math.min(text.length, from + length + AFTER));
  return {
    before: (start > 0 ? '…' : '') + text.slice(start, from),
    hit: text.slice(from, from + length),
    after: text.slice(from + length, end) + (end < text.length ? '…' : ''),
  };
}

/** A place that does not lie inside a character of two units. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000 ? at + 1 : at;
}
