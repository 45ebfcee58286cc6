/** The hosts that the extension may look at without being asked: the first portal, and nothing else. */
const PORTAL_HOSTS = ['fensifuwu.com', 'www.fensifuwu.com', 'm.fensifuwu.com'];

/** The same as patterns for the manifest. */
export const PORTAL_MATCHES = PORTAL_HOSTS.map((host) => `*://${host}/*`);

/** Whether an address is the first portal's. */
export function isOnPortal(url: string): boolean {
  return PORTAL_HOSTS.includes(URL.parse(url)?.hostname ?? '');
}
