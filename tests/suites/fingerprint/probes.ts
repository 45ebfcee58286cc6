/** One way for a page to look for us. What it gives must be the same with us as without. */
export type Probe = () => unknown;

/** Names of everything on the global object and its interfaces. */
const GLOBALS: Record<string, Probe> = {
  'names on window': () => Object.getOwnPropertyNames(window).sort().join(),
  'symbols on window': () => Object.getOwnPropertySymbols(window).map(String).join(),
  'names on document': () => Object.getOwnPropertyNames(document).join(),
  'names on navigator': () => Object.getOwnPropertyNames(Navigator.prototype).sort().join(),
  'names on Element': () => Object.getOwnPropertyNames(Element.prototype).sort().join(),
  'names on Node': () => Object.getOwnPropertyNames(Node.prototype).sort().join(),
  'names on Document': () => Object.getOwnPropertyNames(Document.prototype).sort().join(),
  'names on EventTarget': () => Object.getOwnPropertyNames(EventTarget.prototype).sort().join(),
  'names on Array': () => Object.getOwnPropertyNames(Array.prototype).sort().join(),
  'names on Object': () => Object.getOwnPropertyNames(Object.prototype).sort().join(),
  'natives that are native': () =>
    Object.getOwnPropertyNames(window)
      .filter((name) => typeof Reflect.get(window, name) === 'function')
      .filter((name) => !/\[native code\]/.test(Function.prototype.toString.call(Reflect.get(window, name))))
      .sort()
      .join(),
  'chrome object': () =>
    Object.keys(Reflect.get(window, 'chrome') ?? {})
      .sort()
      .join(),
  'chrome.runtime': () => typeof Reflect.get(Reflect.get(window, 'chrome') ?? {}, 'runtime'),
  'browser object': () => typeof Reflect.get(window, 'browser'),
  'registered elements': () =>
    ['jingdu-reader', 'reader-root', 'wxt-root'].map((name) => typeof customElements.get(name)).join(),
};

const DOM: Record<string, Probe> = {
  'attributes of html': () => document.documentElement.getAttributeNames().join(),
  'attributes of body': () => document.body.getAttributeNames().join(),
  'children of html': () => [...document.documentElement.childNodes].map(({ nodeName }) => nodeName).join(),
  'children of head': () => [...document.head.children].map(({ nodeName }) => nodeName).join(),
  'children of body': () => document.body.childNodes.length,
  'all elements': () => document.getElementsByTagName('*').length,
  'the whole document': () => document.documentElement.outerHTML.length,
  'style sheets': () => document.styleSheets.length,
  'adopted style sheets': () => document.adoptedStyleSheets.length,
  'style of html': () =>
    getComputedStyle(document.documentElement).cssText ||
    JSON.stringify([...getComputedStyle(document.documentElement)]),
  'style of body': () => getComputedStyle(document.body).overflow + getComputedStyle(document.body).pointerEvents,
  'inert elements': () => document.querySelectorAll('[inert],[aria-hidden]').length,
  'elements with a shadow': () => [...document.querySelectorAll('*')].filter((one) => one.shadowRoot).length,
  frames: () => window.length,
  fonts: () => document.fonts.size,
  title: () => document.title,
  'active element': () => document.activeElement?.nodeName,
  selection: () => String(getSelection()),
  'scroll position': () => [scrollX, scrollY].join(),
  'top layer': () => document.querySelectorAll('dialog:modal, :popover-open').length,
  'element in the middle': () => document.elementFromPoint(400, 300)?.className,
  'size of the page': () => document.documentElement.scrollHeight,
};

const STATE: Record<string, Probe> = {
  address: () => location.href,
  history: () => [history.length > 0, JSON.stringify(history.state)].join(),
  cookies: () => document.cookie,
  localStorage: () => Object.keys(localStorage).join(),
  sessionStorage: () => Object.keys(sessionStorage).join(),
  databases: async () => (await indexedDB.databases()).map(({ name }) => name).join(),
  caches: () => (globalThis.isSecureContext ? caches.keys() : []),
  'resources loaded': () =>
    performance.getEntriesByType('resource').filter(({ name }) => !name.startsWith('http')).length,
  'marks and measures': () =>
    [...performance.getEntriesByType('mark'), ...performance.getEntriesByType('measure')].length,
  'stack of an error': () => /extension/.test(String(new Error('x').stack)),
  'permissions policy': () => document.referrer,
  plugins: () => [...navigator.plugins].map(({ name }) => name).join(),
  'what was heard since the start': () =>
    Reflect.get(window, 'traces').filter((trace: string) => !trace.startsWith('called ')),
  'what was called since the start': () =>
    // What this page and the tools of the suite call themselves, they call without us too.
    [...new Set(Reflect.get(window, 'traces').filter((trace: string) => trace.startsWith('called ')))].sort(),
};

/** Everything but what needs our addresses. */
export const PROBES: Record<string, Probe> = { ...GLOBALS, ...DOM, ...STATE };

/** What a page can learn by asking for addresses of ours that it guesses: for each way, those that answered. */
export async function probeAddresses(urls: string[]): Promise<Record<string, string[]>> {
  const answered: Record<string, string[]> = { fetch: [], image: [], script: [], style: [], frame: [] };
  const byElement = (make: (url: string) => HTMLElement, url: string) =>
    new Promise<boolean>((resolve) => {
      const element = make(url);
      element.onload = () => resolve(true);
      element.onerror = () => resolve(false);
      setTimeout(() => resolve(false), 700);
      document.head.append(element);
      setTimeout(() => element.remove(), 800);
    });
  const ways: Record<string, (url: string) => Promise<boolean>> = {
    fetch: (url) =>
      fetch(url, { mode: 'no-cors' }).then(
        () => true,
        () => false,
      ),
    image: (url) => byElement((src) => Object.assign(new Image(), { src }), url),
    script: (url) => byElement((src) => Object.assign(document.createElement('script'), { src }), url),
    style: (url) =>
      byElement((href) => Object.assign(document.createElement('link'), { rel: 'stylesheet', href }), url),
  };
  for (const [way, ask] of Object.entries(ways)) {
    const known = await Promise.all(urls.map(ask));
    answered[way] = urls.filter((_, i) => known[i]);
  }
  return answered;
}

/** Milliseconds that a refusal takes at one address: the middle of many. */
export async function timeRefusal(url: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < 60; i++) {
    const before = performance.now();
    await fetch(url, { mode: 'no-cors' }).catch(() => undefined);
    times.push(performance.now() - before);
  }
  return times.sort((a, b) => a - b)[30] ?? 0;
}
