import { render } from 'preact';
import articleCss from '@/components/ArticleView.css?inline';
import iconCss from '@/components/Icon.css?inline';
import lookCss from '@/components/LookButtons.css?inline';
import noticeCss from '@/components/Notice.css?inline';
import readingCss from '@/components/ReadingView.css?inline';
import tokensCss from '@/components/tokens.css?inline';
import { loadLook } from '@/utils/settings';
import type { Current } from './current-article';
import { Overlay } from './Overlay';
import overlayCss from './overlay.css?inline';

const CSS = [tokensCss, iconCss, readingCss, lookCss, noticeCss, articleCss, overlayCss]
  .join('\n')
  .replaceAll(':root', ':host');

let close: (() => void) | undefined;

/**
 * Shows the article over the page: one nameless host element with a closed shadow root and a modal dialog in it, which
 * the browser puts above everything and which makes the page behind it inert. Closing leaves no trace.
 */
export async function openOverlay(current: Current): Promise<void> {
  close?.();
  const look = await loadLook();
  const host = document.createElement('div');
  // Inline and important: nothing in the page's style sheets can move, hide or tint it.
  host.style.cssText = 'all: initial !important; display: contents !important;';
  const shadow = host.attachShadow({ mode: 'closed' });
  addStyles(shadow);
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', current.article.title);
  shadow.append(dialog);

  const before = { x: scrollX, y: scrollY, focus: document.activeElement };
  close = () => {
    close = undefined;
    removeEventListener('pagehide', closeNow);
    removeEventListener('keyup', closeOnEscape, true);
    render(null, dialog);
    dialog.close();
    host.remove();
    scrollTo({ left: before.x, top: before.y, behavior: 'instant' });
    if (before.focus instanceof HTMLElement) before.focus.focus({ preventScroll: true });
  };
  const closeNow = () => close?.();
  dialog.addEventListener('cancel', closeNow);
  // A page that swallows the key's press rarely thinks of its release.
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) close?.();
  };
  addEventListener('keyup', closeOnEscape, true);
  // A page kept in the back/forward cache comes back as a page, not as an overlay whose article may be another's.
  addEventListener('pagehide', closeNow);
  keepKeysIn(dialog);

  document.documentElement.append(host);
  render(<Overlay current={current} firstLook={look} onClose={closeNow} />, dialog);
  dialog.showModal();
}

/** A constructed sheet is not subject to the page's CSP; where the browser refuses one here, an element is. */
function addStyles(shadow: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    const style = document.createElement('style');
    style.textContent = CSS;
    shadow.append(style);
  }
}

/** What is typed here is no business of the page's shortcuts. */
function keepKeysIn(dialog: HTMLDialogElement): void {
  for (const type of ['keydown', 'keyup', 'keypress', 'wheel', 'touchmove', 'click', 'copy'] as const) {
    dialog.addEventListener(type, (event) => event.stopPropagation());
  }
}
