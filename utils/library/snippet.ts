import { foldWithOrigins } from './fold';

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
export function findSnippet(text: string, terms: readonly string[]): Snippet | undefined {
  const { folded, origins } = foldWithOrigins(text);
  let first: { from: number; to: number } | undefined;
  for (const term of terms) {
    const at = folded.indexOf(term);
    if (at < 0 || (first && origins[at] !== undefined && origins[at] >= first.from)) continue;
    const from = origins[at] ?? 0;
    first = { from, to: Math.max(origins[at + term.length] ?? text.length, from + 1) };
  }
  if (!first) return undefined;
  const start = Math.max(0, first.from - BEFORE);
  const end = Math.min(text.length, first.to + AFTER);
  return {
    before: (start > 0 ? '…' : '') + text.slice(start, first.from),
    hit: text.slice(first.from, first.to),
    after: text.slice(first.to, end) + (end < text.length ? '…' : ''),
  };
}
