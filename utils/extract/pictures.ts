import type { Block } from './split-blocks';

/** Pictures by these names are the page's furniture. */
const FURNITURE =
  /(?:^|[/_.\-\s])(?:qr|qrcode|ewm|logo|icons?|avatar|share|ads?|advert|banner|sprite|emoji|button|btn|arrow|bg|spacer)(?:$|[/_.\-\s\d])|二维码|广告|公众号/i;
/** Smaller than this, in pixels, is an icon. */
const MIN_SIDE = 60;

/**
 * Whether a picture outside all kept text belongs to the article: within its first and last block, or in the same small
 * container as one of them; not an icon, not furniture by its name, not a link to somewhere else.
 */
export function keepsPicture(
  image: Element,
  root: Element,
  first: Block | undefined,
  last: Block | undefined,
): boolean {
  if (!first || !last || isSmall(image) || isFurniture(image) || isLinkElsewhere(image)) return false;
  const isAfterFirst = follows(image, first.parent);
  const isBeforeLast = follows(last.parent, image);
  if (isAfterFirst && isBeforeLast) return true;
  const near = image.closest('figure,p,div,section,td') ?? image;
  const beside = near.parentElement ?? root;
  return beside !== root.parentElement && (beside.contains(first.parent) || beside.contains(last.parent));
}

function follows(one: Node, other: Node): boolean {
  return one === other || (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function isSmall(image: Element): boolean {
  const width = Number.parseInt(image.getAttribute('width') ?? '', 10);
  const height = Number.parseInt(image.getAttribute('height') ?? '', 10);
  return width < MIN_SIDE || height < MIN_SIDE;
}

function isFurniture(image: Element): boolean {
  const address = URL.parse(image.getAttribute('src') ?? '')?.pathname ?? '';
  const names = [
    address,
    image.getAttribute('alt'),
    image.getAttribute('class'),
    image.parentElement?.getAttribute('class'),
  ];
  return names.some((name) => name && FURNITURE.test(name));
}

/** A picture that links to itself in large is the article's; one that links to another site or page is not. */
function isLinkElsewhere(image: Element): boolean {
  const link = image.closest('a[href]');
  if (!link) return false;
  const href = link.getAttribute('href') ?? '';
  if (/^(?:#|javascript:)/i.test(href) || /\.(?:jpe?g|png|gif|webp|avif)(?:[?!]|$)/i.test(href)) return false;
  return /nofollow|sponsored/.test(link.getAttribute('rel') ?? '') || /\.s?html?(?:[?#]|$)/i.test(href);
}
