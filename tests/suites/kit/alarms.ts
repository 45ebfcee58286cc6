/** As much of a page as the alarms touch. */
interface Bell {
  jingduAlarm?: (what: string) => unknown;
}

/**
 * Runs before anything else in every frame: what an attack would call, and what a content security policy refuses,
 * rings. Runs in the browser: it may use nothing but its own body.
 */
export function installAlarms(): void {
  const bell = globalThis as Bell;
  const ring = (what: string) => void bell.jingduAlarm?.(`${what} in ${location.href.slice(0, 60)}`);
  for (const name of [
    'alert',
    'confirm',
    'prompt',
    'print',
    'xss',
    'XSS',
    'XSSalert',
    'marker',
    'pwned',
    'javascript',
  ]) {
    try {
      Object.defineProperty(globalThis, name, { value: () => ring(name), configurable: false, writable: false });
    } catch {
      // Installed already: some browsers run this twice in one frame.
    }
  }
  addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, blockedURI, target }) => {
      // Chromium reports the handlers in what a sanitiser parses, too; those stand in no page, so that the document is
      // told and no element. What is put into a page tells its element.
      const isParsed = effectiveDirective === 'script-src-attr' && target === document;
      if (isParsed && location.protocol === 'chrome-extension:') return;
      ring(`policy ${effectiveDirective} ${blockedURI}`);
    },
    true,
  );
  // The popup speaks of the active tab, which it is itself when it is opened as a page: here it is told of another one.
  const tabId = new URLSearchParams(location.search).get('over');
  const extension = (globalThis as { chrome?: { tabs?: { query: unknown } } }).chrome;
  if (tabId && extension?.tabs) extension.tabs.query = async () => [{ id: Number(tabId) }];
}
