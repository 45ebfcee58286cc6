import { measurePage } from './block-context';
import { measureSize } from './block-features';
import type { Block } from './split-blocks';

/** For a page too large to be judged: the text of the container that most of its paragraphs stand in. */
export function chooseMain(blocks: readonly Block[], root: Element): boolean[] {
  const { main } = measurePage(blocks, blocks.map(measureSize), root);
  return blocks.map(({ parent, text, linkLength }) => main.contains(parent) && linkLength < text.length / 2);
}
