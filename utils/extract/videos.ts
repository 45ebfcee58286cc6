/**
 * Videos cannot be kept, and a player is a stranger's program: each becomes a link to where it can be seen, with its
 * poster. In two steps, because only blocks of text are judged: first a picture stands in for the player and goes where
 * pictures go; when the body has its shape, the stand-in becomes the link.
 */

/** Players in frames: the pattern of their address, where people see the video, and its poster where that is known. */
const PLAYERS: readonly { player: RegExp; page: string; poster?: string }[] = [
  {
    player: /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]{6,20})/,
    page: 'https://www.youtube.com/watch?v=$1',
    poster: 'https://i.ytimg.com/vi/$1/hqdefault.jpg',
  },
  {
    player: /^https:\/\/player\.bilibili\.com\/player\.html\?.*\bbvid=(\w+)/,
    page: 'https://www.bilibili.com/video/$1',
  },
  {
    player: /^https:\/\/player\.bilibili\.com\/player\.html\?.*\baid=(\d+)/,
    page: 'https://www.bilibili.com/video/av$1',
  },
  { player: /^https:\/\/v\.qq\.com\/.*[?&]vid=(\w+)/, page: 'https://v.qq.com/x/page/$1.html' },
  { player: /^https:\/\/player\.youku\.com\/embed\/([\w=]+)/, page: 'https://v.youku.com/v_show/id_$1.html' },
  { player: /^https:\/\/(?:www\.)?ixigua\.com\/iframe\/(\d+)/, page: 'https://www.ixigua.com/$1' },
  { player: /^https:\/\/player\.vimeo\.com\/video\/(\d+)/, page: 'https://vimeo.com/$1' },
  { player: /^https:\/\/www\.dailymotion\.com\/embed\/video\/(\w+)/, page: 'https://www.dailymotion.com/video/$1' },
];

const STAND_IN = 'data-video';

/** Puts a picture in the place of every player that is known to be one. */
export function standInForVideos(copy: Document, base: string): void {
  for (const frame of copy.querySelectorAll('iframe')) {
    const address = ['src', 'data-src', 'data-lazy-src'].map((name) => frame.getAttribute(name)).find((at) => at) ?? '';
    const url = URL.parse(address, base)?.href.replace(/^http:/, 'https:') ?? '';
    const known = PLAYERS.find(({ player }) => player.test(url));
    if (!known) continue;
    const fill = (template: string) => template.replace('$1', known.player.exec(url)?.[1] ?? '');
    replace(frame, fill(known.page), known.poster && fill(known.poster));
  }
  for (const video of copy.querySelectorAll('video')) {
    // Gone with the one that it stood in; a page that never closes one has hundreds, and each to be taken out costs all
    // that is in it.
    if (video.parentElement?.closest('video')) continue;
    const source = video.getAttribute('src') ?? video.querySelector('source')?.getAttribute('src') ?? '';
    const file = httpAddress(source, base);
    const poster = httpAddress(video.getAttribute('poster') ?? video.getAttribute('data-poster') ?? '', base);
    // A film that the page's script feeds (blob:) can be seen on its page only.
    replace(video, file ?? base, poster);
  }
}

/** Turns the stand-ins that are left in the body into links. */
export function linkVideos(root: Element): void {
  for (const image of root.querySelectorAll(`img[${STAND_IN}]`)) {
    const link = image.ownerDocument.createElement('a');
    link.setAttribute('href', image.getAttribute(STAND_IN) ?? '');
    const line = image.ownerDocument.createElement('p');
    const isInLine = image.closest('p,li,figure,h1,h2,h3,h4,h5,h6') !== null;
    image.replaceWith(isInLine ? link : line);
    if (!isInLine) line.append(link);
    image.removeAttribute(STAND_IN);
    if (image.hasAttribute('src')) link.append(image);
    else link.textContent = image.getAttribute('alt');
  }
}

function replace(player: Element, page: string, poster: string | undefined): void {
  const image = player.ownerDocument.createElement('img');
  const name = player.getAttribute('title') ?? player.getAttribute('aria-label') ?? '';
  image.setAttribute('alt', `▶ ${name.trim() || new URL(page).hostname.replace(/^www\./, '')}`);
  image.setAttribute(STAND_IN, page);
  if (poster) image.setAttribute('src', poster);
  player.replaceWith(image);
}

function httpAddress(address: string, base: string): string | undefined {
  const url = address.trim() === '' ? null : URL.parse(address.trim(), base);
  return url && /^https?:$/.test(url.protocol) ? url.href : undefined;
}
