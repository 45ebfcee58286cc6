import type { ArchivedArticle } from '@/utils/archived-article';
import { writeHtml } from '@/utils/sanitize';
import { placePictures, toBody } from './article-body';
import { escapeHtml } from './escape-html';
import type { ExportWords } from './export-words';
import { type ExportedMark, markBody } from './mark-body';

export interface PageOptions {
  words: ExportWords;
  /** The address that a kept picture has in the export. */
  findPicture: (url: string) => string | undefined;
  /** A way back to the contents, with its address. */
  contents?: string;
}

const CSS = `:root{color-scheme:light dark}
body{margin:0;background:light-dark(#fcfbf9,#191b1d);color:light-dark(#1f1d1a,#dad8d3);font:18px/1.8 system-ui,"PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif}
article,nav{max-width:34em;margin:0 auto;padding:24px 16px;overflow-wrap:anywhere}
nav{padding-bottom:0;font-size:14px}
h1{font-size:1.5em;line-height:1.4}
.facts{color:light-dark(#615c53,#a5a39d);font-size:14px}
a{color:light-dark(#17654f,#74cdb0)}
img{max-width:100%;height:auto}
figure{margin:1.5em 0}figcaption{font-size:14px;color:light-dark(#615c53,#a5a39d)}
pre{overflow-x:auto;padding:12px;background:light-dark(#f1efea,#2b2f33)}
blockquote{margin-inline:0;padding-inline-start:16px;border-inline-start:3px solid light-dark(#e5e1d9,#33383d)}
table{display:block;overflow-x:auto;border-collapse:collapse}td,th{padding:4px 8px;border:1px solid light-dark(#e5e1d9,#33383d)}
mark{color:inherit;background:light-dark(#fde68a,#463708)}
mark[data-color=green]{background:light-dark(#c4ecc9,#1d4027)}mark[data-color=blue]{background:light-dark(#c9e1fb,#1a3b5b)}
mark[data-color=pink]{background:light-dark(#fbd3e0,#572338)}mark[data-color=purple]{background:light-dark(#e1d6f7,#3b3069)}
sup{line-height:0}sup a{padding:0 2px;text-decoration:none}
aside{margin-top:48px;border-top:1px solid light-dark(#e5e1d9,#33383d)}`;

/** Pictures that lie beside the page or in it, our one style sheet, and nothing else at all. */
const POLICY = (styleHash: string) =>
  `default-src 'none'; img-src 'self' file: data:; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

/** An article as a page of its own that asks the network for nothing and runs nothing. */
export async function toPage(article: ArchivedArticle, { words, findPicture, contents }: PageOptions): Promise<string> {
  const { fields, tags } = article;
  const body = toBody(article.body?.html ?? '');
  const marks = markBody(body, article.highlights);
  placePictures(body, { find: findPicture, word: words.picture });
  for (const link of body.querySelectorAll('a:not([id])')) link.setAttribute('rel', 'noreferrer');
  const facts = [fields.source ?? fields.siteName, fields.byline, fields.publishedTime?.slice(0, 10), ...tags].filter(
    Boolean,
  );
  const aside = [
    fields.note ? `<h2>${escapeHtml(words.note)}</h2><p>${toLines(fields.note)}</p>` : '',
    marks.length > 0 ? `<h2>${escapeHtml(words.highlights)}</h2>${marks.map(toListed).join('')}` : '',
  ].join('');
  return `<!doctype html>
<html lang="${escapeHtml(fields.lang || words.lang)}" dir="${fields.dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY(await sha256(CSS))}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<link rel="canonical" href="${escapeHtml(fields.url)}">
<title>${escapeHtml(fields.title)}</title>
<style>${CSS}</style>
</head>
<body>
${contents === undefined ? '' : `<nav><a href="${escapeHtml(contents)}">← ${escapeHtml(words.contents)}</a></nav>\n`}<article>
<h1>${escapeHtml(fields.title)}</h1>
<p class="facts">${escapeHtml(facts.join(' · '))} <a href="${escapeHtml(fields.url)}" rel="noreferrer">${escapeHtml(words.original)}</a></p>
${writeHtml(body)}
${aside ? `<aside>${aside}</aside>\n` : ''}</article>
</body>
</html>
`;
}

/** A highlight as it is listed at the end, with the way back to where it stands. */
function toListed({ quote, note, number, isPlaced }: ExportedMark): string {
  const quoted = `<blockquote>${toLines(quote)}</blockquote>`;
  if (number === undefined) return quoted;
  const sign = isPlaced ? `<a href="#ref-${number}">${number}</a>` : number;
  return `${quoted}<p id="note-${number}">${sign} ${toLines(note)}</p>`;
}

function toLines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

/** Base64, as policies want it. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
