import { attributeOf, firstChildOf, nameOf, nextSiblingOf, nodeTypeOf, textOf } from './detect-dom';
import { emptySigns, type PageSigns, readMeta, readShortText, readStructuredData } from './detect-signs';
import { weigh } from './detect-text';

/** Nodes looked at before the walk stops: a page of 70,000 nodes must not cost more than its first part. */
const MAX_NODES = 40_000;
/** A run of text is prose from this weight on, with a mark in it and at most this share of it in links. */
const MIN_PROSE = 18;
const MAX_LINKED = 0.4;
/** How much of its prose an element hands to its parent: a body is one parent of many paragraphs, cards are many. */
const HANDED_BY_PARAGRAPH = 0.95;
const HANDED_BY_LAYOUT = 0.85;
const HANDED_BY_BLOCK = 0.6;

const SKIPPED = new Set(
  'script style noscript template textarea select option svg math iframe object canvas video audio title'.split(' '),
);
const INLINE = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const PARAGRAPHS = new Set(['p', 'blockquote', 'pre', 'h2', 'h3', 'h4', 'center']);
const LAYOUT = new Set(['table', 'tbody', 'tr', 'td', 'main', 'article']);
const ASIDE = new Set(['nav', 'footer']);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4']);

/** An element that the walk is inside of. */
interface Frame {
  node: Node;
  name: string;
  isInline: boolean;
  isLink: boolean;
  isAside: boolean;
  isHeading: boolean;
  prose: number;
  linked: number;
  unlinked: number;
  links: number;
  pictures: number;
  headings: number;
  cards?: Map<string, number>;
}

/** The text since the last block boundary. */
interface Run {
  weight: number;
  linked: number;
  marks: number;
}

/** Walks the page once, touching nothing, and says what was seen. */
export function walkPage(document: Document): PageSigns {
  const signs = emptySigns();
  const run: Run = { weight: 0, linked: 0, marks: 0 };
  const stack: Frame[] = [frameOf(document, '', undefined)];
  let node = firstChildOf(document);
  for (;;) {
    const top = stack[stack.length - 1];
    if (!top) break;
    if (!node || signs.nodes >= MAX_NODES) {
      closeFrame(stack, run, signs);
      node = signs.nodes >= MAX_NODES ? null : nextSiblingOf(top.node);
      if (stack.length === 0) break;
      continue;
    }
    signs.nodes++;
    const type = nodeTypeOf(node);
    if (type === 3) readText(textOf(node) ?? '', top, run, signs);
    else if (type === 1) {
      const name = nameOf(node);
      readElement(node, name, top, signs);
      if (name === 'br' || name === 'hr') flush(top, run, signs);
      else if (!SKIPPED.has(name)) {
        const frame = frameOf(node, name, top);
        if (!frame.isInline) flush(top, run, signs);
        stack.push(frame);
        node = firstChildOf(node);
        continue;
      }
    }
    node = nextSiblingOf(node);
  }
  return signs;
}

function frameOf(node: Node, name: string, parent: Frame | undefined): Frame {
  return {
    node,
    name,
    isInline: INLINE.has(name),
    isLink: name === 'a' || parent?.isLink === true,
    isAside: ASIDE.has(name) || parent?.isAside === true,
    isHeading: HEADINGS.has(name) || parent?.isHeading === true,
    prose: 0,
    linked: 0,
    unlinked: 0,
    links: 0,
    pictures: 0,
    headings: 0,
  };
}

function readText(text: string, top: Frame, run: Run, signs: PageSigns): void {
  if (text.length < 40) readShortText(text, signs);
  const { weight, marks } = weigh(text);
  if (weight === 0 && marks === 0) return;
  signs.text += weight;
  run.weight += weight;
  run.marks += marks;
  if (top.isLink) {
    run.linked += weight;
    signs.linkText += weight;
    top.linked += weight;
    if (top.isHeading) signs.linkedHeadings++;
  } else top.unlinked += weight;
}

function readElement(node: Node, name: string, top: Frame, signs: PageSigns): void {
  if (name === 'meta') readMeta(node, signs);
  else if (name === 'script' && /ld\+json/.test(attributeOf(node, 'type'))) {
    const child = firstChildOf(node);
    if (child) readStructuredData((textOf(child) ?? '').slice(0, 50_000), signs);
  } else if (name === 'a') {
    top.links++;
    signs.links++;
  } else if (name === 'img') {
    top.pictures++;
    signs.pictures++;
    if (top.isLink) signs.linkedPictures++;
  } else if (HEADINGS.has(name)) {
    top.headings++;
    if (name === 'h1') signs.mainHeadings++;
  } else if (name === 'article') signs.articles++;
  else if (name === 'p') signs.paragraphs++;
  else if (name === 'input' || name === 'select' || name === 'button') signs.controls++;
  else if (name === 'time') signs.times++;
  else if (name === 'body') signs.bodyClass = attributeOf(node, 'class').slice(0, 1000);
}

/** Ends a run of text: if it is prose it belongs to the innermost block. */
function flush(top: Frame, run: Run, signs: PageSigns): void {
  const { weight, linked, marks } = run;
  run.weight = run.linked = run.marks = 0;
  if (weight < MIN_PROSE || marks === 0 || linked > MAX_LINKED * weight) return;
  if (top.isAside) return;
  const own = weight - linked;
  top.prose += own;
  signs.prose += own;
  signs.proseRuns++;
  signs.proseMarks += marks;
  if (own > 60) signs.longRuns++;
  if (own > signs.longestRun) signs.longestRun = own;
}

function closeFrame(stack: Frame[], run: Run, signs: PageSigns): void {
  const frame = stack[stack.length - 1];
  if (!frame) return;
  if (!frame.isInline) flush(frame, run, signs);
  stack.pop();
  if (frame.prose > signs.bestProse) {
    signs.bestProse = frame.prose;
    signs.bestLinked = frame.linked;
  }
  const parent = stack[stack.length - 1];
  if (!parent) return;
  countCard(frame, parent, signs);
  parent.prose += frame.prose * handed(frame);
  parent.linked += frame.linked;
  parent.unlinked += frame.unlinked;
  parent.links += frame.links;
  parent.pictures += frame.pictures;
  parent.headings += frame.headings;
}

function handed(frame: Frame): number {
  if (frame.isInline) return 1;
  if (PARAGRAPHS.has(frame.name)) return HANDED_BY_PARAGRAPH;
  return LAYOUT.has(frame.name) ? HANDED_BY_LAYOUT : HANDED_BY_BLOCK;
}

/** Siblings of one shape, each with a link and a picture or a heading, are cards; with hardly more than a link, rows. */
function countCard(frame: Frame, parent: Frame, signs: PageSigns): void {
  if (frame.isInline || frame.links === 0 || frame.name === 'p') return;
  const isCard = frame.pictures + frame.headings > 0;
  if (!isCard && frame.unlinked > frame.linked) return;
  const [firstClass = ''] = attributeOf(frame.node, 'class').slice(0, 60).trim().split(/\s+/, 1);
  const shape = `${frame.name}.${firstClass.replace(/\d+/g, '')}${isCard ? '!' : ''}`;
  parent.cards ??= new Map();
  const count = (parent.cards.get(shape) ?? 0) + 1;
  parent.cards.set(shape, count);
  if (isCard) {
    if (count > signs.cards) signs.cards = count;
  } else if (count > signs.rows) signs.rows = count;
}
