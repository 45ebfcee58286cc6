import { weighText } from './weigh-text';

/** A run of inline content between two block boundaries: what a reader sees as one paragraph, heading, cell or line. */
export interface Block {
  /** Its nodes, neighbours in one parent; they are removed together. */
  nodes: Node[];
  /** The element it stands in. */
  parent: Element;
  /** Its words, white space folded. */
  text: string;
  linkLength: number;
  /** As `weighText` has it: every step asks, so it is counted once. */
  weight: number;
  /** 1 to 6 within a heading, else 0. */
  heading: number;
  /** It stands in a list item. */
  isListed: boolean;
}

/** HTML that flows within a line; everything else begins a new one. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rb rp rt rtc ruby ' +
    's samp small span strike strong sub sup svg time tt u var wbr'
  ).split(' '),
);
/** White space that is not one plain blank; most texts have little of it, and what does not match costs next to nothing. */
const SPACES = / ?(?:[^\S ]|\u200b)[\s\u200b]*| {2,}[\s\u200b]*/g;
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const BLOCK_INSIDE =
  'address,article,aside,blockquote,br,dd,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,table,tbody,td,tfoot,th,thead,tr,ul';

/** What stands above a run of text. */
type Place = Pick<Block, 'heading' | 'isListed'> & { isLinked: boolean };

/** All blocks with text under `root`, in document order. */
export function splitBlocks(root: Element): Block[] {
  const blocks: Block[] = [];
  const place = {
    isLinked: root.closest('a') !== null,
    isListed: root.closest('li') !== null,
    heading: Number(root.closest('h1,h2,h3,h4,h5,h6')?.localName[1] ?? 0),
  };
  collect(root, place, blocks);
  return blocks;
}

function collect(parent: Element, place: Place, blocks: Block[]): void {
  let run: Node[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    const type = node.nodeType;
    // A comment is not there: it parts nothing.
    if (type === 8) continue;
    const name = type === 1 ? (node as Element).localName : '';
    if (type === 3 || (type === 1 && isInline(node as Element, name))) {
      run.push(node);
      continue;
    }
    if (run.length > 0) {
      push(parent, run, place, blocks);
      run = [];
    }
    if (type === 1 && name !== 'br') collect(node as Element, placeWithin(name, place), blocks);
  }
  if (run.length > 0) push(parent, run, place, blocks);
}

function placeWithin(name: string, place: Place): Place {
  if (name === 'a') return { ...place, isLinked: true };
  if (name === 'li') return { ...place, isListed: true };
  return HEADINGS.has(name) ? { ...place, heading: Number(name[1]) } : place;
}

function isInline(element: Element, name: string): boolean {
  return INLINE.has(name) && (element.firstElementChild === null || !element.querySelector(BLOCK_INSIDE));
}

function push(parent: Element, nodes: Node[], { isLinked, heading, isListed }: Place, blocks: Block[]): void {
  let raw = '';
  for (const node of nodes) raw += node.textContent;
  const trimmed = raw.trim();
  // Most runs are the blanks between two elements.
  const text = trimmed === '' ? '' : trimmed.replace(SPACES, ' ').trim();
  if (text === '') return;
  const linkLength = isLinked ? text.length : Math.min(measureLinks(nodes), text.length);
  blocks.push({ nodes, parent, text, linkLength, weight: weighText(text), heading, isListed });
}

function measureLinks(nodes: readonly Node[]): number {
  let length = 0;
  for (const node of nodes) {
    if (node.nodeType !== 1) continue;
    const element = node as Element;
    if (element.localName === 'a') length += lengthOf(element);
    else if (element.firstElementChild) for (const link of element.getElementsByTagName('a')) length += lengthOf(link);
  }
  return length;
}

function lengthOf(link: Element): number {
  return (link.textContent ?? '').trim().length;
}
