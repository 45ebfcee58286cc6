import type { Block } from './split-blocks';
import { weighText } from './weigh-text';

/** Elements in which text may stand as it is. */
const HOLDS_TEXT = /^(?:p|li|dt|dd|td|th|h[1-6]|figcaption|caption|blockquote|pre|summary|address)$/;
/** Boxes that mean nothing once every line has its own element. */
const BOXES = 'div,section,article,main,aside,header,footer,center,form,fieldset,font,hgroup,nav,span,tbody > div';
/** Where a line's end may be wrapped in something that is empty but for it, and in what. */
const LINES = 'p,li,dt,dd,h1,h2,h3,h4,h5,h6,figcaption';
const WITHIN_LINE = /^(?:span|font|a|b|strong|em|i|u|s|small|big|code)$/;
/** Lines of verse: short on the average, and without an empty line between. */
const MAX_VERSE = 60;
/** A cell with more text than this is not data. */
const MAX_CELL = 500;

/**
 * Gives the body its plain shape, in place: one element a paragraph, no layout tables, no boxes, no indents by hand,
 * nothing empty. `kept` are the blocks that are still in it.
 */
export function shapeBody(root: Element, kept: readonly Block[]): void {
  wrapLines(kept);
  for (const table of root.querySelectorAll('table')) if (isLayout(table)) unwrapTable(table);
  for (const box of [...root.querySelectorAll(BOXES)].reverse()) {
    if (box.localName !== 'span' && box.localName !== 'font') unwrap(box);
    else if (box.querySelector('p,div,ul,ol,table,figure,blockquote,h1,h2,h3,h4,h5,h6')) unwrap(box);
  }
  for (const outer of [...root.querySelectorAll('p')].reverse())
    if (outer.querySelector('p,ul,ol,table,figure,blockquote,h2,h3')) unwrap(outer);
  for (const paragraph of root.querySelectorAll('p,li,h1,h2,h3,h4,h5,h6')) trimIndent(paragraph);
  removeEmpty(root);
}

/** Lines divided by `<br>` become paragraphs, unless they are verse; text that stands in a box gets a paragraph. */
function wrapLines(kept: readonly Block[]): void {
  const byParent = new Map<Element, Block[]>();
  for (const block of kept) {
    const lines = byParent.get(block.parent);
    if (lines) lines.push(block);
    else byParent.set(block.parent, [block]);
  }
  for (const [parent, lines] of byParent) {
    const isVerse = lines.length > 2 && mean(lines) < MAX_VERSE && !hasEmptyLine(parent);
    if (HOLDS_TEXT.test(parent.localName) && (lines.length === 1 || isVerse || parent.localName === 'pre')) continue;
    if (isVerse && parent.childElementCount === parent.querySelectorAll(':scope > br').length) {
      wrap(
        lines.flatMap(({ nodes }) => nodes),
        parent,
      );
      continue;
    }
    for (const { nodes } of lines) wrap(nodes, parent);
    for (const rule of parent.querySelectorAll(':scope > br')) rule.remove();
    if (parent.localName === 'p') unwrap(parent);
  }
}

function wrap(nodes: readonly Node[], parent: Element): void {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (!first || first.parentNode !== parent || !last) return;
  const paragraph = parent.ownerDocument.createElement('p');
  parent.insertBefore(paragraph, first);
  for (let node: Node | null = first; node; ) {
    const next: Node | null = node.nextSibling;
    paragraph.append(node);
    if (node === last) break;
    node = next;
  }
}

function mean(lines: readonly Block[]): number {
  return lines.reduce((sum, { weight }) => sum + weight, 0) / lines.length;
}

function hasEmptyLine(parent: Element): boolean {
  return parent.querySelector(':scope > br + br') !== null;
}

/** A table without heads that has one column, or a cell full of text, arranges the page and holds no data. */
function isLayout(table: Element): boolean {
  if (table.querySelector('th,caption')) return false;
  const rows = [...table.querySelectorAll('tr')];
  if (rows.every((row) => row.childElementCount <= 1)) return true;
  return [...table.querySelectorAll('td')].some((cell) => weighText(cell.textContent ?? '') > MAX_CELL);
}

function unwrapTable(table: Element): void {
  for (const part of [...table.querySelectorAll('td,tr,tbody,thead,tfoot,colgroup')].reverse()) unwrap(part);
  unwrap(table);
}

function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** 　　 and its like: the first line's indent is the reader's choice, not the text's. */
function trimIndent(element: Element): void {
  // Most begin with their words, and need nobody to walk them.
  const first = element.firstChild;
  if (first?.nodeType === Node.TEXT_NODE && /^[^\s\u3000\u00a0\u200b\ufeff]/.test(first.nodeValue ?? '')) return;
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const trimmed = (node.textContent ?? '').replace(/^[\s\u3000\u00a0\u200b\ufeff]+/, '');
    if (trimmed !== node.textContent) node.textContent = trimmed;
    if (trimmed !== '') return;
  }
}

function removeEmpty(root: Element): void {
  for (const element of [...root.querySelectorAll('*')].reverse()) {
    if (/^(?:img|br|hr|td|th|wbr|col)$/.test(element.localName)) continue;
    if (!element.textContent?.trim() && !element.querySelector('img,hr')) {
      // A mark of something cut out stays where it was, and so does a line's end within a paragraph.
      const endsLine = WITHIN_LINE.test(element.localName) && element.closest(LINES) !== null;
      element.replaceWith(
        ...[...element.childNodes].filter(
          ({ nodeType, nodeName }) => nodeType === Node.COMMENT_NODE || (endsLine && nodeName === 'BR'),
        ),
      );
    }
  }
}
