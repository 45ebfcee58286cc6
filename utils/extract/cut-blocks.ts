import type { RemovedBlock } from '@/utils/article';
import { keepsPicture } from './pictures';
import { reasonFor } from './removed-reason';
import type { Block } from './split-blocks';

/** A removed block whose place among the body's blocks is told when the body has its final shape. */
type Cut = Omit<RemovedBlock, 'before'>;

/** What is left of the page, and marks in it where something was cut. */
export interface CutPage {
  /** The smallest element that holds every kept block. */
  root: Element;
  /** The nth stands where the comment `removed:n` is. */
  cuts: Cut[];
  kept: Block[];
}

/** As much of a removed block's words as a reader needs to recognise it. */
const MAX_EXCERPT = 200;
export const CUT_MARK = 'removed:';

/**
 * Takes out of the page all that is not kept. Only what stood within the article's own container is reported: the rest
 * of the page never was part of it, and what is untold is said elsewhere.
 */
export function cutBlocks(
  blocks: readonly Block[],
  isKept: readonly boolean[],
  body: Element,
  ruled: ReadonlySet<Block> = new Set(),
  isUntold: (block: Block) => boolean = () => false,
): CutPage {
  const kept = blocks.filter((_, i) => isKept[i]);
  const root = commonRoot(kept, body);
  removeComments(root);
  const [first, last] = [kept.at(0), kept.at(-1)];
  const keptNodes = new Set(kept.flatMap(({ nodes }) => nodes));
  for (const image of root.querySelectorAll('img'))
    if (!standsIn(image, keptNodes, root) && !keepsPicture(image, root, first, last)) image.remove();
  const cuts: Cut[] = [];
  for (const run of neighboursToRemove(blocks, isKept)) {
    const inside = run.filter((block) => root.contains(block.parent) && !isUntold(block));
    const [head] = inside;
    if (head) {
      head.nodes[0]?.parentNode?.insertBefore(
        body.ownerDocument.createComment(`${CUT_MARK}${cuts.length}`),
        head.nodes[0],
      );
      cuts.push(toCut(inside, ruled));
    }
    for (const { nodes } of run) for (const node of nodes) node.parentNode?.removeChild(node);
  }
  return { root, cuts, kept };
}

/** The page's own comments go before ours come: theirs might read like marks. */
function removeComments(root: Element): void {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode()) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

function standsIn(image: Element, nodes: ReadonlySet<Node>, root: Element): boolean {
  for (let at: Node | null = image; at && at !== root; at = at.parentNode) if (nodes.has(at)) return true;
  return false;
}

function neighboursToRemove(blocks: readonly Block[], isKept: readonly boolean[]): Block[][] {
  const runs: Block[][] = [];
  let run: Block[] = [];
  blocks.forEach((block, i) => {
    if (!isKept[i]) {
      run.push(block);
      return;
    }
    if (run.length > 0) runs.push(run);
    run = [];
  });
  if (run.length > 0) runs.push(run);
  return runs;
}

/** Not yet sanitised: that is done for all of them and the body together. */
function toCut(run: readonly Block[], ruled: ReadonlySet<Block>): Cut {
  const isRuled = run.some((block) => ruled.has(block));
  const text = run.map((block) => block.text).join(' ');
  const html = run
    .map(({ nodes, parent }) => {
      const holder = parent.ownerDocument.createElement('p');
      holder.append(...nodes.map((node) => node.cloneNode(true)));
      return holder.outerHTML;
    })
    .join('');
  const why = isRuled ? { step: 'rules', reason: 'site-rule' } : { step: 'blocks', reason: reasonFor(run) };
  return { ...why, text: text.slice(0, MAX_EXCERPT), html };
}

function commonRoot(kept: readonly Block[], body: Element): Element {
  let root: Element | null = kept[0]?.parent ?? body;
  for (const { parent } of kept) {
    while (root && !root.contains(parent)) root = root.parentElement;
  }
  // The inside of one paragraph, row or list is not yet an article.
  while (root && root !== body && /^(?:p|span|tr|tbody|table|ul|ol|li|h[1-6])$/.test(root.localName))
    root = root.parentElement;
  return root ?? body;
}
