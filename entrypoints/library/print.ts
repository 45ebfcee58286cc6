import partsCss from '@/components/ArticleParts.css?inline';
import articleCss from '@/components/ArticleView.css?inline';
import { whilePrinting } from '@/utils/while-printing';
import printCss from './print.css?inline';

/**
 * A frame prints as a window onto its first screen. So that all of an article is printed, and nothing else, a copy of
 * what is drawn in the frame (cleaned when it was drawn) stands in this page for as long as the browser prints.
 * Returns the end of it.
 */
export function printArticle(find: () => Element | undefined): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync([articleCss, partsCss, printCss].join('\n'));
  let copy: HTMLElement | undefined;
  const take = () => {
    const article = find();
    if (!article) return;
    copy = document.createElement('div');
    copy.className = 'print-copy';
    copy.append(document.importNode(article, true));
    document.body.append(copy);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };
  const giveBack = () => {
    copy?.remove();
    copy = undefined;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  };
  return whilePrinting(take, giveBack);
}
