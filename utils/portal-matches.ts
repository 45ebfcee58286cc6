/** The hosts that the extension may look at without being asked: the first portal, and nothing else. */
export const PORTAL_MATCHES = ['*://fensifuwu.com/*', '*://www.fensifuwu.com/*', '*://m.fensifuwu.com/*'];
