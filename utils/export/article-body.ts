import { sanitizeToHtml } from '@/utils/sanitize';

/** An article's body as an inert tree of its own: cleaned once more, because what was stored is not trusted. */
export function toBody(html: string): HTMLElement {
  return new DOMParser().parseFromString(sanitizeToHtml(html), 'text/html').body;
}

/** Gives pictures the addresses that they have in the export; those that it does not hold become links to where they were. */
export function placePictures(
  body: HTMLElement,
  { find, word }: { find: (url: string) => string | undefined; word: string },
): void {
  for (const image of body.querySelectorAll('img')) {
    const source = image.getAttribute('src') ?? '';
    if (source.startsWith('data:')) continue;
    const place = find(source);
    if (place !== undefined) {
      image.setAttribute('src', place);
      continue;
    }
    const link = body.ownerDocument.createElement('a');
    link.setAttribute('href', source);
    link.textContent = `[${image.getAttribute('alt') || word}]`;
    // A link within a link would end it.
    if (image.closest('a')) image.replaceWith(link.textContent);
    else image.replaceWith(link);
  }
}
