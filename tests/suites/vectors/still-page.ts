/** How many elements a page has, asked in a way that no name on the page can answer for it. */
export function countElements(): number {
  return Document.prototype.getElementsByTagName.call(document, '*').length;
}

/**
 * Takes everything of its own out of a page, so that only what is put over it afterwards can do anything; leaves as
 * many elements as there were, by which the extension knows that it has read this page already.
 * Runs in the page: it may use nothing but its own body.
 */
export function makeStill(): number {
  const elements = Document.prototype.getElementsByTagName.call(document, '*').length;
  const root = Object.getOwnPropertyDescriptor(Document.prototype, 'documentElement')?.get?.call(document) as Element;
  for (let timer = setTimeout(() => undefined) as unknown as number; timer > 0; timer--) clearTimeout(timer);
  for (const name of Element.prototype.getAttributeNames.call(root)) {
    Element.prototype.removeAttribute.call(root, name);
  }
  const body = Document.prototype.createElement.call(document, 'body');
  for (let left = elements - 2; left > 0; left--) {
    Node.prototype.appendChild.call(body, Document.prototype.createElement.call(document, 'i'));
  }
  Element.prototype.replaceChildren.call(root, body);
  return elements;
}
