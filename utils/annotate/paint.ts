import { type BodyText, readText } from './read-text';

/** A stretch of text to be marked, and the attributes of the elements that mark it. */
export interface Piece {
  start: number;
  end: number;
  attributes: Readonly<Record<string, string>>;
}

/**
 * Marks stretches of a body's text with `<mark data-layer=…>`, in place of what that layer marked before. Elements, and
 * not the CSS Custom Highlight API: its registry is the page's too, and would hand a page the way into our closed root.
 * @param pieces in order, none overlapping another; see `flatten`
 */
export function paint(root: Element, layer: string, pieces: readonly Piece[]): BodyText {
  erase(root, layer);
  const body = readText(root);
  if (pieces.length === 0) return body;
  let next = 0;
  for (const { node, at } of body.parts) {
    while (next < pieces.length && (pieces[next]?.end ?? 0) <= at) next++;
    paintNode(node, at, pieces.slice(next, next + countStarting(pieces, next, at + node.data.length)), layer);
  }
  return readText(root);
}

/** The elements of a layer, in the order of the text. */
export function listPainted(root: Element, layer: string): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(`mark[data-layer="${layer}"]`)];
}

function erase(root: Element, layer: string): void {
  const parents = new Set<Node>();
  for (const mark of listPainted(root, layer)) {
    if (mark.parentNode) parents.add(mark.parentNode);
    mark.replaceWith(...mark.childNodes);
  }
  for (const parent of parents) parent.normalize();
}

function countStarting(pieces: readonly Piece[], from: number, before: number): number {
  let count = 0;
  while ((pieces[from + count]?.start ?? Number.POSITIVE_INFINITY) < before) count++;
  return count;
}

/** From the last to the first, so that the node keeps its beginning and with it its place in the text. */
function paintNode(node: Text, at: number, pieces: readonly Piece[], layer: string): void {
  const { length } = node.data;
  for (const { start, end, attributes } of [...pieces].reverse()) {
    const [from, to] = [Math.max(0, start - at), Math.min(length, end - at)];
    if (from >= to || !node.data.slice(from, to).trim()) continue;
    const mark = node.ownerDocument.createElement('mark');
    mark.dataset.layer = layer;
    for (const [name, value] of Object.entries(attributes)) mark.setAttribute(name, value);
    if (to < node.data.length) node.splitText(to);
    const words = from > 0 ? node.splitText(from) : node;
    words.replaceWith(mark);
    mark.append(words);
  }
}
