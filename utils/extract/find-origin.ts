import type { RuledBlock } from '@/utils/sites/site-rule';
import { copyInert } from './inert-copy';
import { prepare } from './prepare';
import { type Block, splitBlocks } from './split-blocks';
import { squash, weighText } from './weigh-text';

/** Elements round a block that a rule may name. */
const AROUND = 3;
/** A shorter text may well be the beginning of another. */
const MIN_LENGTH = 10;
/** A class that holds more of the page's text than this is no name of one block. */
const MAX_SHARE = 0.2;

/** What stands round a block, the nearest first. */
export function aroundOf({ parent }: Block): RuledBlock['around'] {
  const around: { tag: string; classes: string[] }[] = [];
  for (let element: Element | null = parent; element && around.length < AROUND; element = element.parentElement) {
    around.push({ tag: element.localName, classes: [...element.classList] });
  }
  return around;
}

/** The text may be cut short, or go on over the blocks that follow. */
function findBlock(blocks: readonly Block[], wanted: string): Block | undefined {
  if (wanted === '') return undefined;
  const texts = blocks.map((block) => squash(block.text));
  const at = [
    texts.indexOf(wanted),
    texts.findIndex((text) => text.startsWith(wanted)),
    texts.findIndex((text) => text.length >= MIN_LENGTH && wanted.startsWith(text)),
  ];
  return blocks[at.find((place) => place >= 0) ?? -1];
}

/**
 * Where the block with this text, or this beginning of one, stands on the page: by the classes that single it out.
 * Classes that much of the page shares are left out; nothing where the block is not found.
 */
export function findOrigin(page: Document, text: string): RuledBlock['around'] {
  const copy = copyInert(page);
  prepare(copy, page.baseURI);
  const blocks = splitBlocks(copy.body);
  const block = findBlock(blocks, squash(text));
  if (!block) return [];
  const total = blocks.reduce((sum, one) => sum + weighText(one.text), 0);
  const isRare = (name: string) => {
    const held = blocks.filter((one) => aroundOf(one).some(({ classes }) => classes.includes(name)));
    return held.reduce((sum, one) => sum + weighText(one.text), 0) <= MAX_SHARE * total;
  };
  return aroundOf(block).map(({ tag, classes }) => ({ tag, classes: classes.filter(isRare) }));
}
