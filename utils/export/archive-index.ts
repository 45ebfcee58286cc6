import type { ArchivedArticle } from '@/utils/archived-article';
import { escapeHtml } from './escape-html';
import type { ExportWords } from './export-words';
import { sha256 } from './to-page';

interface Indexed {
  article: ArchivedArticle;
  /** The address of its page. */
  page: string;
}

/** Articles in one block of data: few enough that the page stays responsive while it reads them. */
const BLOCK = 100;

const CSS = `:root{color-scheme:light dark}
body{max-width:46em;margin:0 auto;padding:24px 16px;background:light-dark(#fcfbf9,#191b1d);color:light-dark(#1f1d1a,#dad8d3);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif}
input{box-sizing:border-box;width:100%;padding:8px 12px;font:inherit;color:inherit;background:light-dark(#fff,#212427);border:1px solid light-dark(#e5e1d9,#33383d);border-radius:8px}
ol{padding:0;list-style:none}li{padding:8px 0;border-bottom:1px solid light-dark(#e5e1d9,#33383d);overflow-wrap:anywhere}
a{color:light-dark(#17654f,#74cdb0)}p{margin:0;font-size:14px;color:light-dark(#615c53,#a5a39d)}`;

/** Runs in the exported page: everything that comes from articles is put there as text. */
const SCRIPT = `'use strict';
(() => {
  const fold = (text) => text.normalize('NFKC').toLowerCase();
  const all = [];
  for (const block of document.querySelectorAll('script[type="application/json"]')) {
    for (const [title, page, facts, text] of JSON.parse(block.textContent)) all.push({ title, page, facts, text, folded: fold(title + '\\n' + facts + '\\n' + text) });
    block.remove();
  }
  const box = document.querySelector('input'), list = document.querySelector('ol'), count = document.querySelector('#count');
  const words = document.body.dataset;
  const line = (name, text) => { const one = document.createElement(name); one.textContent = text; return one; };
  const show = () => {
    const terms = fold(box.value).split(/\\s+/).filter(Boolean);
    const found = all.filter(({ folded }) => terms.every((term) => folded.includes(term)));
    count.textContent = found.length === 0 ? words.none : words.count.replace('$1', found.length);
    list.replaceChildren(...found.slice(0, 500).map(({ title, page, facts, text }) => {
      const item = document.createElement('li'), link = line('a', title || page);
      link.href = page;
      const at = terms.length === 0 ? 0 : Math.max(0, fold(text).indexOf(terms[0]) - 30);
      item.append(link, line('p', facts), line('p', text.slice(at, at + 120)));
      return item;
    }));
  };
  box.addEventListener('input', show);
  show();
})();`;

/**
 * A page that lists and searches the articles of an archive from any disk, without any program: their words are in it as
 * data that no browser runs, its one script and style are named by hash, and it may ask the network for nothing.
 */
export async function* toIndexPage(articles: () => AsyncIterable<Indexed>, words: ExportWords): AsyncGenerator<string> {
  const policy = `default-src 'none'; script-src 'sha256-${await sha256(SCRIPT)}'; style-src 'sha256-${await sha256(CSS)}'; base-uri 'none'; form-action 'none'`;
  yield `<!doctype html>
<html lang="${escapeHtml(words.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(words.title)}</title>
<style>${CSS}</style>
</head>
<body data-none="${escapeHtml(words.nothingFound)}" data-count="${escapeHtml(words.count)}">
<h1>${escapeHtml(words.title)}</h1>
<input type="search" aria-label="${escapeHtml(words.search)}" placeholder="${escapeHtml(words.search)}" autofocus>
<p id="count" role="status"></p>
<ol></ol>
`;
  let block: string[][] = [];
  for await (const { article, page } of articles()) {
    block.push(toRow(article, page));
    if (block.length < BLOCK) continue;
    yield toData(block);
    block = [];
  }
  yield toData(block);
  yield `<script>${SCRIPT}</script>\n</body>\n</html>\n`;
}

function toRow({ fields, tags, body, highlights }: ArchivedArticle, page: string): string[] {
  const facts = [
    fields.source ?? fields.siteName,
    fields.byline,
    fields.publishedTime?.slice(0, 10),
    ...tags,
    fields.note,
  ];
  const own = highlights.map(({ note }) => note).filter(Boolean);
  const address = page.split('/').map(encodeURIComponent).join('/');
  return [fields.title, address, facts.filter(Boolean).join(' · '), [body?.text ?? '', ...own].join('\n')];
}

/** Data in a page: without `<` nothing in it can end the block. */
function toData(block: string[][]): string {
  const json = JSON.stringify(block).replaceAll('<', '\\u003c');
  return `<script type="application/json">${json}</script>\n`;
}
