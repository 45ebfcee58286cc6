/** One line of the page as a reader sees it: the text between two block boundaries. */
export interface Line {
  text: string;
  /** Letters of it that are links. */
  linked: number;
  /** 1–6 within a heading, else 0. */
  heading: number;
  /** It stands in a list item. */
  isListed: boolean;
}

const MAX_NODES = 60_000;
const MAX_LINES = 4_000;
const MAX_LINE = 600;
const SKIPPED = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'SELECT',
  'TEXTAREA',
  'BUTTON',
  'IFRAME',
  'OBJECT',
]);
const INLINE = new Set(
  'A,ABBR,ACRONYM,B,BDI,BDO,BIG,CITE,CODE,DATA,DEL,DFN,EM,FONT,I,IMG,INS,KBD,LABEL,MARK,NOBR,Q,S,SAMP,SMALL,SPAN,STRONG,STRIKE,SUB,SUP,TIME,TT,U,VAR,WBR'.split(
    ',',
  ),
);

/** The page's lines in document order, from one bounded walk. */
export function readLines(copy: Document): Line[] {
  const lines: Line[] = [];
  const root = copy.body;
  if (!root) return lines;
  let text = '';
  let linked = 0;
  let heading = 0;
  let links = 0;
  let items = 0;
  const flush = () => {
    const clean = text.replace(/[\s\u00a0\u3000\u200b\ufeff]+/g, ' ').trim();
    if (clean) lines.push({ text: clean, linked, heading, isListed: items > 0 });
    text = '';
    linked = 0;
  };
  const enter = (element: Element) => {
    const name = element.tagName.toUpperCase();
    if (!INLINE.has(name)) flush();
    if (name === 'A') links += 1;
    if (name === 'LI') items += 1;
    if (/^H[1-6]$/.test(name)) heading = Number(name[1]);
  };
  const leave = (element: Element) => {
    const name = element.tagName.toUpperCase();
    if (!INLINE.has(name)) flush();
    if (name === 'A') links -= 1;
    if (name === 'LI') items -= 1;
    if (/^H[1-6]$/.test(name)) heading = 0;
  };
  let node: Node | null = root.firstChild;
  for (let seen = 0; node && seen < MAX_NODES && lines.length < MAX_LINES; seen += 1) {
    let child: Node | null = null;
    if (node.nodeType === 3) {
      const value = (node.nodeValue ?? '').slice(0, MAX_LINE);
      if (text.length < MAX_LINE) text += value;
      if (links > 0) linked += value.trim().length;
    } else if (node.nodeType === 1 && !SKIPPED.has((node as Element).tagName.toUpperCase())) {
      enter(node as Element);
      child = node.firstChild;
      if (!child) leave(node as Element);
    }
    node = child ?? following(node, root, leave);
  }
  flush();
  return lines;
}

/** The node after this one's subtree; tells every element that is left on the way up. */
function following(from: Node, root: Node, leave: (element: Element) => void): Node | null {
  let node: Node | null = from;
  while (node && node !== root) {
    if (node.nextSibling) return node.nextSibling;
    node = node.parentNode;
    if (node && node !== root) leave(node as Element);
  }
  return null;
}
