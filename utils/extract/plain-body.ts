import type { Block } from './split-blocks';

/** More pictures than this on a page that is too large to judge are a gallery, not an article's. */
const MAX_PICTURES = 500;

/**
 * The honest fallback for a page that is too large to be judged and shaped block by block: its text, a paragraph a
 * block, headings as headings, and its pictures between them. Costs a small part of what shaping the real DOM would.
 */
export function makePlainBody(blocks: readonly Block[], isKept: readonly boolean[], body: Element): Element {
  const root = body.ownerDocument.createElement('div');
  const pictures = [...body.querySelectorAll('img')].slice(0, MAX_PICTURES);
  let next = 0;
  blocks.forEach((block, i) => {
    const [start] = block.nodes;
    for (; start && next < pictures.length && isBefore(pictures[next], start); next++) append(root, pictures[next]);
    if (!isKept[i]) return;
    const line = body.ownerDocument.createElement(
      /^h[1-6]$/.test(block.parent.localName) ? block.parent.localName : 'p',
    );
    line.textContent = block.text;
    root.append(line);
  });
  for (; next < pictures.length; next++) append(root, pictures[next]);
  return root;
}

function isBefore(picture: Node | undefined, start: Node): boolean {
  return picture !== undefined && (picture.compareDocumentPosition(start) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function append(root: Element, picture: Element | undefined): void {
  if (picture) root.append(picture.cloneNode());
}
