/** A stretch of one text node, and where it begins in the text. */
export interface TextPart {
  node: Text;
  at: number;
}

/** The words of a body, with the way back to the nodes that hold them. */
export interface BodyText {
  text: string;
  parts: readonly TextPart[];
}

/** These begin a new line, by their nature and not by the style of the day. */
const BLOCKS = new Set(
  (
    'address article aside blockquote br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header ' +
    'hr li main ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);

/** What is shown with a text without being of it: readings over characters, and whatever the view has added. */
const NOT_TEXT = 'rt, rp, button, svg, style, script, [data-added], [aria-hidden="true"]';

/**
 * The text of a body as it is counted for anchors: its words in order, one line break between blocks. Elements that only
 * mark words change nothing in it, so it is the same before and after they are drawn.
 */
export function readText(root: Element): BodyText {
  const parts: TextPart[] = [];
  const pieces: string[] = [];
  let length = 0;
  let isBroken = true;
  const push = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
  };
  const visit = (parent: Node) => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node.nodeType === 3) {
        const { data } = node as Text;
        if (!data || (isBroken && !data.trim())) continue;
        parts.push({ node: node as Text, at: length });
        push(data);
        isBroken = false;
      } else if (node.nodeType === 1) {
        const element = node as Element;
        if (element.matches(NOT_TEXT)) continue;
        const isBlock = BLOCKS.has(element.localName);
        if (isBlock && !isBroken) push('\n');
        if (isBlock) isBroken = true;
        visit(element);
        if (isBlock && !isBroken) push('\n');
        if (isBlock) isBroken = true;
      }
    }
  };
  visit(root);
  return { text: pieces.join(''), parts };
}

/** Where a point of the document lies in the text: what is before it. */
export function offsetOf({ text, parts }: BodyText, container: Node, offset: number): number {
  if (container.nodeType === 3) {
    const part = parts.find(({ node }) => node === container);
    if (part) return part.at + Math.min(offset, part.node.data.length);
  }
  const point = container.ownerDocument?.createRange();
  if (!point) return 0;
  point.setStart(container, offset);
  const next = parts.find(({ node }) => point.comparePoint(node, 0) >= 0);
  return next ? next.at : text.length;
}

/** The text from `start` to `end` as a range of the document; undefined if there is nothing of it. */
export function toRange({ parts }: BodyText, start: number, end: number): Range | undefined {
  const first = parts.findLast(({ at }) => at <= start);
  const last = parts.findLast(({ at }) => at < end);
  if (!first || !last || end <= start) return undefined;
  const range = first.node.ownerDocument.createRange();
  range.setStart(first.node, Math.min(start - first.at, first.node.data.length));
  range.setEnd(last.node, Math.min(end - last.at, last.node.data.length));
  return range;
}
