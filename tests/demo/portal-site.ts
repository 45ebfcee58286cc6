import { readFileSync } from 'node:fs';
import { OTHER_PAGES, PAGES } from './addresses.ts';
import { answerDrawing, DRAWINGS } from './drawings.ts';
import { frameArticle } from './frame.ts';
import { OWN_GALLERY, writeGallery } from './gallery.ts';
import { drawPicture } from './pictures.ts';
import { html, type Reply, reply } from './reply.ts';
import { FINANCE, PLAIN, writeShortArticle } from './writing.ts';

const SEED_ID = '55e020c52be50c1ab7cd54d4fdbef68b';

/** Which file of `pages/` stands behind which address. */
const FILES: Record<string, string> = {
  [PAGES.home]: 'home.html',
  [PAGES.list]: 'list.html',
  [PAGES.society]: 'list.html',
  [PAGES.seed]: 'seed.html',
  [PAGES.brIndent]: 'br-indent.html',
  [PAGES.paged]: 'paged.html',
  [PAGES.paged.replace('.html', '_2.html')]: 'paged_2.html',
  [PAGES.paged.replace('.html', '_3.html')]: 'paged_3.html',
  [PAGES.lazyPictures]: 'lazy-pictures.html',
  [PAGES.collapsed]: 'collapsed.html',
  [PAGES.adsBetween]: 'ads-between.html',
  [PAGES.gbk]: 'gbk.html',
};

const PATHS = new Map(Object.entries(FILES).map(([address, file]) => [new URL(address).pathname, file]));

/** The portal's answer to a path, whatever of its host names was asked. */
export function answerPortal(path: string): Reply {
  const drawing = answerDrawing(path);
  if (drawing) return drawing;
  const file = path.startsWith('/e/search/') ? 'search.html' : PATHS.get(path);
  if (file) return html(dress(readPage(file), path), { charset: file === 'gbk.html' ? undefined : 'utf-8' });
  if (path === new URL(PAGES.plain).pathname) return html(dress(fromText(frameArticle(PLAIN)), path));
  if (path === new URL(PAGES.finance).pathname) return html(dress(fromText(frameArticle(FINANCE)), path));
  if (path === new URL(PAGES.gallery).pathname) {
    const gallery = writeGallery('一组难取的图', OWN_GALLERY);
    return html(dress(fromText(frameArticle({ ...PLAIN, ...gallery })), path));
  }
  if (path === new URL(PAGES.drawings).pathname) {
    const gallery = writeGallery('几张示意图', DRAWINGS);
    // The page itself shows none of them: it would hang.
    const written = frameArticle({ ...PLAIN, ...gallery }).replaceAll('<img src=', '<img data-src=');
    return html(dress(fromText(written), path));
  }
  if (path === new URL(PAGES.live).pathname) return html(fromText(LIVE_LIST));
  if (/^\/[a-z/]+\/[0-9a-f]{32}\.html$/.test(path)) return html(dress(fromText(writeBehind(path)), path));
  if (path === '/moved-away.html') return { ...html(''), status: 302, headers: { location: OTHER_PAGES.chinese } };
  if (path === '/style/core.css') return reply('text/css; charset=utf-8', readPage('core.css'));
  if (path === '/e/data/js/ajax.js') return reply('text/javascript; charset=utf-8', readPage('portal.js'));
  if (/\.(?:jpg|png|gif)$|qr\.php/.test(path)) return reply('image/png', drawPicture(path));
  // Any other section is a list, as on the portal itself.
  if (/^\/[a-z/]+\/$/.test(path)) return html(dress(readPage('list.html'), path));
  return { ...html(fromText('<!doctype html><title>404</title><p>页面不存在')), status: 404 };
}

/** Pages are handled byte by byte (latin1), because one of them is not UTF-8. */
function readPage(file: string): string {
  return readFileSync(new URL(`./pages/${file}`, import.meta.url), 'latin1');
}

function fromText(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** Third parties are served here too, and have no certificate; each variant links to its own further pages. */
function dress(page: string, path: string): string {
  const ownId = /([0-9a-f]{32})(?:_\d)?\.html$/.exec(path)?.[1];
  const local = page.replaceAll(/https:\/\/((?:ads|img|mmbiz)\.example\.(?:net|cn))/g, 'http://$1');
  const linked = ownId ? local.replaceAll(SEED_ID, ownId) : local;
  return linked.replace(/(<ul class="listBox">|<div class="listbox">)/, `$1${fromText(FEATURED)}`);
}

/** The demonstration's own articles, at the top of every list. */
const FEATURED = Object.entries({
  涓滴甘霖汇春潮: PAGES.seed,
  [PLAIN.title]: PAGES.plain,
  [FINANCE.title]: PAGES.finance,
})
  .map(([title, address]) => `<div class="item"><h3><a href="${new URL(address).pathname}">${title}</a></h3></div>`)
  .join('');

/** The headline that the portal's pages link this address with, and a short article under it. */
function writeBehind(path: string): string {
  const headline =
    [...headlines()].find(([address]) => address === path)?.[1] ?? `本地新闻第 ${path.slice(-10, -5)} 号`;
  return frameArticle({
    title: headline,
    source: '本地日报',
    date: '2023-01-28 10:20',
    crumbs: ['情感', '故事'],
    paragraphs: writeShortArticle(headline),
  });
}

function* headlines(): Generator<[string, string]> {
  for (const file of ['home.html', 'list.html', 'search.html', 'seed.html']) {
    const page = Buffer.from(readPage(file), 'latin1').toString('utf8');
    for (const [, address = '', title = ''] of page.matchAll(
      /<a[^>]* href="(\/[^"]*\.html)"[^>]*>([^<]{6,60})<\/a>/g,
    )) {
      yield [address, title];
    }
  }
}

/** A list that fetches and shows an article under a new address without loading a page. */
const LIVE_LIST = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>直播列表 - 粉丝服务</title>
<link rel="stylesheet" href="/style/core.css"><script src="/e/data/js/ajax.js"></script>
<div id="nav"><ul class="w1200"><li><a href="/">首页</a></li></ul></div>
<div class="w1200 main" id="view"></div>
<script>
const view = document.getElementById('view');
const list = '<ul class="listbox"><li><a id="go" href="${new URL(PAGES.plain).pathname}">${PLAIN.title}</a></li></ul>';
async function show() {
  if (location.pathname.endsWith('.html')) {
    const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), 'text/html');
    view.replaceChildren(document.adoptNode(page.querySelector('.viewbox')));
    document.title = page.title;
  } else {
    view.innerHTML = list;
    document.title = '直播列表 - 粉丝服务';
  }
}
document.addEventListener('click', (event) => {
  if (event.target.id !== 'go') return;
  event.preventDefault();
  history.pushState({}, '', event.target.getAttribute('href'));
  show();
});
addEventListener('popstate', show);
show();
</script></html>`;
