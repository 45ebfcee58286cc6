import { frameArticle } from '../../demo/frame.ts';
import { PLAIN } from '../../demo/writing.ts';

/** Where the page that looks for us is: an article of the portal, so that the detector runs on it. */
export const TRACE_URL = 'http://www.fensifuwu.com/emotion/me/2976445.html';

/** Listens to everything from the first moment on; what it heard is in `traces`. Runs in the page. */
function listen(): void {
  const traces: string[] = [];
  Object.assign(globalThis, { traces });
  // Until then it is the parser that adds nodes.
  let isParsed = false;
  const observer = new MutationObserver((records) => {
    for (const { type, attributeName, target, addedNodes } of records) {
      if (!isParsed && type !== 'attributes') continue;
      traces.push(`mutation ${type} ${attributeName ?? ''} ${target.nodeName} ${addedNodes[0]?.nodeName ?? ''}`);
    }
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  document.addEventListener('DOMContentLoaded', () => {
    observer.takeRecords();
    isParsed = true;
  });
  const wrap = (owner: object, name: string) => {
    const holder = owner as Record<string, (...all: unknown[]) => unknown>;
    const real = holder[name];
    if (!real) return;
    holder[name] = function (this: unknown, ...all: unknown[]) {
      traces.push(`called ${name} ${String(all[0]).slice(0, 60)}`);
      return real.apply(this, all);
    };
  };
  for (const name of ['attachShadow', 'querySelectorAll', 'getElementsByTagName', 'cloneNode', 'showModal']) {
    for (const { prototype } of [Element, Document, Node, HTMLDialogElement]) {
      if (Object.hasOwn(prototype, name)) wrap(prototype, name);
    }
  }
  for (const name of ['dispatchEvent', 'addEventListener', 'removeEventListener']) wrap(EventTarget.prototype, name);
  for (const name of ['getSelection', 'getComputedStyle', 'postMessage', 'fetch', 'matchMedia']) wrap(globalThis, name);
  for (const name of ['getItem', 'setItem']) wrap(Storage.prototype, name);
  const events = ['message', 'error', 'unhandledrejection', 'securitypolicyviolation', 'focusin', 'focusout', 'blur'];
  events.push('wxt:content-script-started', 'scroll', 'resize', 'selectionchange', 'popstate', 'hashchange');
  for (const type of events) {
    // By a method of the page's own it would count as called.
    Reflect.apply(addEventListener, globalThis, [
      type,
      (event: Event) => {
        // The page's own pictures may be missing.
        if (event.target instanceof Element && event.type === 'error') return;
        traces.push(`event ${event.type}`);
      },
      true,
    ]);
  }
  traces.length = 0;
}

/** The page: an ordinary article, and a script that was there first. */
export function writeTracePage(): string {
  const { title, source, date, crumbs, paragraphs } = PLAIN;
  const page = frameArticle({ title, source, date, crumbs, paragraphs }).replaceAll(/<script[\s\S]*?<\/script>/g, '');
  return page.replace('<head>', () => `<head><script>(${listen})()</script>`);
}
