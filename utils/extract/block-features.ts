import type { BlockTable } from './block-inputs';
import { measureSize, testimony } from './block-size';
import { measureElements } from './element-features';
import { buildTree, FAR, measureWays } from './page-tree';
import type { Block } from './split-blocks';
import { squash } from './weigh-text';

/** Witnesses from outside the blocks; the empty string where there is none. */
export interface Witnesses {
  /** The article's title, as the metadata has it. */
  title: string;
  /** What the page itself gives as `articleBody` in JSON-LD. */
  articleBody: string;
  /** The page's description: often the article's first sentence. */
  description: string;
}

const DIGIT = /\d/g;
const CAPITAL = /[A-Z]/g;
/** Farther below a heading than this, in boxes of its own, a text is no heading. */
const HEADING_LEVELS = 3;
/** So much of a text's end tells whether it ends a sentence. */
const END_LENGTH = 6;
const SENTENCE_END = /[。！？.!?…”"』」；;।؟]\s*[)）]?$/;
const DATE =
  /(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}|\d{1,2}:\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}/i;
/** Words of windows that ask for consent, money, an account: anywhere in a block. */
const REQUEST =
  /cookies?\b|privacy|consent|subscri|newsletter|sign (?:up|in)|log ?in|terms of|©|copyright|all rights|javascript|your browser|隐私|登录|注册|版权所有|许可证|备案/i;
/** Measures every block and every element above one: itself, its place on the page, and what the witnesses say. */
export function measureBlocks(blocks: readonly Block[], root: Element, witnesses: Witnesses): BlockTable {
  const texts = blocks.map(({ text }) => squash(text));
  const known = {
    title: squash(witnesses.title),
    articleBody: squash(witnesses.articleBody),
    description: squash(witnesses.description),
  };
  const sizes = blocks.map((block, i) => measureSize(block, texts[i], known.articleBody));
  const tree = buildTree(blocks, sizes, root);
  const textCounts = countBy(texts);
  const titleAt = findTitle(blocks, texts, known.title);
  const toTitle = measureWays(tree, tree.ofBlock[titleAt] ?? -1);
  const inMain = tree.ofBlock.map((number) => tree.inMain[number] ?? 0);
  const [firstMain, lastMain] = [inMain.indexOf(1), inMain.lastIndexOf(1)];
  const elements = measureElements(tree, blocks.length, titleAt);
  const total = Math.max(1, tree.sums[0]?.length ?? 1);
  let before = 0;

  const rows = blocks.map((block, i) => {
    const size = sizes[i] ?? measureSize(block);
    const { text, linkLength } = block;
    const squashed = texts[i] ?? '';
    const [up, down] = toTitle[tree.ofBlock[i] ?? 0] ?? [FAR, FAR];
    const digits = share(text, DIGIT);
    const row = [
      Math.log1p(size.length),
      Math.min(3, (10 * size.marks) / Math.max(1, size.length)),
      linkLength / Math.max(1, text.length),
      SENTENCE_END.test(text.slice(-END_LENGTH)) ? 1 : 0,
      size.isFurniture ? 1 : 0,
      digits > 0 && DATE.test(text) ? 1 : 0,
      REQUEST.test(text) ? 1 : 0,
      digits,
      share(text, CAPITAL),
      text.includes('|') || text.includes('©') ? 1 : 0,
      text.endsWith(':') || text.endsWith('：') ? 1 : 0,
      i / blocks.length,
      before / total,
      Math.log1p(blocks.length),
      Math.min(4, textCounts.get(squashed) ?? 1),
      // What Readability says comes later, if at all: `hear-readability.ts`.
      -1,
      size.isStated,
      known.title !== '' && (squashed === known.title || (squashed.length > 8 && known.title.includes(squashed)))
        ? 1
        : 0,
      titleAt < 0 ? 0 : clamp((i - titleAt) / 20),
      inMain[i] ?? 0,
      firstMain < 0 ? 0 : clamp((i - firstMain) / 10),
      lastMain < 0 ? 0 : clamp((lastMain - i) / 10),
      squashed.length > 15 ? testimony(known.description, squashed, 30) : 0,
      isStrong(block) ? 1 : 0,
      headingLevel(block),
      up,
      down,
    ];
    before += size.length;
    return row;
  });
  return { rows, elements, parents: tree.parents, ofBlock: tree.ofBlock };
}

/** The block that says the title: a heading if one does, else the last line before the page's last third; -1 if none. */
function findTitle(blocks: readonly Block[], texts: readonly string[], title: string): number {
  if (title === '') return -1;
  const isTitle = (text: string) =>
    text === title || (text.length > 8 && (title.includes(text) || text.includes(title)));
  const heading = blocks.findIndex((block, i) => headingLevel(block) === 1 && isTitle(texts[i] ?? ''));
  return heading >= 0 ? heading : texts.lastIndexOf(title, Math.floor(blocks.length * 0.7));
}

function isStrong({ nodes }: Block): boolean {
  // Most blocks have nothing of the kind, and then nobody's text is asked for.
  if (!nodes.some(({ nodeName }) => nodeName === 'STRONG' || nodeName === 'B')) return false;
  let isOne = false;
  for (const node of nodes) {
    if (node.nodeName === 'STRONG' || node.nodeName === 'B') {
      if (node.textContent?.trim() && isOne) return false;
      isOne ||= Boolean(node.textContent?.trim());
    } else if (node.textContent?.trim()) return false;
  }
  return isOne;
}

/** 1 to 6 within a heading, 0 elsewhere. */
function headingLevel({ parent, heading }: Block): number {
  if (heading === 0) return 0;
  for (let element: Element | null = parent, i = 0; element && i < HEADING_LEVELS; element = element.parentElement, i++)
    if (element.localName === `h${heading}`) return heading;
  return 0;
}

function share(text: string, pattern: RegExp): number {
  return (text.match(pattern)?.length ?? 0) / Math.max(1, text.length);
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}

function countBy(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
