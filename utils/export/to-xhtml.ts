import { escapeHtml } from './escape-html';

/** Elements that may stand within a line. All else is a block. */
const INLINE = new Set(
  'a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q s samp small span strong sub sup u var wbr'.split(' '),
);
const VOID = new Set(['br', 'hr', 'img', 'wbr']);
/** What books have no use for, or what has rules of its own that articles do not keep, and what stands for it. */
const RENAMED: Record<string, string> = {
  abbr: 'span',
  address: 'div',
  bdo: 'bdi',
  caption: 'div',
  details: 'div',
  dfn: 'i',
  figcaption: 'div',
  rb: 'span',
  section: 'div',
  summary: 'p',
  time: 'span',
};
/** Blocks that may hold only words. */
const LINES = new Set(['p', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'dt']);
/** Parts of lists and tables: they mean something only in their own place. */
const PARTS = new Set(['li', 'dt', 'dd', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'col', 'colgroup', 'rt', 'rp']);
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

export interface XhtmlOptions {
  /** The file of a picture, if the book holds it. */
  findPicture: (url: string) => string | undefined;
  /** What a picture without a name is called. */
  word: string;
}

interface Place extends XhtmlOptions {
  /** True where only words may stand. */
  isLine: boolean;
  isLink: boolean;
}

/**
 * A cleaned body as XHTML that keeps the content rules of EPUB 3, which are stricter than what any browser minds:
 * blocks are no part of a line, lists hold items, tables hold rows, attributes have values of their kind.
 */
export function toXhtml(body: Element, options: XhtmlOptions): string {
  return children(body, { ...options, isLine: false, isLink: false });
}

function children(parent: Node, place: Place): string {
  return [...parent.childNodes].map((node) => toMarkup(node, place)).join('');
}

function toMarkup(node: Node, place: Place): string {
  if (node.nodeType === 3) return escapeHtml(node.textContent ?? '');
  if (node.nodeType !== 1) return '';
  const element = node as Element;
  const name = RENAMED[element.localName] ?? element.localName;
  if (name === 'img') return toPicture(element, place);
  if (name === 'ruby') return toRuby(element, place);
  if (PARTS.has(name)) return toStray(element, place);
  if (INLINE.has(name)) return toInline(element, name, place);
  // A block within a line: its words stay, and where it ended the line breaks.
  if (place.isLine) return name === 'hr' ? '<br/>' : `${children(element, place)}<br/>`;
  return toBlock(element, name, place);
}

function toBlock(element: Element, name: string, place: Place): string {
  switch (name) {
    case 'hr':
      return '<hr/>';
    case 'ul':
    case 'ol':
      return toList(element, name, place);
    case 'dl':
      return toDefinitions(element, place);
    case 'table':
      return toTable(element, place);
    case 'figure':
      return toFigure(element, place);
    default:
      if (!LINES.has(name)) return wrap(name, element, children(element, place));
      if (name !== 'pre' && holdsBlock(element)) return wrap('div', element, children(element, place));
      return wrap(name, element, children(element, { ...place, isLine: true }));
  }
}

function toInline(element: Element, name: string, place: Place): string {
  if (VOID.has(name)) return `<${name}/>`;
  // A block within: the words keep their blocks and lose what was said of all of them.
  if (holdsBlock(element) && !place.isLine) return children(element, place);
  const within = { ...place, isLine: true };
  if (name !== 'a') return wrap(name, element, children(element, within));
  // Only what `markBody` has made has an id: a cleaned body has none.
  if (element.id) return toReference(element);
  const href = toHref(element.getAttribute('href'));
  if (href === undefined || place.isLink) return children(element, place);
  return `<a href="${escapeHtml(href)}">${children(element, { ...within, isLink: true })}</a>`;
}

/** A sign that reading systems open as a note. */
function toReference({ id, textContent }: Element): string {
  const note = id.replace('ref-', 'note-');
  return `<a epub:type="noteref" id="${escapeHtml(id)}" href="#${escapeHtml(note)}">${escapeHtml(textContent ?? '')}</a>`;
}

function toPicture(element: Element, { findPicture, word, isLink }: Place): string {
  const source = element.getAttribute('src') ?? '';
  const alt = element.getAttribute('alt') ?? '';
  const file = findPicture(source);
  if (file !== undefined) return `<img src="${escapeHtml(file)}" alt="${escapeHtml(alt)}"/>`;
  const href = toHref(source);
  const words = escapeHtml(`[${alt || word}]`);
  return href === undefined || isLink ? words : `<a href="${escapeHtml(href)}">${words}</a>`;
}

