/** An article with more characters or blocks than this is laid out part by part, as its parts come into view. */
const LONG = 12_000;
const MANY = 150;
/** About two screens: what is laid out at once, and what the browser has to watch as one thing. */
const PART = 1_600;
const PART_BLOCKS = 30;

/** Before these a line of text ends anyway, so that a part may begin there (see `read-text.ts`). */
const BEGINS =
  /^(?:p|h[1-6]|ul|ol|dl|blockquote|figure|pre|table|div|section|hr|details|address|article|aside|header|footer)$/;
const HEADING = 'h1, h2, h3, h4, h5, h6, [data-kind="subhead"]';
const PROSE = 'p:not([data-kind])';
/** Letters, digits and marks that are about half as wide as a Han character. */
const NARROW = /[\x20-\x7e\u00a0-\u024f]/g;

/**
 * Puts the blocks of a long body into parts that the browser lays out when they come near (`.article-view-part`), each
 * with its size guessed, so that the scroll bar hardly moves. One by one they would be too many to watch: that took half
 * of each frame. Text and order stay; what one block is to the next across a seam is noted for the style sheet.
 */
export function groupBlocks(fragment: DocumentFragment): void {
  const isLong = (fragment.textContent ?? '').length > LONG || fragment.querySelectorAll('p, li').length > MANY;
  if (isLong) group(fragment);
}

function group(parent: ParentNode & Node): void {
  // Whole articles lie in one or two nested sections.
  for (const section of parent.children) {
    if (section.localName === 'section' && (section.textContent ?? '').length > PART * 2) group(section);
  }
  const nodes = [...parent.childNodes];
  let part = openPart(parent);
  for (const node of nodes) {
    if (part.isFull && mayBegin(node)) {
      part.close();
      part = openPart(parent, part.last);
    }
    part.add(node);
  }
  part.close();
}

function mayBegin(node: Node): boolean {
  return node.nodeType === Node.ELEMENT_NODE && BEGINS.test((node as Element).localName);
}

function openPart(parent: Node, before?: Element) {
  const element = (parent.ownerDocument as Document).createElement('div');
  element.className = 'article-view-part';
  if (before?.matches(PROSE)) element.dataset.after = 'p';
  let [width, blocks] = [0, 0];
  let last: Element | undefined;
  return {
    get last() {
      return last;
    },
    /** A heading stays with what it stands over. */
    get isFull() {
      return (width >= PART || blocks >= PART_BLOCKS) && !last?.matches(HEADING);
    },
    add(node: Node) {
      const text = node.textContent ?? '';
      width += text.length - (text.match(NARROW)?.length ?? 0) / 2;
      if (node.nodeType === Node.ELEMENT_NODE) {
        blocks++;
        last = node as Element;
      }
      element.append(node);
    },
    close() {
      element.style.setProperty('--width', String(Math.ceil(width)));
      element.style.setProperty('--blocks', String(blocks));
      parent.appendChild(element);
    },
  };
}
