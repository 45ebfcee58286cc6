/** Parameters that say where a reader came from, not what the page is. Names seen on Chinese and Western portals. */
const TRACKING =
  /^(?:utm_\w+|spm|scm|share_token|share_source|share_medium|isappinstalled|nsukey|wxshare_count|fbclid|gclid|msclkid|mc_[ce]id|ref_src|tt_from|vd_source|chksm|srcid)$/i;

/**
 * What makes two addresses the same article: scheme, tracking parameters and fragment do not count,
 * the order of the other parameters neither. A fragment that is a route (`#/…`, `#!…`) counts.
 * Rather two articles than one lost: anything unknown is kept.
 */
export function toUrlKey(address: string): string {
  const url = new URL(address);
  const parameters = [...url.searchParams].filter(([name]) => !TRACKING.test(name));
  parameters.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const query = new URLSearchParams(parameters).toString();
  const route = /^#[!/]/.test(url.hash) ? url.hash : '';
  return `${url.host}${url.pathname}${query && `?${query}`}${route}`;
}
