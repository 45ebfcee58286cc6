import { MIXED_GALLERY, writeGallery } from './gallery.ts';
import { PARTS_TITLE, partsPage } from './parts-page.ts';
import { drawPicture } from './pictures.ts';
import { page, type Reply, reply } from './reply.ts';
import { CHINESE, ENGLISH } from './writing.ts';

/** The other site's answer to a path: ordinary pages, and every kind of page that is hard on an extension. */
export function answerOther(path: string): Reply {
  const answer = ANSWERS[path];
  if (answer) return answer();
  const [, length] = /^\/length-(\d+)\.html$/.exec(path) ?? [];
  if (length) return page(articleOf(Number(length)));
  if (path.startsWith('/app/')) return page(SPA);
  if (path.endsWith('.png')) return reply('image/png', drawPicture(path));
  return { ...page('<!doctype html><title>404</title><p>Not found'), status: 404 };
}

const ANSWERS: Record<string, () => Reply> = {
  '/english.html': () => page(englishPage()),
  '/chinese.html': () => page(chinesePage()),
  '/parts.html': () => page(shell(PARTS_TITLE, partsPage())),
  '/gone.jpg': () => ({ ...page('gone'), status: 404 }),
  '/gallery.html': () => page(galleryPage()),
  '/no-article.html': () => page(NO_ARTICLE),
  '/empty.html': () => page('<!doctype html><title></title>'),
  '/short.html': () => page(shell('四十字的短文', `<h1>四十字的短文</h1><p>${SHORT}</p>`)),
  '/nodes.html': () => page(manyNodes()),
  '/huge.html': () => page(tenMegabytes()),
  '/overrides.html': () => page(chinesePage(OVERRIDES)),
  '/form-names.html': () => page(chinesePage('', FORM_NAMES)),
  '/trusted-types.html': () =>
    page(chinesePage(), {
      'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'; default-src 'self'",
    }),
  '/sandboxed-frame.html': () =>
    page(shell('Framed', '<h1>Framed</h1><iframe sandbox src="/chinese.html" width="800" height="500"></iframe>')),
  '/sandboxed-page.html': () => page(chinesePage(), { 'content-security-policy': 'sandbox' }),
  '/article.xhtml': () => ({ ...page(xhtmlPage()), headers: { 'content-type': 'application/xhtml+xml' } }),
  '/paper.pdf': () => reply('application/pdf', PDF),
  '/data.json': () => reply('application/json', JSON.stringify({ title: 'not an article', items: [1, 2, 3] })),
  '/notes.txt': () => reply('text/plain; charset=utf-8', Buffer.from(CHINESE.paragraphs.join('\n\n'))),
  '/slow.html': () => ({ ...page(chinesePage()), delayMs: 4000 }),
  '/hostile.html': () => page(chinesePage('', HOSTILE)),
};

/** Forty characters, the title not counted. */
const SHORT = '今天傍晚下了一场小雨,院子里的桂花落了一地,母亲把它们扫进簸箕,说要留着泡茶喝。';

function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${text}</p>`).join('\n');
}

function shell(title: string, body: string, lang = 'zh-CN'): string {
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
}

function chinesePage(firstScript = '', extra = ''): string {
  const { title, paragraphs: texts } = CHINESE;
  const nav = '<nav><a href="/">首页</a> <a href="/chinese.html">副刊</a> <a href="/no-article.html">图片</a></nav>';
  const article = `<article><h1>${title}</h1><p><img src="/picture.png" alt="核桃树" width="480" height="320"></p>${paragraphs(texts)}</article>`;
  return shell(title, `${firstScript}${nav}${extra}${article}<footer>Copyright © 2024 其他网站</footer>`);
}

function galleryPage(): string {
  const { title, paragraphs: texts } = writeGallery('两处来的图', MIXED_GALLERY);
  return shell(title, `<article><h1>${title}</h1>${paragraphs(texts)}</article><footer>Copyright © 2024</footer>`);
}

function englishPage(): string {
  const { title, byline, paragraphs: texts } = ENGLISH;
  const nav = '<nav><a href="/">Home</a> <a href="/no-article.html">Pictures</a></nav>';
  const article = `<article><h1>${title}</h1><p class="byline">By ${byline}</p>${paragraphs(texts)}</article>`;
  return shell(title, `${nav}${article}<aside><h2>Most read</h2><a href="/chinese.html">Elsewhere</a></aside>`, 'en');
}

function xhtmlPage(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="zh-CN" lang="zh-CN"><head><title>${CHINESE.title}</title></head>
<body><div><h1>${CHINESE.title}</h1>${paragraphs(CHINESE.paragraphs)}</div></body></html>`;
}

