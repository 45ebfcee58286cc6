/** A run of inline content between two block boundaries: what a reader sees as one paragraph, heading, cell or line. */
export interface Block {
  /** Its nodes, neighbours in one parent; they are removed together. */
  nodes: Node[];
  /** The element it stands in. */
  parent: Element;
  /** Its words, white space folded. */
  text: string;
  linkLength: number;
}

/** HTML that flows within a line; everything else begins a new one. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rb rp rt rtc ruby ' +
    's samp small span strike strong sub sup svg time tt u var wbr'
  ).split(' '),
);
const BLOCK_INSIDE =
  'address,article,aside,blockquote,br,dd,div,dl,dt,fieldset,figcaption,figure,footer,form,h1,h2,h3,h4,h5,h6,header,hr,li,main,nav,ol,p,pre,section,table,tbody,td,tfoot,th,thead,tr,ul';

/** All blocks with text under `root`, in document order. */
export function splitBlocks(root: Element): Block[] {
  const blocks: Block[] = [];
  collect(root, blocks);
  return blocks;
}

function collect(parent: Element, blocks: Block[]): void {
  let run: Node[] = [];
  const flush = () => {
    if (run.length > 0) push(parent, run, blocks);
    run = [];
  };
  for (const node of [...parent.childNodes]) {
    if (isInline(node)) run.push(node);
    else {
      flush();
      if (node.nodeType === 1 && (node as Element).localName !== 'br') collect(node as Element, blocks);
    }
  }
  flush();
}

function isInline(node: Node): boolean {
  if (node.nodeType === 3) return true;
  if (node.nodeType !== 1) return false;
  const element = node as Element;
  return INLINE.has(element.localName) && (element.childElementCount === 0 || !element.querySelector(BLOCK_INSIDE));
}

function push(parent: Element, nodes: Node[], blocks: Block[]): void {
  const text = nodes
    .map((node) => node.textContent ?? '')
    .join('')
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim();
  if (text === '') return;
  let linkLength = 0;
  for (const node of nodes) {
    if (node.nodeType !== 1) continue;
    const element = node as Element;
    if (element.localName === 'a') linkLength += element.textContent?.trim().length ?? 0;
    else for (const link of element.getElementsByTagName('a')) linkLength += link.textContent?.trim().length ?? 0;
  }
  if (parent.closest('a')) linkLength = text.length;
  blocks.push({ nodes, parent, text, linkLength: Math.min(linkLength, text.length) });
}
