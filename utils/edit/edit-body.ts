import type { Article, RemovedBlock } from '@/utils/article';
import { splitBlocks } from '@/utils/extract/split-blocks';
import { sanitizeToFragment, writeHtml } from '@/utils/sanitize';
import { listBlocks } from './list-blocks';

/** What changes when a reader takes out a block, or puts one back. */
export type Body = Pick<Article, 'html' | 'text' | 'removed' | 'returned'>;

/** The step and the reason of what the reader took out. */
export const BY_READER = { step: 'reader', reason: 'by-reader' } as const;
const MAX_EXCERPT = 200;

/** As much of a block's words as a reader needs to recognise it. */
export function excerptOf(block: Element): string {
  return (block.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, MAX_EXCERPT);
}

/** The body without the block that `listBlocks` gives this number; undefined if there is none, or nothing were left. */
export function removeBlock(body: Body, n: number): Body | undefined {
  const root = parse(body.html);
  const block = listBlocks(root)[n];
  if (!block) return undefined;
  const path = pathOf(block, root);
  const [at = 0] = path;
  const cut: RemovedBlock = {
    ...BY_READER,
    text: excerptOf(block),
    html: block.outerHTML,
    before: at,
    ...(path.length > 1 && { path }),
  };
  block.remove();
  if (!root.textContent?.trim() && !root.querySelector('img')) return undefined;
  const earlier = body.removed.filter(({ before }) => before <= at);
  const later = body.removed.filter(({ before }) => before > at);
  const isTop = path.length === 1;
  const returned = body.returned?.filter((text) => text !== cut.text);
  return toBody(root, [...earlier, cut, ...(isTop ? later.map((other) => moved(other, -1)) : later)], returned);
}

/** The body with a removed block where it stood. @param index its place in `body.removed` */
export function putBack(body: Body, index: number): Body | undefined {
  const cut = body.removed[index];
  if (!cut) return undefined;
  const root = parse(body.html);
  const piece = parse(cut.html);
  const inside = cut.path && findParent(root, cut.path);
  // What the reader took out is simply here again; the rest would be left out anew by the next reading of the page.
  const isOwn = cut.step === BY_READER.step || body.returned?.includes(cut.text);
  const returned = isOwn ? body.returned : [...(body.returned ?? []), cut.text];
  const others = (from: number, to?: number) => body.removed.slice(from, to);
  if (inside) {
    const [last = 0] = cut.path?.slice(-1) ?? [];
    inside.insertBefore(toFragment(piece), inside.children[last] ?? null);
    return toBody(root, [...others(0, index), ...others(index + 1)], returned);
  }
  wrapItems(piece);
  const count = piece.childElementCount;
  root.insertBefore(toFragment(piece), root.children[cut.before] ?? null);
  return toBody(root, [...others(0, index), ...others(index + 1).map((other) => moved(other, count))], returned);
}

/** A removed block of which the body before it has grown or shrunk. */
function moved(block: RemovedBlock, by: number): RemovedBlock {
  const [first = 0, ...rest] = block.path ?? [];
  return { ...block, before: block.before + by, ...(block.path && { path: [first + by, ...rest] }) };
}

/** The numbers, among their parents' children, of the elements that lead from the body to a block. */
function pathOf(block: Element, root: Element): number[] {
  const path: number[] = [];
  for (let node: Element = block; node !== root; ) {
    const parent: Element | null = node.parentElement;
    if (!parent) break;
    path.unshift([...parent.children].indexOf(node));
    node = parent;
  }
  return path;
}

function findParent(root: Element, path: readonly number[]): Element | undefined {
  let parent: Element | undefined = root;
  for (const step of path.slice(0, -1)) parent = parent?.children[step];
  return parent;
}

/** An item of a list that is gone by now needs one of its own. */
function wrapItems(piece: Element): void {
  for (const item of [...piece.children].filter(({ localName }) => localName === 'li')) {
    const list = piece.ownerDocument.createElement('ul');
    item.replaceWith(list);
    list.append(item);
  }
}

function parse(html: string): Element {
  const fragment = sanitizeToFragment(html);
  const root = fragment.ownerDocument.createElement('div');
  root.append(fragment);
  return root;
}

function toFragment(piece: Element): DocumentFragment {
  const fragment = piece.ownerDocument.createDocumentFragment();
  fragment.append(...piece.childNodes);
  return fragment;
}

/** Cleaned once more, with its text made anew. */
function toBody(root: Element, removed: RemovedBlock[], returned: readonly string[] | undefined): Body {
  const clean = parse(writeHtml(root));
  const text = splitBlocks(clean).map((block) => block.text);
  return { html: writeHtml(clean), text: text.join('\n'), removed, ...(returned && { returned }) };
}
