import type { RemovedBlock } from '@/utils/article';
import { CUT_MARK, type CutPage } from './cut-blocks';

/** Finds the marks of what was cut in the shaped body, says before which of its blocks each stood, and takes them out. */
export function placeCuts({ root, cuts }: CutPage): RemovedBlock[] {
  const blocks = [...root.children];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const marks: Comment[] = [];
  while (walker.nextNode()) marks.push(walker.currentNode as Comment);
  const removed = marks.flatMap((mark) => {
    const cut = mark.data.startsWith(CUT_MARK) ? cuts[Number(mark.data.slice(CUT_MARK.length))] : undefined;
    return cut ? [{ ...cut, before: countBefore(mark, root, blocks) }] : [];
  });
  for (const mark of marks) mark.remove();
  return removed;
}

function countBefore(mark: Comment, root: Element, blocks: readonly Element[]): number {
  let top: Node = mark;
  while (top.parentNode && top.parentNode !== root) top = top.parentNode;
  return blocks.filter((block) => (block.compareDocumentPosition(top) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0).length;
}
