import { t } from '@/utils/i18n';
import type { PictureReason } from '@/utils/picture';

/** What a saved copy has of one picture. */
export type KeptPicture =
  | { kind: 'here'; address: string }
  | { kind: 'waiting' }
  /** Without a reason it was never asked for. */
  | { kind: 'missing'; reason?: PictureReason; canRetry: boolean };

/** The pictures of a saved copy; a new object says that something has changed. */
export interface KeptPictures {
  find(url: string): KeptPicture;
  onRetry(url: string): void;
}

/** Takes the addresses from a body's pictures, while it is inert, so that none can ever be asked for. */
export function withdrawPictures(fragment: DocumentFragment): void {
  for (const image of fragment.querySelectorAll('img')) {
    const address = image.getAttribute('src') ?? '';
    if (address.startsWith('data:')) continue;
    image.dataset.picture = address;
    image.removeAttribute('src');
  }
}

/** Shows the pictures that are here, and where one is missing says so. Changes only what has changed. */
export function placePictures(body: Element, pictures: KeptPictures): void {
  for (const image of body.querySelectorAll<HTMLImageElement>('img[data-picture]')) {
    const url = image.dataset.picture ?? '';
    const box = image.closest<HTMLElement>('.article-view-zoom, a') ?? image;
    // The picture behind a link in large is not here.
    delete box.dataset.full;
    const picture = pictures.find(url);
    const note = box.nextElementSibling?.matches('[data-missing]')
      ? (box.nextElementSibling as HTMLElement)
      : undefined;
    if (picture.kind === 'here') {
      if (image.getAttribute('src') !== picture.address) image.src = picture.address;
      note?.remove();
    } else {
      image.removeAttribute('src');
      const said = makeNote(image, picture, () => pictures.onRetry(url));
      if (note) note.replaceWith(said);
      else box.after(said);
    }
    box.hidden = picture.kind !== 'here';
  }
}

function makeNote(image: HTMLImageElement, picture: KeptPicture, onRetry: () => void): HTMLElement {
  const { ownerDocument } = image;
  const make = <Name extends keyof HTMLElementTagNameMap>(name: Name, text: string) => {
    const element = ownerDocument.createElement(name);
    element.textContent = text;
    return element;
  };
  const note = make('span', '');
  note.className = 'article-view-picture';
  note.dataset.added = '';
  note.dataset.missing = '';
  note.append(make('strong', image.alt ? t('pictureCalled', image.alt) : t('pictureUnnamed')));
  note.append(make('span', picture.kind === 'waiting' ? t('pictureWaiting') : reasonOf(picture)));
  if (picture.kind === 'missing' && picture.canRetry) {
    const retry = make('button', t(picture.reason === 'noPermission' ? 'pictureAllow' : 'tryAgain'));
    retry.type = 'button';
    retry.addEventListener('click', (event) => {
      event.stopPropagation();
      onRetry();
    });
    note.append(retry);
  }
  const link = make('a', t('pictureOnline'));
  link.setAttribute('href', image.dataset.picture ?? '');
  link.setAttribute('target', '_blank');
  link.setAttribute('rel', 'noopener noreferrer');
  note.append(link);
  return note;
}

function reasonOf(picture: KeptPicture): string {
  const reason = picture.kind === 'missing' ? picture.reason : undefined;
  return reason ? t(`picture_${reason}`) : t('pictureNeverAsked');
}
