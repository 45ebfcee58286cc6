import { whilePrinting } from '@/utils/while-printing';

/**
 * Printing prints the article alone: while the browser lays out its sheets, the page's own elements are not shown. That
 * is the one thing that the overlay ever changes of a page, and it is taken back before the reader sees the page again.
 * Returns the end of it.
 */
export function printArticleAlone(host: HTMLElement): () => void {
  const sheet = new CSSStyleSheet();
  const take = () => {
    const at = [...(host.parentElement?.children ?? [])].indexOf(host) + 1;
    sheet.replaceSync(`@media print {
      html { position: static !important; height: auto !important; overflow: visible !important; background: none !important; }
      html > :not(:nth-child(${at})) { display: none !important; }
    }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };
  const giveBack = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
  return whilePrinting(take, giveBack);
}
