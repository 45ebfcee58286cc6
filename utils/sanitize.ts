import DOMPurify from 'dompurify';

/**
 * The door of DOMPurify. Every piece of page HTML passes here when it is read, and again each time it is shown:
 * what was stored or imported is not trusted either.
 */

/** Text-level and block-level HTML that an article needs; nothing that scripts, styles, embeds, submits or names. */
const TAGS = new Set(
  (
    'a abbr address b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption ' +
    'figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rb rp rt ruby s samp section small span strong sub ' +
    'summary sup table tbody td tfoot th thead time tr u ul var wbr'
  ).split(' '),
);

const ATTRIBUTES = new Set(
  'alt cite colspan datetime dir height href lang open reversed rowspan scope span src start title type value width'.split(
    ' ',
  ),
);

const LINK = /^(?:https?:|mailto:)/i;
/** `image/svg+xml` is missing on purpose: it is a document, not a picture. */
const PICTURE = /^(?:https?:|data:image\/(?:png|gif|jpeg|webp|avif);base64,)/i;
/** `type` numbers lists; anywhere else it has no business. */
const LIST_TYPE = /^[1aAiI]$/;

const CONFIG = Object.freeze({
  ALLOWED_TAGS: [...TAGS],
  ALLOWED_ATTR: [...ATTRIBUTES],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // DOMPurify tests every attribute with this, so plain words and numbers must pass too (its own default does the same);
  // `isAllowedAttribute` then holds `href`, `src` and `cite` to addresses.
  ALLOWED_URI_REGEXP:
    /^(?:https?:|mailto:|data:image\/(?:png|gif|jpeg|webp|avif);base64,|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  ALLOWED_NAMESPACES: ['http://www.w3.org/1999/xhtml'],
  RETURN_DOM_FRAGMENT: true as const,
  SAFE_FOR_XML: true,
  KEEP_CONTENT: true,
  // Content of these is not prose; without this DOMPurify would keep a script's or a form's words as text.
  FORBID_CONTENTS: 'script style template noscript iframe object embed svg math select textarea button'.split(' '),
});

/** Which attribute values are allowed where; DOMPurify's pattern is one for all attributes. */
function isAllowedAttribute(tag: string, name: string, value: string): boolean {
  if (!ATTRIBUTES.has(name)) return false;
  if (name === 'href') return tag === 'a' && LINK.test(value);
  if (name === 'src') return tag === 'img' && PICTURE.test(value);
  if (name === 'cite') return LINK.test(value);
  if (name === 'type') return (tag === 'ol' || tag === 'ul' || tag === 'li') && LIST_TYPE.test(value);
  return true;
}

/** Removes attributes that are allowed by name but not here, so that the verifier only ever meets the unexpected. */
function dropMisplacedAttributes(fragment: DocumentFragment): void {
  for (const element of fragment.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (!isAllowedAttribute(element.localName, name, value)) element.removeAttribute(name);
    }
    if (element.localName === 'img' && !element.hasAttribute('src')) element.remove();
  }
}

/** A second pair of eyes that shares no code with DOMPurify: true if all that is left is on our own list. */
function isClean(fragment: DocumentFragment): boolean {
  const walker = fragment.ownerDocument.createTreeWalker(fragment, 0xffffffff);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === 3) continue;
    if (node.nodeType !== 1) return false;
    const element = node as Element;
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml' || !TAGS.has(element.localName)) return false;
    for (const { name, value } of element.attributes) {
      if (!isAllowedAttribute(element.localName, name, value)) return false;
    }
  }
  return true;
}

/** Times that a piece may be cleaned anew because it is read back as something else; two are enough for all we met. */
const ROUNDS = 6;

/**
 * Page HTML in, harmless DOM out. The fragment belongs to an inert document: its pictures load only when it is
 * adopted into a live one, so set their referrer policy (or replace their address) before that.
 * Fails closed: if anything unexpected is left after cleaning, only the text survives.
 */
export function sanitizeToFragment(html: string): DocumentFragment {
  let fragment = cleanOnce(html);
  // What was taken out may leave a tree that no parser builds (a heading in a heading): written down and read back it is
  // another one, which nobody has looked at. Only what is read back as itself is clean.
  for (let round = 1; isClean(fragment); round++) {
    const written = write(fragment);
    const readBack = writeHtml(readAsDomPurify(written).body);
    if (readBack === written) return fragment;
    if (round === ROUNDS) break;
    fragment = cleanOnce(readBack);
  }
  return keepTextOnly(fragment);
}

