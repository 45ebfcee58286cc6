import { emptySigns, type PageSigns, readMeta, readShortText, readStructuredData } from './detect-signs';
import { weigh } from './detect-text';

/** Nodes looked at before the walk stops: a page of 70,000 nodes must not cost more than its first part. */
const MAX_NODES = 40_000;
/** A run of text is prose from this weight on, with a mark in it and at most this share of it in links. */
const MIN_PROSE = 18;
const MAX_LINKED = 0.4;
/** As much of a page's JSON-LD as is looked at. */
const MAX_DATA = 50_000;
/** How much of its prose an element hands to its parent: a body is one parent of many paragraphs, cards are many. */
const HANDED_BY_PARAGRAPH = 0.95;
const HANDED_BY_LAYOUT = 0.85;
const HANDED_BY_BLOCK = 0.6;

/** What an element's name says, a bit each, so that one look tells all of it. */
const IS = { skipped: 1, inline: 2, paragraph: 4, layout: 8, aside: 16, counted: 32, break: 64 } as const;
const NAMES: Readonly<Record<keyof typeof IS, string>> = {
  skipped: 'script style noscript template textarea select option svg math iframe object canvas video audio title',
  inline:
    'a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr',
  paragraph: 'p blockquote pre h2 h3 h4 center',
  layout: 'table tbody tr td main article',
  aside: 'nav footer',
  /** `readElement` counts or reads them. */
  counted: 'a img h1 h2 h3 h4 article input select button meta title script body',
  break: 'br hr',
};
const KINDS = new Map<string, number>();
for (const kind of ['skipped', 'inline', 'paragraph', 'layout', 'aside', 'counted', 'break'] as const)
  for (const name of NAMES[kind].split(' ')) KINDS.set(name, (KINDS.get(name) ?? 0) | IS[kind]);

/** Lines after the heading that count as right below it. */
const BELOW_HEADING = 8;
const MAX_SHORT = 40;
const NOT_BLANK = /\S/;
const MAX_HEADING = 200;

/** An element that the walk is inside of. */
interface Frame {
  element: Element | undefined;
  name: string;
  kind: number;
  isInline: boolean;
  isLink: boolean;
  isAside: boolean;
  isMainHeading: boolean;
  prose: number;
  linked: number;
  unlinked: number;
  links: number;
  pictures: number;
  headings: number;
  cards?: Map<string, number>;
}

/** The text since the last block boundary, and how many texts have come since the page's heading. */
interface Run {
  weight: number;
  linked: number;
  marks: number;
  sinceHeading: number;
}

/** Walks the page once, touching nothing, and says what was seen. Its members must not be shadowed: `isShadowed`. */
export function walkPage(document: Document): PageSigns {
  const signs = emptySigns();
  const run: Run = { weight: 0, linked: 0, marks: 0, sinceHeading: Number.POSITIVE_INFINITY };
  let top = frameOf(undefined, '', 0, undefined);
  const stack: Frame[] = [top];
  let node: Node | null = document.firstChild;
  while (stack.length > 0) {
    if (!node || signs.nodes >= MAX_NODES) {
      closeFrame(stack, run, signs);
      node = signs.nodes >= MAX_NODES || !top.element ? null : top.element.nextSibling;
      top = stack[stack.length - 1] ?? top;
      continue;
    }
    signs.nodes++;
    const type = node.nodeType;
    if (type === 3) readText(node.nodeValue ?? '', top, run, signs);
    else if (type === 1) {
      const element = node as Element;
      const name = element.localName;
      const kind = KINDS.get(name) ?? 0;
      if (kind & IS.counted) readElement(element, name, top, signs);
      if (kind & IS.break) flush(top, run, signs);
      else if (!(kind & IS.skipped)) {
        const frame = frameOf(element, name, kind, top);
        if (!frame.isInline) flush(top, run, signs);
        stack.push(frame);
        top = frame;
        node = element.firstChild;
        continue;
      }
    }
    node = node.nextSibling;
  }
  return signs;
}

function frameOf(element: Element | undefined, name: string, kind: number, parent: Frame | undefined): Frame {
  return {
    element,
    name,
    kind,
    isInline: (kind & IS.inline) !== 0,
    isLink: name === 'a' || parent?.isLink === true,
    isAside: (kind & IS.aside) !== 0 || parent?.isAside === true,
    isMainHeading: name === 'h1' || parent?.isMainHeading === true,
    prose: 0,
    linked: 0,
    unlinked: 0,
    links: 0,
    pictures: 0,
    headings: 0,
  };
}

function readText(text: string, top: Frame, run: Run, signs: PageSigns): void {
  // Half of a page's texts are the blanks between two elements.
  if (text.charCodeAt(0) <= 0x20 && !NOT_BLANK.test(text)) return;
  const weighed = weigh(text);
  const { weight, marks } = weighed;
  if (weight === 0 && marks === 0 && !weighed.hasDigit) return;
  if (top.isMainHeading) {
    if (signs.mainHeadings === 1 && signs.heading.length < MAX_HEADING) signs.heading += text;
    run.sinceHeading = 0;
  } else run.sinceHeading++;
  if (text.length < MAX_SHORT) readShortText(text, weighed, run.sinceHeading <= BELOW_HEADING, signs);
  if (weight === 0 && marks === 0) return;
  signs.text += weight;
  run.weight += weight;
  run.marks += marks;
  if (top.isLink) {
    run.linked += weight;
    signs.linkText += weight;
    top.linked += weight;
  } else top.unlinked += weight;
}

function readElement(element: Element, name: string, top: Frame, signs: PageSigns): void {
  switch (name) {
    case 'a':
      top.links++;
      signs.links++;
      break;
    case 'img':
      top.pictures++;
      break;
    case 'h1':
      signs.mainHeadings++;
      top.headings++;
      break;
    case 'h2':
    case 'h3':
    case 'h4':
      top.headings++;
      break;
    case 'article':
      signs.articles++;
      break;
    case 'input':
    case 'select':
    case 'button':
      signs.controls++;
      break;
    case 'meta':
      readMeta(element, signs);
      break;
    case 'title':
      signs.title ||= element.firstChild?.nodeValue ?? '';
      break;
    case 'script':
      if (/ld\+json/.test(element.getAttribute('type') ?? ''))
        readStructuredData((element.firstChild?.nodeValue ?? '').slice(0, MAX_DATA), signs);
      break;
    case 'body':
      signs.bodyClass = (element.getAttribute('class') ?? '').slice(0, 1000);
  }
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
  if (frame.kind & IS.paragraph) return HANDED_BY_PARAGRAPH;
  return frame.kind & IS.layout ? HANDED_BY_LAYOUT : HANDED_BY_BLOCK;
}

/** Siblings of one shape, each with a link and a picture or a heading, are cards; with hardly more than a link, rows. */
function countCard(frame: Frame, parent: Frame, signs: PageSigns): void {
  if (frame.isInline || frame.links === 0 || frame.name === 'p') return;
  const isCard = frame.pictures + frame.headings > 0;
  if (!isCard && frame.unlinked > frame.linked) return;
  const [firstClass = ''] = (frame.element?.getAttribute('class') ?? '').slice(0, 60).trim().split(/\s+/, 1);
  const shape = `${frame.name}.${firstClass.replace(/\d+/g, '')}${isCard ? '!' : ''}`;
  parent.cards ??= new Map();
  const count = (parent.cards.get(shape) ?? 0) + 1;
  parent.cards.set(shape, count);
  if (isCard) {
    if (count > signs.cards) signs.cards = count;
  } else if (count > signs.rows) signs.rows = count;
}
