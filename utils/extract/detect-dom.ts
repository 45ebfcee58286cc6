/**
 * Whether the page's own names stand before members of the DOM that a walk over it reads: `<img name=firstChild>` does it
 * on the document, `<input name=firstChild>` on its form. One native query, taken from the prototype, where reading every
 * member that way would cost more than the whole walk.
 */
export function isShadowed(document: Document): boolean {
  return querySelector.call(document, SHADOWS) !== null;
}

const { querySelector } = Document.prototype;
const WALKED = ['firstChild', 'nextSibling', 'nodeType', 'localName', 'getAttribute', 'nodeValue'];
const SHADOWS = WALKED.flatMap((name) => [`[name="${name}"]`, `[id="${name}"]`]).join(',');
const readContentType = Object.getOwnPropertyDescriptor(Document.prototype, 'contentType')?.get;

/** `document.contentType`, as the page cannot replace it. */
export function contentTypeOf(document: Document): string | undefined {
  return readContentType?.call(document);
}
