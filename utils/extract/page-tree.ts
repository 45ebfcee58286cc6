import type { BlockSize } from './block-size';
import { NAME_GROUPS, readNameGroups } from './name-groups';
import type { Block } from './split-blocks';

/** Sums over all blocks under one element. */
export interface Sums {
  length: number;
  linkLength: number;
  marks: number;
  blocks: number;
  paragraphs: number;
  furniture: number;
  /** Length that JSON-LD has too. */
  stated: number;
  /** The number of its first and last block. */
  first: number;
  last: number;
}

/** The elements above the blocks, numbered so that each comes after its parent; 0 is the root. */
export interface PageTree {
  elements: Element[];
  parents: number[];
  depths: number[];
  sums: Sums[];
  /** For each block the number of the element it stands in. */
  ofBlock: number[];
  /** Of each element, `NEAREST` distances up to the next one (itself is 0) of each name group and role; FAR is never. */
  nearest: Uint8Array;
  /** How many children of its parent look like it. */
  twins: number[];
  /** The container that most of the paragraphs stand in. */
  main: number;
  /** 1 for every element that is the main container or stands in it; and for those that it stands in, itself too. */
  inMain: Uint8Array;
  aboveMain: Uint8Array;
}

/** How much of a paragraph's weight its parent's parent gets, and so on upwards: the deepest dense container wins. */
const FADE = 0.72;
/** One endless paragraph must not outweigh an article of many. */
const MAX_SHARE = 600;
export const FAR = 12;
/** Room for so many elements at first. */
const FIRST_ELEMENTS = 512;
const ROLES = ['article', 'main', 'nav', 'aside', 'footer', 'header', 'item', 'cell', 'quote', 'figure'];
/** How many name groups and roles there are. */
export const NEAREST = NAME_GROUPS + ROLES.length;
const ROLE_OF = new Map([
  ...Object.entries({ main: 'main', article: 'article', navigation: 'nav', complementary: 'aside' }),
  ...Object.entries({ contentinfo: 'footer', banner: 'header', dialog: 'aside', alertdialog: 'aside' }),
]);
const TAG_ROLES = new Map([
  ...['article', 'main', 'nav', 'aside', 'footer', 'header'].map((name) => [name, name] as const),
  ...Object.entries({ li: 'item', dd: 'item', td: 'cell', th: 'cell', blockquote: 'quote' }),
  ...Object.entries({ figure: 'figure', figcaption: 'figure' }),
]);

/** Builds the tree above the blocks and adds the blocks up in it. */
export function buildTree(blocks: readonly Block[], sizes: readonly BlockSize[], root: Element): PageTree {
  const numbers = new Map<Element, number>();
  const tree: PageTree = {
    ...{ elements: [], parents: [], depths: [], sums: [], twins: [], main: 0, ofBlock: [] },
    ...{ nearest: new Uint8Array(FIRST_ELEMENTS * NEAREST), inMain: new Uint8Array(), aboveMain: new Uint8Array() },
  };
  const twinCounts = new Map<string, number>();
  const twinKeys: string[] = [];
  const knownNames = new Map<string, number>();
  const register = (element: Element): number => {
    const known = numbers.get(element);
    if (known !== undefined) return known;
    const above = element === root ? null : element.parentElement;
    const parent = above ? register(above) : -1;
    const number = tree.elements.length;
    numbers.set(element, number);
    tree.elements.push(element);
    tree.parents.push(parent);
    tree.depths.push(parent < 0 ? 0 : (tree.depths[parent] ?? 0) + 1);
    tree.sums.push(emptySums());
    const { localName } = element;
    const className = element.getAttribute('class') ?? '';
    measureNearest(tree, number, parent, element, localName, className, knownNames);
    const key = `${parent} ${localName} ${className}`;
    twinKeys.push(key);
    twinCounts.set(key, (twinCounts.get(key) ?? 0) + 1);
    return number;
  };
  register(root);
  blocks.forEach((block, i) => {
    const number = register(block.parent);
    tree.ofBlock.push(number);
    const size = sizes[i];
    const sum = tree.sums[number];
    if (size && sum) addBlock(sum, size, i);
  });
  for (let number = tree.elements.length - 1; number > 0; number--) {
    const sum = tree.sums[number];
    const above = tree.sums[tree.parents[number] ?? 0];
    if (sum && above) addSums(above, sum);
  }
  tree.twins = twinKeys.map((key) => twinCounts.get(key) ?? 1);
  tree.main = findMain(tree, sizes);
  markMain(tree);
  return tree;
}

