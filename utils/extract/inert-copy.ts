/**
 * A copy of a page that belongs to no window: nothing in it loads, runs or is seen by the page.
 * The page's own names (`<img name=documentElement>`, `<input name=parentNode>`) shadow the properties of documents and
 * forms, so the live page is read only through the prototypes' own getters.
 */

const readDocumentElement = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement')?.get;
const readContentType = Object.getOwnPropertyDescriptor(Document.prototype, 'contentType')?.get;
const readOuterHtml = Object.getOwnPropertyDescriptor(Element.prototype, 'outerHTML')?.get;
const { querySelectorAll } = Document.prototype;
const { cloneNode } = Node.prototype;
/** Elements whose id is a property of the document or of the form around them. */
const NAMING = new Set(
  'form input button select textarea fieldset output object embed iframe img applet frame frameset'.split(' '),
);
const NAMED = ['[name]:not(meta)', '[is]', ...[...NAMING].map((name) => `${name}[id]`)].join(',');

/** The page's number of elements; a cheap measure of what extraction will cost. */
export function countElements(page: Document): number {
  return Document.prototype.getElementsByTagName.call(page, '*').length;
}

/**
 * The page's nodes in a document of their own, three times as fast as writing and parsing them. `<noscript>` is opened,
 * so that it holds elements as a reader without scripts has them.
 */
export function copyInert(page: Document): Document {
  const type: unknown = readContentType?.call(page);
  const copy = type === 'text/html' ? (cloneNode.call(page, true) as Document) : parseAnew(page);
  addBody(copy);
  for (const element of querySelectorAll.call(copy, NAMED)) dropName(element);
  for (const closed of querySelectorAll.call(copy, 'noscript')) {
    if (closed.childElementCount === 0) closed.innerHTML = closed.textContent ?? '';
  }
  return copy;
}

/** A script may have taken the page's body away, or put frames in its place: what follows counts on one. */
function addBody(copy: Document): void {
  const root = copy.documentElement ?? copy.appendChild(copy.createElement('html'));
  if (copy.body?.localName !== 'body') root.append(copy.createElement('body'));
}

/** XHTML is XML to the browser; parsed as HTML it has the element names that everything here expects. */
function parseAnew(page: Document): Document {
  const root: Element | undefined = readDocumentElement?.call(page);
  return new DOMParser().parseFromString((root && readOuterHtml?.call(root)) ?? '', 'text/html');
}

/** Names and ids make properties of forms and of the document; ids elsewhere are worth keeping as a hint for reading. */
function dropName(element: Element): void {
  Element.prototype.removeAttribute.call(element, 'name');
  Element.prototype.removeAttribute.call(element, 'is');
  if (NAMING.has(element.localName)) Element.prototype.removeAttribute.call(element, 'id');
}

/** Whether there is a page to read at all: not a PDF, a picture, JSON or plain text that the browser shows in a frame. */
export function isHtml(page: Document): boolean {
  const type: unknown = readContentType?.call(page);
  return typeof type === 'string' && /^(?:text\/html|application\/xhtml\+xml)$/.test(type);
}