/** Players, of which only the words within are kept. Browsers spend much on each that is moved, inert or not. */
const PLAYERS = /<(\/?)(?:audio|video)(?=[\s/>])/gi;
/** More are not closed: then each lies in the one before, and DOMPurify moves what is nested once a level. */
const MANY_PLAYERS = 20;

/** The same page with as many elements that are nothing in the place of players, where there are very many of them. */
function lightenPlayers(html: string): string {
  return (html.match(PLAYERS)?.length ?? 0) > MANY_PLAYERS ? html.replace(PLAYERS, '<$1x-player') : html;
}

function cleanOnce(html: string): DocumentFragment {
  // Nothing at all of a page that is nothing but frames.
  const cleaned: DocumentFragment | null = DOMPurify.sanitize(lightenPlayers(html), CONFIG);
  const fragment = cleaned ?? new DOMParser().parseFromString('', 'text/html').createDocumentFragment();
  dropMisplacedAttributes(fragment);
  return fragment;
}

/** In the same mode of the parser, and with the white space before the first word. */
function readAsDomPurify(html: string): Document {
  return new DOMParser().parseFromString(`<body>${html}`, 'text/html');
}

function keepTextOnly(fragment: DocumentFragment): DocumentFragment {
  const { ownerDocument } = fragment;
  const fallback = ownerDocument.createDocumentFragment();
  for (const line of (fragment.textContent ?? '').split(/\n+/)) {
    if (!line.trim()) continue;
    const paragraph = ownerDocument.createElement('p');
    paragraph.textContent = line.trim();
    fallback.append(paragraph);
  }
  return fallback;
}

function write(fragment: DocumentFragment): string {
  const holder = fragment.ownerDocument.createElement('div');
  holder.append(fragment.cloneNode(true));
  return writeHtml(holder);
}

/**
 * What is in an element, as HTML that is read back as the same: a parser drops the first line break of what is
 * preformatted, and `innerHTML` writes none in its stead.
 */
export function writeHtml(element: Element): string {
  const begun = [...element.querySelectorAll('pre')].flatMap(({ firstChild }) =>
    firstChild?.nodeType === 3 && firstChild.nodeValue?.startsWith('\n') ? firstChild : [],
  );
  for (const text of begun) text.nodeValue = `\n${text.nodeValue}`;
  const html = element.innerHTML;
  for (const text of begun) text.nodeValue = text.nodeValue?.slice(1) ?? '';
  return html;
}

/** Page HTML in, harmless HTML out. */
export function sanitizeToHtml(html: string): string {
  return write(sanitizeToFragment(html));
}

/** Whether cleaning would take nothing away and change nothing: then the HTML may be kept to the letter. */
export function isCleanHtml(html: string): boolean {
  // White space before the first word harms nothing, and is nowhere in what is parsed.
  const words = html.replace(/^[\t\n\f\r ]+/, '');
  const page = new DOMParser().parseFromString(words, 'text/html');
  const { head, body, documentElement } = page;
  // A script before the first word goes to the head, a comment before or after the page beside it, and attributes of a
  // second `<body>` to the first: nothing of that is in the body, and all of it is in the HTML.
  if (page.childNodes.length > 1 || documentElement.childNodes.length > 2 || head.childNodes.length > 0) return false;
  if (documentElement.attributes.length > 0) return false;
  const clean = page.createElement('body');
  clean.append(sanitizeToFragment(words));
  return body.isEqualNode(clean);
}

/**
 * Several pieces of page HTML at once, each in an inert element of its own: cleaning costs far more a call than a letter.
 */
export function sanitizeEach(pieces: readonly string[]): Element[] {
  const fragment = sanitizeToFragment(pieces.map((piece) => `<section>${piece}</section>`).join(''));
  const sections = [...fragment.children];
  // A piece that broke out of its section (or was refused) must not shift the others.
  if (sections.length !== pieces.length || sections.some(({ localName }) => localName !== 'section'))
    return pieces.map((piece) => {
      const alone = sanitizeToFragment(piece);
      const holder = alone.ownerDocument.createElement('section');
      holder.append(alone);
      return holder;
    });
  return sections;
}
