import type { Block } from './split-blocks';

/** Sums over all blocks under one element. */
export interface Sums {
  length: number;
  linkLength: number;
  marks: number;
  blocks: number;
  paragraphs: number;
}

/** What is measured of one block before its surroundings are looked at. */
export interface BlockSize {
  length: number;
  linkLength: number;
  marks: number;
  isParagraph: boolean;
}

/** How much of a paragraph's weight its parent's parent gets, and so on upwards: the deepest dense container wins. */
const FADE = 0.72;
/** One endless paragraph must not outweigh an article of many. */
const MAX_SHARE = 600;
/** The ancestors looked at: the parent, and 1, 2 and 4 levels above it. */
export const LEVELS = [0, 1, 2, 4] as const;

const GOOD_NAME = /article|content|body|post|text|entry|story|main|正文|detail|para|rich|topic|news|blog/i;
const BAD_NAME =
  /comment|related|recommend|share|foot|side|nav|menu|banner|\bad|ads|advert|promo|copyright|disclaimer|meta|author|byline|tag|bread|crumb|subscri|newsletter|social|popup|modal|cookie|login|hot|rank|more|next|prev|pager|tool|widget|sponsor|outbrain|taboola|caption|credit|bio|toc|header|download|app|qr|statement|edit|source|date|time|reply|vote|like|follow|rating|teaser|card|list|signup|gallery|cta|legal|notice/i;
/** Class names are as long as a page likes; their beginning tells enough. */
const MAX_NAME = 200;

/** The page as a whole: sums under every element, and the container that most of the paragraphs stand in. */
export interface PageContext {
  sums: Map<Element, Sums>;
  total: Sums;
  main: Element;
}

/** Adds up all blocks along their ancestors. */
export function measurePage(blocks: readonly Block[], sizes: readonly BlockSize[], root: Element): PageContext {
  const sums = new Map<Element, Sums>();
  const scores = new Map<Element, number>();
  const total: Sums = { length: 1, linkLength: 0, marks: 1, blocks: 1, paragraphs: 0 };
  blocks.forEach((block, i) => {
    const size = sizes[i];
    if (!size) return;
    add(total, size);
    let share = size.isParagraph ? Math.min(size.length, MAX_SHARE) : 0;
    for (let element: Element | null = block.parent; element; element = element.parentElement) {
      let sum = sums.get(element);
      if (!sum) {
        sum = { length: 0, linkLength: 0, marks: 0, blocks: 0, paragraphs: 0 };
        sums.set(element, sum);
      }
      add(sum, size);
      if (share > 1) scores.set(element, (scores.get(element) ?? 0) + share);
      share *= FADE;
      if (element === root) break;
    }
  });
  let main = root;
  let best = 0;
  for (const [element, score] of scores) if (score > best) [main, best] = [element, score];
  return { sums, total, main };
}

/** What an element says of every block in it: names and roles above it, and the make-up of its ancestors. */
export function measureContainer(parent: Element, root: Element, { sums, total, main }: PageContext): number[] {
  const names = { good: 0, bad: 0, nearGood: 9, nearBad: 9 };
  const roles = new Map<string, number>();
  let isBody = 0;
  let depth = 0;
  for (let element: Element | null = parent; element && element !== root; element = element.parentElement) {
    const name = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.slice(0, MAX_NAME);
    if (GOOD_NAME.test(name)) {
      names.good++;
      names.nearGood = Math.min(names.nearGood, depth);
    }
    if (BAD_NAME.test(name)) {
      names.bad++;
      names.nearBad = Math.min(names.nearBad, depth);
    }
    const role = roleOf(element);
    if (role) roles.set(role, (roles.get(role) ?? 0) + 1);
    if (element.getAttribute('itemprop') === 'articleBody') isBody = 1;
    depth++;
  }
  const has = (role: string) => Math.min(roles.get(role) ?? 0, 1);
  const makeUp = LEVELS.flatMap((level) => {
    const sum = sums.get(ancestorAt(parent, level, root)) ?? total;
    return [
      sum.linkLength / Math.max(1, sum.length),
      sum.length / total.length,
      Math.log1p(sum.length / Math.max(1, sum.blocks)),
      (10 * sum.marks) / Math.max(1, sum.length),
      Math.log1p(sum.paragraphs),
    ];
  });
  return [
    ...[names.good, names.bad, names.nearGood, names.nearBad],
    ...['article', 'main', 'nav', 'aside', 'footer', 'header'].map(has),
    ...[roles.get('item') ?? 0, roles.get('cell') ?? 0, depth],
    ...['quote', 'figure', 'heading', 'link'].map(has),
    ...[isBody, parent.localName === 'p' ? 1 : 0, ...distanceTo(main, parent)],
    ...makeUp,
  ];
}

/** The ancestor that many levels up, or the root. */
export function ancestorAt(element: Element, level: number, root: Element): Element {
  let at = element;
  for (let i = 0; i < level && at !== root && at.parentElement; i++) at = at.parentElement;
  return at;
}

/** Steps from an element up to the first one that also holds the main container, and from there down to it. */
function distanceTo(main: Element, element: Element): [up: number, down: number] {
  let up = 0;
  let common: Element | null = element;
  while (common && !common.contains(main)) {
    common = common.parentElement;
    up++;
  }
  let down = 0;
  for (let at: Element | null = main; at && at !== common; at = at.parentElement) down++;
  return [Math.min(up, 10), Math.min(down, 20)];
}

function roleOf(element: Element): string | undefined {
  const role = element.getAttribute('role');
  if (role === 'main') return 'main';
  if (role === 'navigation') return 'nav';
  if (role === 'complementary') return 'aside';
  const { localName } = element;
  if (/^(?:article|main|nav|aside|footer|header)$/.test(localName)) return localName;
  if (localName === 'li' || localName === 'dd') return 'item';
  if (localName === 'td' || localName === 'th') return 'cell';
  if (localName === 'blockquote') return 'quote';
  if (localName === 'figure' || localName === 'figcaption') return 'figure';
  if (localName === 'a') return 'link';
  return /^h[1-6]$/.test(localName) ? 'heading' : undefined;
}

function add(sum: Sums, size: BlockSize): void {
  sum.length += size.length;
  sum.linkLength += size.linkLength;
  sum.marks += size.marks;
  sum.blocks += 1;
  if (size.isParagraph) sum.paragraphs += 1;
}
