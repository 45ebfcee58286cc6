/**
 * Reading a page that may lie: `<img name=documentElement>` or a form's `<input name=firstChild>` stand before the
 * DOM's own members. The getters of the prototypes, taken when this file loads, cannot be stood before.
 */
function reader<T>(prototype: object, name: string): (target: object) => T {
  let owner: object | null = prototype;
  while (owner) {
    const get = Object.getOwnPropertyDescriptor(owner, name)?.get;
    if (get) return (target) => get.call(target) as T;
    owner = Object.getPrototypeOf(owner) as object | null;
  }
  return () => undefined as T;
}

/** `node.firstChild`, as the page cannot replace it. */
export const firstChildOf = reader<Node | null>(Node.prototype, 'firstChild');
/** `node.nextSibling`, as the page cannot replace it. */
export const nextSiblingOf = reader<Node | null>(Node.prototype, 'nextSibling');
/** `node.nodeType`, as the page cannot replace it. */
export const nodeTypeOf = reader<number>(Node.prototype, 'nodeType');
/** `node.nodeValue`, as the page cannot replace it. */
export const textOf = reader<string | null>(CharacterData.prototype, 'data');
/** `element.localName`, as the page cannot replace it. */
export const nameOf = reader<string>(Element.prototype, 'localName');
/** `document.contentType`, as the page cannot replace it. */
export const contentTypeOf = reader<string | undefined>(Document.prototype, 'contentType');

const getAttribute = Element.prototype.getAttribute;

/** `element.getAttribute(name)`, as the page cannot replace it; '' where there is none. */
export function attributeOf(element: Node, name: string): string {
  return getAttribute.call(element, name) ?? '';
}
