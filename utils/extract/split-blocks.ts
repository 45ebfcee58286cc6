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
}

/** HTML that flows within a line; everything else begins a new one. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rb rp rt rtc ruby ' +
    's samp small span strike strong sub sup svg time tt u var wbr'
  ).split(' '),
);
const SPACES = /[\s\u00a0\u200b\ufeff]+/g;
const BLOCK_INSIDE =
  'address,article,aside,blockquote,br,dd,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,table,tbody,td,tfoot,th,thead,tr,ul';

/** All blocks with text under `root`, in document order. */
export function splitBlocks(root: Element): Block[] {
  const blocks: Block[] = [];
  collect(root, root.closest('a') !== null, blocks);
  return blocks;
}

function collect(parent: Element, isLinked: boolean, blocks: Block[]): void {
  let run: Node[] = [];
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    const type = node.nodeType;
    if (type === 3 || (type === 1 && isInline(node as Element))) {
      run.push(node);
      continue;
    }
    if (run.length > 0) {
      push(parent, run, isLinked, blocks);
      run = [];
    }
    if (type === 1 && (node as Element).localName !== 'br')
      collect(node as Element, isLinked || (node as Element).localName === 'a', blocks);
  }
  if (run.length > 0) push(parent, run, isLinked, blocks);
}

function isInline(element: Element): boolean {
  return INLINE.has(element.localName) && (element.firstElementChild === null || !element.querySelector(BLOCK_INSIDE));
}

function push(parent: Element, nodes: Node[], isLinked: boolean, blocks: Block[]): void {
  let raw = '';
  for (const node of nodes) raw += node.textContent;
  const text = raw.replace(SPACES, ' ').trim();
  if (text === '') return;
  const linkLength = isLinked ? text.length : Math.min(measureLinks(nodes), text.length);
  blocks.push({ nodes, parent, text, linkLength, weight: weighText(text) });
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
