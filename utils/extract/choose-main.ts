import { measureSize } from './block-size';
import { buildTree, isWithin } from './page-tree';
import type { Block } from './split-blocks';

/** For a page too large to be judged: the text of the container that most of its paragraphs stand in. */
export function chooseMain(blocks: readonly Block[], root: Element): boolean[] {
  const sizes = blocks.map((block) => measureSize(block));
  const tree = buildTree(blocks, sizes, root);
  return blocks.map(
    ({ text, linkLength }, i) => isWithin(tree, tree.ofBlock[i] ?? 0, tree.main) && linkLength < text.length / 2,
  );
}
