import { writeFormulas } from './formulas';
import { promoteLazyPictures } from './lazy-pictures';
import { standInForVideos } from './videos';

/** Never an article's text: code, controls, embedded windows. */
const NEVER =
  'script,style,link,meta,title,template,input,select,textarea,option,iframe,object,embed,applet,frame,frameset,canvas,map,audio,video,dialog,svg';
/** The windows in which pages ask for consent, by the names that the usual consent managers give them. */
const CONSENT = [
  ...['onetrust', 'cookie-consent', 'cookieconsent', 'cookie-banner', 'cookie-notice', 'cookiebanner', 'CybotCookie'],
  ...['didomi', 'qc-cmp', 'fc-consent', 'sp_message', 'truste', 'usercentrics', 'gdpr', 'cmp-'],
]
  .flatMap((name) => [`[id^="${name}" i]`, `[class^="${name}" i]`])
  .join(',');
/** A hidden part with this much text, in sentences, is a collapsed or late body (展开全文, WeChat), not a menu. */
const MIN_HIDDEN_LENGTH = 300;
const MIN_HIDDEN_SENTENCES = 5;
/** A longer "button" is text that somebody made clickable, and a longer "label" an answer to read. */
const MAX_BUTTON_LENGTH = 60;

/**
 * Makes an inert copy ready for reading, in this order: pictures get their addresses while `<noscript>` twins are still
 * there; videos and formulas leave something readable; then what is never text goes; then what only waits to be shown is told from what is meant to stay hidden.
 */
export function prepare(copy: Document, base: string): void {
  promoteLazyPictures(copy, base);
  standInForVideos(copy, base);
  writeFormulas(copy);
  for (const element of copy.querySelectorAll(NEVER)) element.remove();
  for (const window of copy.body.querySelectorAll(CONSENT)) if (!isMost(window, copy.body)) window.remove();
  for (const button of copy.querySelectorAll('button,label,legend')) {
    if ((button.textContent ?? '').length < MAX_BUTTON_LENGTH) button.remove();
  }
  // Of what the body holds: a page that is shown when its scripts are done hides its body, and means none of it.
  for (const element of copy.body.querySelectorAll(
    '[hidden],[aria-hidden="true"],[style*="display"],[style*="visibility"]',
  )) {
    if (isHidden(element) && !isBody(element)) element.remove();
  }
}

/** Whether an element holds most of the page's text: then its name is not to be believed. */
function isMost(element: Element, body: Element): boolean {
  return 2 * (element.textContent ?? '').length > (body.textContent ?? '').length;
}

function isHidden(element: Element): boolean {
  const style = element.getAttribute('style') ?? '';
  return (
    element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
  );
}

function isBody(element: Element): boolean {
  const text = element.textContent ?? '';
  return text.length >= MIN_HIDDEN_LENGTH && (text.match(/[。！？；.!?]/g)?.length ?? 0) >= MIN_HIDDEN_SENTENCES;
}