const NO_ARTICLE = shell(
  'Pictures',
  `<h1>Pictures</h1>${Array.from({ length: 24 }, (_, n) => `<a href="/p${n}"><img src="/p${n}.png" alt="Picture ${n}"></a>`).join('')}`,
  'en',
);

/** An article, and a comment section of tens of thousands of elements under it. */
function manyNodes(): string {
  const comment = (n: number) => `<li><a href="/u/${n}">读者${n}</a><span>第${n}楼:路过,看看。</span></li>`;
  const comments = Array.from({ length: 23_400 }, (_, n) => comment(n)).join('');
  return chinesePage('', '').replace(
    '<footer>',
    `<div class="comments"><h2>评论</h2><ul>${comments}</ul></div><footer>`,
  );
}

/** An article of about so many characters, with a heading now and then. */
function articleOf(characters: number): string {
  const parts: string[] = [];
  for (let n = 0, size = 0; size < characters; n++) {
    const text = `第${n + 1}段：${CHINESE.paragraphs[n % CHINESE.paragraphs.length]}`;
    if (n % 12 === 0) parts.push(`<h2>第${n / 12 + 1}节</h2>`);
    parts.push(`<p>${text}</p>`);
    size += text.length;
  }
  const title = `一篇${characters}字的长文`;
  return shell(title, `<article><h1>${title}</h1>${parts.join('\n')}</article>`);
}

/** One text of ten million bytes. */
function tenMegabytes(): string {
  const texts = Array.from(
    { length: 60_000 },
    (_, n) => `第${n}段:${CHINESE.paragraphs[n % CHINESE.paragraphs.length]}`,
  );
  const title = '十兆字节的长文';
  const body = texts.map((text) => `<p>${text}</p>`);
  let size = 0;
  const kept = body.filter((paragraph) => {
    size += Buffer.byteLength(paragraph);
    return size < 10_000_000;
  });
  return shell(title, `<article><h1>${title}</h1>${kept.join('\n')}</article>`);
}

/** A page that breaks what scripts in its own world rely on. */
const OVERRIDES = `<script>
Array.prototype.map = Array.prototype.filter = Array.prototype.forEach = () => { throw new Error('overridden'); };
Array.from = () => [];
JSON.stringify = () => '{"overridden":true}';
JSON.parse = () => ({ overridden: true });
Element.prototype.querySelectorAll = Document.prototype.querySelectorAll = () => [];
Element.prototype.cloneNode = Node.prototype.cloneNode = () => null;
Element.prototype.attachShadow = () => { throw new Error('overridden'); };
window.fetch = window.Promise = undefined;
</script>`;

/** Names that shadow what scripts ask of a form: a known way to hang an extractor. */
const FORM_NAMES = `<form>${[
  'parentNode',
  'childNodes',
  'firstChild',
  'nextSibling',
  'attributes',
  'tagName',
  'nodeName',
  'innerHTML',
  'textContent',
  'children',
  'getAttribute',
  'removeChild',
]
  .map((name) => `<input name="${name}">`)
  .join('')}<p>${CHINESE.paragraphs[0]}</p></form>`;

/** What must never run inside our own surfaces; each vector would leave a mark on the page. */
const HOSTILE = `<div><p>${CHINESE.paragraphs[1]}<img src="/missing.png" onerror="window.__attacked=(window.__attacked||0)+1"></p>
<svg onload="window.__attacked=(window.__attacked||0)+1"></svg>
<p><a href="javascript:window.__attacked=9">${CHINESE.paragraphs[2]}</a></p></div>`;

const SPA = shell(
  'App',
  `<main id="view"></main><script>
const view = document.getElementById('view');
function show() {
  view.innerHTML = location.pathname === '/app/article'
    ? ${JSON.stringify(`<article><h1>${CHINESE.title}</h1>${paragraphs(CHINESE.paragraphs)}</article>`)}
    : '<ul><li><a href="/app/article" id="go">${CHINESE.title}</a></li></ul>';
  document.title = location.pathname === '/app/article' ? '${CHINESE.title}' : 'App';
}
document.addEventListener('click', (event) => {
  if (event.target.id !== 'go') return;
  event.preventDefault();
  history.pushState({}, '', '/app/article');
  show();
});
addEventListener('popstate', show);
show();
</script>`,
);

const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 144]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 41>>stream
BT /F1 24 Tf 40 80 Td (A paper) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R/Size 6>>
%%EOF`;
