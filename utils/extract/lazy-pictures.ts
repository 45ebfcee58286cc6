/** Where pages keep the address of a picture that they load late. Seen on Chinese and Western portals, 2003–2026. */
const LATE_SOURCES = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazyload',
  'data-actualsrc',
  'data-echo',
  'data-croporisrc',
  'data-original-src',
  '_src',
  'src2',
  'file',
  'zoomfile',
];
/** Names that also mean other things: they count only where `src` is a stand-in. */
const PERHAPS_SOURCES = ['data-lazy', 'data-hi-res-src', 'data-url', 'data-image', 'original', 'lazysrc'];
const ALL_SOURCES = [...LATE_SOURCES, ...PERHAPS_SOURCES];
const LATE_SETS = ['data-srcset', 'data-lazy-srcset', 'srcset'];
/** Addresses of what stands in until the picture comes. */
const STAND_IN =
  /(?:^|[/_.-])(?:blank|loading|lazy|grey|gray|placeholder|spacer|pixel|transparent|default)[\w.-]*\.(?:gif|png|svg|jpe?g|webp)(?:\?|$)/i;

/** Gives every picture its real address, absolute; those that have none, and tracker pixels, go. */
export function promoteLazyPictures(copy: Document, base: string): void {
  for (const noscript of copy.querySelectorAll('noscript')) promoteTwin(noscript);
  for (const source of copy.querySelectorAll('picture > source')) source.remove();
  for (const image of copy.querySelectorAll('img')) {
    const address = findAddress(image, base);
    if (address === undefined || isTracker(image)) image.remove();
    else image.setAttribute('src', address);
  }
}

/** A picture in `<noscript>` is the real one of the stand-in beside it. */
function promoteTwin(noscript: Element): void {
  const twins = noscript.querySelectorAll('img');
  const beside = noscript.previousElementSibling;
  const standIn = beside?.localName === 'img' ? beside : beside?.querySelector('img');
  const [twin] = twins;
  if (twins.length === 1 && twin && (standIn || noscript.closest('figure'))) {
    if (standIn) standIn.replaceWith(twin);
    else noscript.parentElement?.append(twin);
  }
  noscript.remove();
}

function findAddress(image: Element, base: string): string | undefined {
  const own = image.getAttribute('src') ?? '';
  const isStandIn = own === '' || own.startsWith('data:') || STAND_IN.test(own);
  const names = image.getAttributeNames();
  const late = firstAddress(image, names, isStandIn ? ALL_SOURCES : LATE_SOURCES, (value) => value);
  const fromSet = isStandIn && late === undefined ? firstAddress(image, names, LATE_SETS, largest) : undefined;
  const chosen =
    late ?? (isStandIn ? (fromSet ?? (own.startsWith('data:image/') && own.length > 2_000 ? own : undefined)) : own);
  if (chosen === undefined) return undefined;
  if (chosen.startsWith('data:')) return chosen;
  const url = URL.parse(chosen.trim(), base);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** The first of several attributes, in the order of `wanted`, that holds an address. */
function firstAddress(
  image: Element,
  names: readonly string[],
  wanted: readonly string[],
  read: (value: string) => string | undefined,
): string | undefined {
  for (const name of wanted) {
    const value = names.includes(name) ? read(image.getAttribute(name) ?? '') : undefined;
    if (looksLikeAddress(value)) return value;
  }
  return undefined;
}

function looksLikeAddress(value: string | null | undefined): value is string {
  return (
    typeof value === 'string' &&
    value.length < 4_000 &&
    /^(?:https?:)?\/\/|^\.{0,2}\/|\.(?:jpe?g|png|gif|webp|avif|bmp)(?:[?!@]|$)/i.test(value.trim())
  );
}

/** The widest of a `srcset`. */
function largest(set: string): string | undefined {
  let best: { url: string; size: number } | undefined;
  for (const candidate of set.split(/,\s+|,(?=https?:)/)) {
    const [url = '', size = '1x'] = candidate.trim().split(/\s+/);
    const value = Number.parseFloat(size) || 1;
    if (url && (!best || value > best.size)) best = { url, size: value };
  }
  return best?.url;
}

/** A picture that is no picture: 1×1, or a few pixels high. */
function isTracker(image: Element): boolean {
  const width = Number.parseInt(image.getAttribute('width') ?? '', 10);
  const height = Number.parseInt(image.getAttribute('height') ?? '', 10);
  return width <= 3 || height <= 3;
}
