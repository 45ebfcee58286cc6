/** What in Markdown would begin an element, a comment, a link in angle brackets or a character by its name. */
const HTML = /(\\*)(<(?=[a-z/!?])|&(?=#?\w+;))/gi;

/**
 * Plain words as Markdown that shows them as they are: most programs let HTML in Markdown through, and words of a page
 * may look like it. All else in them that Markdown knows keeps its meaning.
 */
export function escapeHtmlInMarkdown(words: string): string {
  return words.replace(HTML, (_, slashes: string, sign: string) => `${slashes}${slashes}\\${sign}`);
}