/** Every reading needs something before it that it is the reading of. */
function toRuby(element: Element, place: Place): string {
  let out = '';
  let base = '';
  for (const node of element.childNodes) {
    const { localName } = node as Element;
    if (localName === 'rt' && base.trim()) {
      out += `<ruby>${base}<rt>${escapeHtml(node.textContent ?? '')}</rt></ruby>`;
      base = '';
    } else if (localName !== 'rp' && localName !== 'rt') base += escapeHtml(node.textContent ?? '');
  }
  return out + base || children(element, { ...place, isLine: true });
}

/** A part of a list or table that is in none. */
function toStray(element: Element, place: Place): string {
  if (/^(?:col|colgroup|rp)$/.test(element.localName)) return '';
  if (place.isLine) return children(element, place);
  return wrap('div', element, children(element, place));
}

function toList(element: Element, name: string, place: Place): string {
  const items = [...element.childNodes].filter(hasContent).map((node) => {
    if ((node as Element).localName !== 'li') return `<li>${toMarkup(node, place)}</li>`;
    const value = name === 'ol' ? integer(node as Element, 'value', Number.NEGATIVE_INFINITY) : '';
    return `<li${value}>${children(node, place)}</li>`;
  });
  if (items.length === 0) return '';
  const start = name === 'ol' ? integer(element, 'start', Number.NEGATIVE_INFINITY) : '';
  return `<${name}${start}>${items.join('')}</${name}>`;
}

/** Terms and what they mean, in turn; if they do not come in turn, plain paragraphs. */
function toDefinitions(element: Element, place: Place): string {
  const parts = [...element.childNodes].filter(hasContent);
  const order = parts.map((node) => ({ dt: 't', dd: 'd' })[(node as Element).localName] ?? '?').join('');
  if (!/^(?:t+d+)+$/.test(order)) return wrap('div', element, children(element, place));
  const made = parts.map((node) => {
    const { localName } = node as Element;
    return `<${localName}>${children(node, { ...place, isLine: localName === 'dt' })}</${localName}>`;
  });
  return `<dl>${made.join('')}</dl>`;
}

function toTable(element: Element, place: Place): string {
  const rows = [...element.querySelectorAll('tr')].filter((row) => row.closest('table') === element);
  const made = rows.map((row) => {
    const cells = [...row.children].filter(({ localName }) => localName === 'td' || localName === 'th');
    return `<tr>${cells.map((cell) => toCell(cell, place)).join('')}</tr>`;
  });
  const caption = [...element.children].find(({ localName }) => localName === 'caption');
  const title = caption ? `<caption>${children(caption, { ...place, isLine: true })}</caption>` : '';
  return made.length === 0 ? '' : `<table>${title}<tbody>${made.join('')}</tbody></table>`;
}

function toCell(cell: Element, place: Place): string {
  const spans = integer(cell, 'colspan', 1) + integer(cell, 'rowspan', 1);
  return `<${cell.localName}${spans}>${children(cell, place)}</${cell.localName}>`;
}

/** One caption, and at the end. */
function toFigure(element: Element, place: Place): string {
  const captions = [...element.children].filter(({ localName }) => localName === 'figcaption');
  const last = captions.at(-1);
  const rest = [...element.childNodes].filter((node) => node !== last).map((node) => toMarkup(node, place));
  const caption = last ? `<figcaption>${children(last, place)}</figcaption>` : '';
  return `<figure>${rest.join('')}${caption}</figure>`;
}

function wrap(name: string, element: Element, inner: string): string {
  const language = element.getAttribute('lang') ?? '';
  const dir = element.getAttribute('dir') ?? '';
  const lang = LANGUAGE.test(language) ? ` lang="${language}" xml:lang="${language}"` : '';
  return `<${name}${lang}${/^(?:ltr|rtl)$/.test(dir) ? ` dir="${dir}"` : ''}>${inner}</${name}>`;
}

function holdsBlock(element: Element): boolean {
  return [...element.querySelectorAll('*')].some(({ localName }) => {
    const name = RENAMED[localName] ?? localName;
    return !INLINE.has(name) && name !== 'ruby' && !/^(?:rt|rp)$/.test(name);
  });
}

function hasContent(node: Node): boolean {
  return node.nodeType === 1 || (node.nodeType === 3 && Boolean(node.textContent?.trim()));
}

function integer(element: Element, name: string, least: number): string {
  const text = element.getAttribute(name) ?? '';
  return /^-?\d{1,5}$/.test(text) && Number(text) >= least ? ` ${name}="${Number(text)}"` : '';
}

/** An address with nothing in it that an address may not hold. */
function toHref(address: string | null): string | undefined {
  const url = address === null ? null : URL.parse(address);
  if (!url || !/^(?:https?|mailto):$/.test(url.protocol)) return undefined;
  return url.href.replace(/[^\w\-.~:/?#@!$&'()*+,;=%]|%(?![0-9a-f]{2})/gi, (character) =>
    encodeURIComponent(character),
  );
}
