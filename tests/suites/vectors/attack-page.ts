import { createHash } from 'node:crypto';
import { frameArticle } from '../../demo/frame.ts';
import { PLAIN } from '../../demo/writing.ts';
import { drawingOf } from './drawings.ts';

/** One attack string and where it comes from. */
export interface Vector {
  source: string;
  v: string;
}

/** Words that stand beside every attack, so that search finds all of them with the attack in the snippet. */
export const PROBE = '探针';

/** Stands beside the attack in a block that is left out of the article. */
const LEFT_OUT = '别处的一封信';

/** The address of a page: an article's by its form, with the attack in its query. */
export function addressOf(index: number, { v }: Vector): string {
  const id = createHash('md5').update(String(index)).digest('hex');
  return `http://www.fensifuwu.com/emotion/me/${id}.html?n=${index}&v=${encodeURIComponent(v.toWellFormed())}`;
}

/** The index of a vector by its page's address; undefined for any other address. */
export function indexOf(url: URL): number | undefined {
  const index = Number(url.searchParams.get('n') ?? Number.NaN);
  return /^\/emotion\/me\/[0-9a-f]{32}\.html$/.test(url.pathname) && Number.isInteger(index) ? index : undefined;
}

/** A believable article of the portal with one attack everywhere that a page can put words. */
export function writeAttackPage(index: number, { v }: Vector): string {
  const inText = escapeText(v);
  const inAttribute = escapeText(v).replaceAll('"', '&quot;');
  const fileName = encodeURIComponent(v.toWellFormed()).slice(0, 200);
  const drawing = drawingOf(index);
  const article = frameArticle({
    title: '@TITLE@',
    source: '@SOURCE@',
    date: '2023-11-02',
    crumbs: ['情感', '@CRUMB@'],
    paragraphs: ['作者:@BYLINE@', ...PLAIN.paragraphs.slice(0, 3), '@BODY@', ...PLAIN.paragraphs.slice(3)],
  });
  const fill: Record<string, string> = {
    '@TITLE@': `第${index}封信 ${inText}`,
    '@SOURCE@': inText,
    '@CRUMB@': inText,
    '@BYLINE@': inText,
    '@BODY@': [
      `${PROBE}第${index}号写着:${inText},后来大家都看见了这一行字,也都记住了写字的人。</p>`,
      `<p><img src="/d/file/${fileName}.jpg" alt="${inAttribute}" title="${inAttribute}"></p>`,
      drawing === undefined ? '' : `<p><img src="${drawing}" alt="图"></p>`,
      `<div>${v}</div>`,
      `<p>信的末尾说,院子里的枣树今年结得特别好,等到秋天就寄一箱过去,请大家都尝一尝。</p>`,
      // What is left out goes into the receipt, with the attack in it.
      `<div class="related"><p>相关阅读</p><ul><li><a href="/emotion/me/1.html">${LEFT_OUT} ${v}</a></li>`,
      '<li><a href="/emotion/me/2.html">另一封旧信</a></li><li><a href="/emotion/me/3.html">枣树的故事</a></li></ul></div><p>',
    ].join('\n'),
  };
  const filled = article.replaceAll(/@[A-Z]+@/g, (blank) => fill[blank] ?? blank);
  return filled.replace('</head>', () => `${head(v, inAttribute)}</head>`);
}

function head(v: string, inAttribute: string): string {
  const names = ['og:title', 'og:site_name', 'og:description', 'og:image', 'article:author', 'article:published_time'];
  const metas = names.map((name) => `<meta property="${name}" content="${inAttribute}">`);
  const json = {
    '@type': 'NewsArticle',
    headline: v,
    author: { name: v },
    datePublished: v,
    image: v,
    publisher: { name: v },
  };
  // What would end the script is written as JSON allows.
  const text = JSON.stringify({ '@context': 'https://schema.org', ...json }).replaceAll('<', '\\u003c');
  return `${metas.join('')}<meta name="author" content="${inAttribute}"><script type="application/ld+json">${text}</script>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
