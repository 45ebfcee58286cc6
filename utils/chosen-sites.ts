/** Stands for every site in the list of those that the reader has chosen. */
export const EVERY_SITE = '*';

/** More than anybody lists by hand, and little enough to be registered with the browser. */
const MAX_SITES = 500;

/**
 * A site as it is kept: the name of its host without `www.`, which stands for all hosts below it as well.
 * @param typed a name or an address, as a reader types or pastes it, or `EVERY_SITE`
 * @returns undefined where it names no site of the web
 */
export function parseSite(typed: string): string | undefined {
  const text = typed.trim();
  if (text === EVERY_SITE) return EVERY_SITE;
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `http://${text}`);
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  const site = isWeb ? url.hostname.replace(/^www\./, '').replace(/\.$/, '') : '';
  // A name without a dot is a word that was typed into the wrong field, or a machine of the reader's own.
  return /^[^*%[\]]+\.[^*%[\]]+$/.test(site) ? site : undefined;
}

/** The sites of a stored list, each once; whatever else is in it is left out. */
export function toSites(stored: unknown): readonly string[] {
  if (!Array.isArray(stored)) return [];
  const sites = stored.flatMap((one: unknown) => (typeof one === 'string' ? (parseSite(one) ?? []) : []));
  return [...new Set(sites)].slice(0, MAX_SITES);
}

/** The pattern by which browsers know a site (https://developer.chrome.com/docs/extensions/develop/concepts/match-patterns). */
export function toMatchPattern(site: string): string {
  if (site === EVERY_SITE) return '*://*/*';
  return isAddressOfMachine(site) ? `*://${site}/*` : `*://*.${site}/*`;
}

/** Whether an address lies on a site. */
export function isOnSite(url: string, site: string): boolean {
  const parsed = URL.parse(url);
  if (parsed?.protocol !== 'http:' && parsed?.protocol !== 'https:') return false;
  if (site === EVERY_SITE || parsed.hostname === site) return true;
  return !isAddressOfMachine(site) && parsed.hostname.endsWith(`.${site}`);
}

/** An IPv4 address has no hosts below it. */
function isAddressOfMachine(site: string): boolean {
  return /^[\d.]+$/.test(site);
}
