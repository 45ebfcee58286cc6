import type { Block } from './split-blocks';
import { squash } from './weigh-text';

/** How many of the first kept blocks may stand at the article's head. */
const HEAD_BLOCKS = 8;
/** A shorter block that is no sentence, above the title: the channel, the way through the site, the title once more. */
const MAX_ABOVE = 90;
/** A heading with so much of the title's letters is the title. */
const MIN_SHARE = 0.6;
const SENTENCE_END = /[。！？.!?…”"』」;；।؟۔]\s*[)）]?$/;

/** The title stands above the body: where the body says it again it goes, and with it what stands over it. Changes `isKept`. */
export function trimHead(blocks: readonly Block[], isKept: boolean[], title: string): void {
  const wanted = squash(title);
  if (wanted === '') return;
  const head: number[] = [];
  for (let i = 0; i < blocks.length && head.length < HEAD_BLOCKS; i++) if (isKept[i]) head.push(i);
  const last = head.findLastIndex((i) => isTitle(blocks[i], wanted));
  for (const i of head.slice(0, last + 1)) {
    const { text = '', weight = 0 } = blocks[i] ?? {};
    if (isTitle(blocks[i], wanted) || (weight < MAX_ABOVE && !SENTENCE_END.test(text))) isKept[i] = false;
  }
}

function isTitle(block: Block | undefined, wanted: string): boolean {
  if (!block || block.text.length > 2 * wanted.length + 20) return false;
  const text = squash(block.text);
  if (text === wanted) return true;
  return text.length >= MIN_SHARE * wanted.length && wanted.includes(text) && block.parent.closest('h1,h2') !== null;
}
