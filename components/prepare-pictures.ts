import { t } from '@/utils/i18n';

/** No wider or higher than this, and with words beside it: a sign in a line, not a picture. */
const MAX_INLINE = 48;
/** How `utils/extract/videos.ts` names what leads to a video. */
const VIDEO = '▶';
const PICTURE_FILE = /\.(?:avif|gif|jpe?g|png|webp)(?:$|[?#])/i;

/** Makes pictures load late, without a referrer, and open large. */
export function preparePictures(fragment: DocumentFragment): void {
  for (const image of fragment.querySelectorAll('img')) {
    image.referrerPolicy = 'no-referrer';
    image.decoding = 'async';
    image.loading = 'lazy';
    if (isInline(image)) image.dataset.kind = 'inline';
    else frame(image);
  }
}

/** Says what stood here and where it can be seen. */
export function placeholder(image: HTMLImageElement): HTMLElement {
  const isLinked = image.closest('a') !== null;
  const note = image.ownerDocument.createElement(isLinked ? 'span' : 'a');
  note.className = 'article-view-picture';
  note.dataset.added = '';
  if (!isLinked) {
    note.setAttribute('href', image.dataset.picture ?? image.getAttribute('src') ?? '');
    note.setAttribute('target', '_blank');
    note.setAttribute('rel', 'noopener noreferrer');
  }
  const isVideo = image.alt.startsWith(VIDEO);
  note.textContent = isVideo ? image.alt : image.alt ? t('pictureNamed', image.alt) : t('picture');
  return note;
}

function isInline(image: HTMLImageElement): boolean {
  const sizes = ['width', 'height'].map((name) => Number.parseInt(image.getAttribute(name) ?? '', 10));
  const isSmall = sizes.some((size) => size <= MAX_INLINE) && sizes.every((size) => !(size > MAX_INLINE));
  return isSmall && (image.closest('p, li, td, h1, h2, h3, h4, h5, h6')?.textContent ?? '').trim() !== '';
}

/** A link round a picture leads on, unless it only leads to the same picture in large. */
function frame(image: HTMLImageElement): void {
  const link = image.closest('a');
  const isVideo = link !== null && image.alt.startsWith(VIDEO);
  if (isVideo) link.classList.add('article-view-video');
  const isLarger = link !== null && !isVideo && PICTURE_FILE.test(link.href) && (link.textContent ?? '').trim() === '';
  if (link && !isLarger) return;
  const zoom = image.ownerDocument.createElement('button');
  zoom.type = 'button';
  zoom.className = 'article-view-zoom';
  zoom.setAttribute('aria-label', image.alt ? t('enlargeNamed', image.alt) : t('enlarge'));
  if (link) zoom.dataset.full = link.href;
  (link ?? image).replaceWith(zoom);
  zoom.append(image);
}
