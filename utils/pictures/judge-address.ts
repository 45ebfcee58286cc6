/** Names that never leave the machine or the house, by their last part. */
const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|localdomain|internal|intranet|lan|home|corp|private|test|onion|arpa)$/;
/** IPv4: this machine, private networks, link-local, shared, documentation, benchmark, multicast and beyond. */
const PRIVATE_V4 =
  /^(?:0|10|127|22[4-9]|2[3-5]\d)\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.|^192\.(?:0\.[02]|168|88\.99)\.|^198\.(?:1[89]|51\.100)\.|^203\.0\.113\./;
/** Of IPv6 only the global addresses, without those that carry an IPv4 address or are for documentation. */
const PUBLIC_V6 = /^\[(?!2002:|2001:(?:0*:|db8:|0?:))[23][0-9a-f]{3}:/;
/** Pictures that only count who looks: by host, or by what their files are called. */
const TRACKER_HOST =
  /(?:^|\.)(?:hm\.baidu\.com|cnzz\.com|51\.la|google-analytics\.com|doubleclick\.net|scorecardresearch\.com|pixel\.wp\.com|stats\.wp\.com|growingio\.com|sensorsdata\.cn|umeng\.com|miaozhen\.com|admaster\.com\.cn)$/;
const TRACKER_PATH = /\/(?:pixel|beacon|tracker|tracking|1x1|spacer|hm|stat)\.(?:gif|png|php)$/i;

/** Whether a picture may be asked for: http(s), a public host by its name, and not a tracker. Needs no network. */
export function judgeAddress(address: string): 'allowed' | 'forbiddenAddress' | 'tracker' {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return 'forbiddenAddress';
  // The parser has already written every form of an IPv4 address (0x7f.1, 2130706433) as four numbers.
  const host = url.hostname.replace(/\.$/, '');
  if (!isPublic(host)) return 'forbiddenAddress';
  return TRACKER_HOST.test(host) || TRACKER_PATH.test(url.pathname) ? 'tracker' : 'allowed';
}

function isPublic(host: string): boolean {
  if (host.startsWith('[')) return PUBLIC_V6.test(host);
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return !PRIVATE_V4.test(`${host}.`);
  return host.includes('.') && !PRIVATE_NAME.test(host);
}

/** The match pattern of a picture's host, as permissions are asked for and given. */
export function toHostPattern(address: string): string {
  return `*://${new URL(address).hostname}/*`;
}
