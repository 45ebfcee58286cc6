import { t } from '@/utils/i18n';
import { breakFormulas } from './break-formulas';
import { prepareNotes } from './notes';
import { preparePictures } from './prepare-pictures';

/** A line of bold words that stands alone is a subheading that its author had no better element for. */
const MAX_SUBHEAD = 40;
const ENDS_SENTENCE = /[。！？!?；;：:，,…]["”’」』）)]*$/;
/** Dots under more characters than this are no emphasis any more. */
const MAX_DOTTED = 24;
/** What a cell of a table says in so few characters is not broken. */
const MAX_CELL = 10;

/** What a cleaned body needs to behave here, set while it is still inert: nothing has been loaded yet. */
export function prepareBody(fragment: DocumentFragment): void {
  for (const link of fragment.querySelectorAll('a[href]')) {
    link.setAttribute('target', '_blank');
    link.setAttribute('rel', 'noopener noreferrer');
  }
  preparePictures(fragment);
  markSeams(fragment);
  markParagraphs(fragment);
  breakFormulas(fragment);
  for (const table of fragment.querySelectorAll('table')) boxTable(table);
  for (const code of fragment.querySelectorAll('pre')) boxCode(code);
  prepareNotes(fragment);
}

/** Where a further page of a split article begins, as `utils/extract/join-pages.ts` notes it. */
function markSeams(fragment: DocumentFragment): void {
  for (const seam of fragment.querySelectorAll<HTMLElement>('hr[title]')) {
    const page = /^p\. (\d{1,3})$/.exec(seam.title)?.[1];
    if (!page) continue;
    seam.removeAttribute('title');
    seam.dataset.page = page;
    seam.setAttribute('aria-label', t('pageSeam', page));
  }
}

function markParagraphs(fragment: DocumentFragment): void {
  for (const emphasis of fragment.querySelectorAll<HTMLElement>('em')) {
    if ((emphasis.textContent ?? '').length > MAX_DOTTED) emphasis.dataset.kind = 'long';
  }
  for (const paragraph of fragment.querySelectorAll('p')) {
    const text = (paragraph.textContent ?? '').trim();
    if (!text && paragraph.querySelector('img')) paragraph.dataset.kind = 'picture';
    else if (isSubhead(paragraph, text)) {
      paragraph.dataset.kind = 'subhead';
      paragraph.setAttribute('role', 'heading');
      paragraph.setAttribute('aria-level', '3');
    }
  }
}

function isSubhead(paragraph: Element, text: string): boolean {
  if (!text || text.length > MAX_SUBHEAD || ENDS_SENTENCE.test(text)) return false;
  if (paragraph.closest('li, td, th, blockquote, figure')) return false;
  const [bold, ...others] = paragraph.children;
  return /^(?:strong|b)$/.test(bold?.localName ?? '') && others.length === 0 && bold?.textContent?.trim() === text;
}

/** A table scrolls by itself, so that the page never does sideways. */
function boxTable(table: HTMLTableElement): void {
  for (const cell of table.querySelectorAll<HTMLElement>('td, th')) {
    if (cell.childElementCount === 0 && (cell.textContent ?? '').trim().length <= MAX_CELL) cell.dataset.kind = 'short';
  }
  if (table.parentElement?.closest('table')) return;
  const scroller = table.ownerDocument.createElement('div');
  scroller.className = 'article-view-box article-view-scroller';
  scroller.tabIndex = 0;
  scroller.setAttribute('role', 'region');
  scroller.setAttribute('aria-label', table.caption?.textContent?.trim() || t('table'));
  table.replaceWith(scroller);
  scroller.append(table);
}

function boxCode(code: HTMLPreElement): void {
  const box = code.ownerDocument.createElement('div');
  box.className = 'article-view-box';
  const copy = code.ownerDocument.createElement('button');
  copy.type = 'button';
  copy.className = 'article-view-copy';
  copy.textContent = t('copyCode');
  code.tabIndex = 0;
  code.replaceWith(box);
  box.append(code, copy);
}
