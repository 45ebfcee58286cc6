/** The address that relative links start from: `<base href>` where the page has a usable one. */
export function readBase(copy: Document, url: string): string {
  const href = copy.querySelector('base[href]')?.getAttribute('href') ?? '';
  return URL.parse(href, url)?.href ?? url;
}

/** Makes links absolute; links within the page and scripts lose their address and stay as words. */
export function makeLinksAbsolute(root: Element, base: string): void {
  for (const link of root.querySelectorAll('a[href]')) {
    const href = (link.getAttribute('href') ?? '').trim();
    const url = href.startsWith('#') ? undefined : URL.parse(href, base);
    if (url && /^(?:https?|mailto):$/.test(url.protocol)) link.setAttribute('href', url.href);
    else link.removeAttribute('href');
  }
}
