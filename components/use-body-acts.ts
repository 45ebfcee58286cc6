import { useLayoutEffect } from 'preact/hooks';
import { t } from '@/utils/i18n';
import { toggleNote } from './notes';
import { placeholder } from './prepare-pictures';
import type { Stage } from './stage';

/** How long a copy button says that it has copied. */
const SAID_MS = 1_500;

/**
 * What the parts of a body do when they are pressed: notes open, code is copied, pictures open large. One listener for
 * all, because the saved copy's frame runs no script of its own and a body may be drawn anew.
 */
export function useBodyActs(stage: Stage | undefined, onPicture: (at: number) => void): void {
  useLayoutEffect(() => {
    if (!stage) return;
    const { body } = stage;
    const act = (target: EventTarget | null): boolean => {
      const element = target as Element | null;
      const part = element?.closest?.<HTMLElement>('.article-view-note-mark, .article-view-copy, .article-view-zoom');
      if (!part || !body.contains(part)) return false;
      if (part.matches('.article-view-note-mark')) toggleNote(part);
      else if (part.matches('.article-view-copy')) copy(part);
      else onPicture(listPictures(body).indexOf(part));
      return true;
    };
    const onClick = (event: Event) => {
      if (act(event.target)) event.preventDefault();
    };
    const onKey = (event: Event) => {
      const { key, target } = event as KeyboardEvent;
      if ((key !== 'Enter' && key !== ' ') || (target as Element).localName === 'button') return;
      if (act(target)) event.preventDefault();
    };
    // A picture that cannot be had; `error` does not bubble.
    const onError = (event: Event) => replaceBroken(event.target as HTMLImageElement);
    body.addEventListener('click', onClick);
    body.addEventListener('keydown', onKey);
    body.addEventListener('error', onError, true);
    return () => {
      body.removeEventListener('click', onClick);
      body.removeEventListener('keydown', onKey);
      body.removeEventListener('error', onError, true);
    };
  }, [stage, onPicture]);
}

/** The pictures of a body that open large, in order. */
export function listPictures(body: HTMLElement): HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>('.article-view-zoom')];
}

function replaceBroken(image: HTMLImageElement): void {
  if (image.localName === 'img') (image.closest('.article-view-zoom') ?? image).replaceWith(placeholder(image));
}

async function copy(button: HTMLElement): Promise<void> {
  const code = button.parentElement?.querySelector('pre');
  if (!code) return;
  const isCopied = await writeText(code.textContent ?? '').catch(() => selectAll(code));
  button.textContent = t(isCopied ? 'copied' : 'copyByHand');
  setTimeout(() => (button.textContent = t('copyCode')), SAID_MS);
}

/** @throws where the page is not secure (http) or has no focus */
async function writeText(text: string): Promise<true> {
  await navigator.clipboard.writeText(text);
  return true;
}

/** The older way: select it, and have the browser copy what is selected; if that fails, it is at least selected. */
function selectAll(code: HTMLElement): boolean {
  const { ownerDocument } = code;
  const selection = ownerDocument.getSelection();
  const range = ownerDocument.createRange();
  range.selectNodeContents(code);
  selection?.removeAllRanges();
  selection?.addRange(range);
  return ownerDocument.execCommand('copy');
}
