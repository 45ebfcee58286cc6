import { fold } from '@/utils/library/search/fold';
import { parseQuery } from '@/utils/library/search/parse-query';

/** Where a text first says one of the words that were searched for: folding keeps every character in its place. */
export function makeFindHit(
  query: string,
): ((text: string) => { start: number; length: number } | undefined) | undefined {
  const terms = parseQuery(query)
    .terms.filter(({ isTitle }) => !isTitle)
    .map(({ text }) => text);
  if (terms.length === 0) return undefined;
  return (text) => {
    const folded = fold(text);
    for (const term of terms) {
      const start = folded.indexOf(term);
      if (start >= 0) return { start, length: term.length };
    }
    return undefined;
  };
}