function markMain(tree: PageTree): void {
  const { parents, main } = tree;
  tree.inMain = new Uint8Array(parents.length);
  tree.aboveMain = new Uint8Array(parents.length);
  for (let at = main; at >= 0; at = parents[at] ?? -1) tree.aboveMain[at] = 1;
  for (let number = main; number < parents.length; number++)
    tree.inMain[number] = number === main ? 1 : (tree.inMain[parents[number] ?? -1] ?? 0);
}

/** Whether `inner` is `outer` or stands in it. */
export function isWithin({ parents, depths }: PageTree, inner: number, outer: number): boolean {
  let at = inner;
  while ((depths[at] ?? 0) > (depths[outer] ?? 0)) at = parents[at] ?? 0;
  return at === outer;
}

/**
 * For each element the steps up to the first one that also holds `target`, and from there down to it: what stands
 * beside the title's box is nearer to it than what stands in another column. Both FAR where there is no target.
 */
export function measureWays({ elements, parents, depths }: PageTree, target: number): [up: number, down: number][] {
  if (target < 0) return elements.map(() => [FAR, FAR]);
  const onWay = new Set<number>();
  for (let at = target; at >= 0; at = parents[at] ?? -1) onWay.add(at);
  const ways: [number, number][] = [];
  for (let number = 0; number < elements.length; number++) {
    const [up, down] = ways[parents[number] ?? -1] ?? [0, 0];
    ways.push(
      onWay.has(number)
        ? [0, Math.min(FAR, (depths[target] ?? 0) - (depths[number] ?? 0))]
        : [Math.min(FAR, up + 1), down],
    );
  }
  return ways;
}

function findMain(tree: PageTree, sizes: readonly BlockSize[]): number {
  const scores = new Float64Array(tree.elements.length);
  tree.ofBlock.forEach((number, i) => {
    const size = sizes[i];
    let share = size?.isParagraph ? Math.min(size.length, MAX_SHARE) : 0;
    for (let at = number; at >= 0 && share > 1; at = tree.parents[at] ?? -1) {
      scores[at] = (scores[at] ?? 0) + share;
      share *= FADE;
    }
  });
  let main = 0;
  scores.forEach((score, number) => {
    // Of equals the deeper one, which was found later.
    if (score > (scores[main] ?? 0)) main = number;
  });
  return main;
}

function measureNearest(
  tree: PageTree,
  number: number,
  parent: number,
  element: Element,
  localName: string,
  className: string,
  knownNames: Map<string, number>,
): void {
  const start = number * NEAREST;
  if (start === tree.nearest.length) {
    const more = new Uint8Array(2 * start);
    more.set(tree.nearest);
    tree.nearest = more;
  }
  const { nearest } = tree;
  if (parent < 0) nearest.fill(FAR, start, start + NEAREST);
  else {
    const above = parent * NEAREST;
    for (let i = 0; i < NEAREST; i++) {
      const distance = nearest[above + i] as number;
      nearest[start + i] = distance < FAR ? distance + 1 : FAR;
    }
  }
  if (localName === 'body') return;
  const groups = readNameGroups(className, element.getAttribute('id') ?? '', knownNames);
  for (let i = 0; groups >> i > 0; i++) if (groups & (1 << i)) nearest[start + i] = 0;
  const role = ROLE_OF.get(element.getAttribute('role') ?? '') ?? TAG_ROLES.get(localName);
  if (role !== undefined) nearest[start + NAME_GROUPS + ROLES.indexOf(role)] = 0;
}

function emptySums(): Sums {
  return {
    length: 0,
    linkLength: 0,
    marks: 0,
    blocks: 0,
    paragraphs: 0,
    furniture: 0,
    stated: 0,
    first: Number.POSITIVE_INFINITY,
    last: -1,
  };
}

function addBlock(sum: Sums, size: BlockSize, i: number): void {
  sum.length += size.length;
  sum.linkLength += size.linkLength;
  sum.marks += size.marks;
  sum.blocks += 1;
  sum.paragraphs += Number(size.isParagraph);
  sum.furniture += Number(size.isFurniture);
  if (size.isStated > 0) sum.stated += size.length;
  if (i < sum.first) sum.first = i;
  sum.last = i;
}

function addSums(above: Sums, sum: Sums): void {
  above.length += sum.length;
  above.linkLength += sum.linkLength;
  above.marks += sum.marks;
  above.blocks += sum.blocks;
  above.paragraphs += sum.paragraphs;
  above.furniture += sum.furniture;
  above.stated += sum.stated;
  if (sum.first < above.first) above.first = sum.first;
  if (sum.last > above.last) above.last = sum.last;
}
