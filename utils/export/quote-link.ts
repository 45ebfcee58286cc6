/** Words in a row that browsers find again: longer quotes are named by their ends. */
const WHOLE = 80;
const END = 24;

/**
 * An address that opens a page at these words: browsers scroll to a text fragment and mark it, and those that know none
 * open the page. Of the first paragraph only: a fragment does not reach beyond a block.
 */
export function toQuoteLink(url: string, quote: string): string {
  const [words = ''] = quote
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (!words) return url;
  const isWhole = words.length <= WHOLE;
  const directive = isWhole ? encode(words) : `${encode(words.slice(0, END))},${encode(words.slice(-END))}`;
  const [page = url, fragment = ''] = url.split('#');
  return `${page}#${fragment}:~:text=${directive}`;
}

/** A hyphen would end the prefix of a fragment; commas and ampersands are encoded anyway. */
function encode(words: string): string {
  return encodeURIComponent(words.toWellFormed()).replaceAll('-', '%2D');
}
