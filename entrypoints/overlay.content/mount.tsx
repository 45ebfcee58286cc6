import { render } from 'preact';
import copyCss from '@/components/ArticleCopy.css?inline';
import partsCss from '@/components/ArticleParts.css?inline';
import articleCss from '@/components/ArticleView.css?inline';
import buttonCss from '@/components/Button.css?inline';
import { closeTop } from '@/components/escape';
import listCss from '@/components/HighlightList.css?inline';
import { holdKeysIn } from '@/components/held-keys';
import iconCss from '@/components/Icon.css?inline';
import keysCss from '@/components/KeysHelp.css?inline';
import lightboxCss from '@/components/Lightbox.css?inline';
import listenCss from '@/components/ListenBar.css?inline';
import lookCss from '@/components/LookPanel.css?inline';
import marksCss from '@/components/Marks.css?inline';
import noticeCss from '@/components/Notice.css?inline';
import type { Layers } from '@/components/ReadingView';
import readingCss from '@/components/ReadingView.css?inline';
import receiptCss from '@/components/Receipt.css?inline';
import tokensCss from '@/components/tokens.css?inline';
import { loadLanguage } from '@/utils/i18n';
import { keymapSetting, loadLook } from '@/utils/settings';
import { assertSeen } from './assert-seen';
import type { Current } from './current-article';
import { feelPresses } from './feel-presses';
import { Overlay } from './Overlay';
import overlayCss from './overlay.css?inline';
import { printArticleAlone } from './print';
import { stayOnTop } from './stay-on-top';

const SHEETS = [
  tokensCss,
  iconCss,
  buttonCss,
  readingCss,
  lookCss,
  lightboxCss,
  listenCss,
  keysCss,
  noticeCss,
  receiptCss,
];
const CSS = [...SHEETS, articleCss, partsCss, copyCss, marksCss, listCss, overlayCss]
  .join('\n')
  .replaceAll(':root', ':host');

let close: (() => void) | undefined;
let shown: Current | undefined;

/** What is being read now: that is what a save keeps, whatever the page behind it has become. */
export function shownArticle(): Current | undefined {
  return shown;
}

/**
 * Shows the article over the page: one nameless host element with a closed shadow root and a modal dialog in it, which
 * the browser puts above everything and which makes the page behind it inert. Closing leaves no trace.
 * @throws Problem `overlayHidden` where the page does not let it be seen
 */
export async function openOverlay(current: Current): Promise<void> {
  close?.();
  const [look] = await Promise.all([loadLook(), loadLanguage(), keymapSetting.load()]);
  const host = document.createElement('div');
  // Inline and important: nothing in the page's style sheets can move, hide or tint it.
  host.style.cssText = 'all: initial !important; display: contents !important;';
  const shadow = host.attachShadow({ mode: 'closed' });
  addStyles(shadow);
  const dialog = document.createElement('dialog');
  dialog.setAttribute('aria-label', current.article.title);
  shadow.append(dialog);

  const endPrinting = printArticleAlone(host);
  let endStaying: (() => void) | undefined;
  const before = { x: scrollX, y: scrollY, focus: document.activeElement };
  close = () => {
    close = shown = undefined;
    endPrinting();
    endStaying?.();
    removeEventListener('pagehide', closeNow);
    removeEventListener('keyup', closeOnEscape, true);
    render(null, dialog);
    dialog.close();
    host.remove();
    scrollTo({ left: before.x, top: before.y, behavior: 'instant' });
    if (before.focus instanceof HTMLElement) before.focus.focus({ preventScroll: true });
  };
  const closeNow = () => close?.();
  // Esc closes what lies over the article first. The browser turns its press into `cancel`; a page that swallows the
  // press rarely thinks of the release. One press is one step, by whichever way it is heard first.
  const layers: Layers = {};
  let isHeard = false;
  const goBack = () => {
    if (!closeTop() && !layers.closeTop?.()) close?.();
  };
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') isHeard = event.defaultPrevented;
  });
  dialog.addEventListener('cancel', (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    isHeard = true;
    goBack();
  });
  dialog.addEventListener('close', (event) => {
    if (event.target === dialog && dialog.isConnected && !dialog.open) closeNow();
  });
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.isComposing) return;
    if (!isHeard) goBack();
    isHeard = false;
  };
  addEventListener('keyup', closeOnEscape, true);
  // A page kept in the back/forward cache comes back as a page, not as an overlay whose article may be another's.
  addEventListener('pagehide', closeNow);
  keepKeysIn(dialog);
  holdKeysIn(dialog);
  feelPresses(dialog);

  shown = current;
  document.documentElement.append(host);
  render(<Overlay current={current} firstLook={look} layers={layers} onClose={closeNow} />, dialog);
  dialog.showModal();
  endStaying = stayOnTop(dialog, shadow);
  await assertSeen(dialog).catch((problem: unknown) => {
    closeNow();
    throw problem;
  });
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
