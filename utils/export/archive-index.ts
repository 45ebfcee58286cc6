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
body{box-sizing:border-box;max-width:48em;margin:0 auto;padding:32px 16px 64px;background:light-dark(#fcfbf9,#191b1d);color:light-dark(#1f1d1a,#dad8d3);font:16px/1.6 system-ui,"PingFang SC","Microsoft YaHei UI","Noto Sans CJK SC",sans-serif}
h1{margin:0 0 16px;font-size:24px;line-height:1.4}
input{box-sizing:border-box;width:100%;padding:10px 14px;font:inherit;color:inherit;background:light-dark(#fff,#212427);border:1px solid light-dark(#8f897d,#6f767d);border-radius:8px}
button{min-height:40px;padding:0 16px;font:inherit;color:inherit;cursor:pointer;background:none;border:1px solid light-dark(#8f897d,#6f767d);border-radius:8px}
:focus-visible{outline:2px solid light-dark(#17654f,#74cdb0);outline-offset:2px}
ol{padding:0;margin:0 0 24px;list-style:none}li{padding:14px 0;border-bottom:1px solid light-dark(#e5e1d9,#33383d);overflow-wrap:anywhere}
li a{font-size:17px;font-weight:600;line-height:1.5}
a{color:light-dark(#17654f,#74cdb0);text-decoration:none}a:hover{text-decoration:underline}
p{margin:2px 0 0;font-size:14px;color:light-dark(#615c53,#a5a39d)}#count{margin:12px 0 4px}
mark{color:inherit;background:light-dark(#fde68a,#463708)}`;

/** Runs in the exported page: everything that comes from articles is put there as text. */
const SCRIPT = `'use strict';
(() => {
  const fold = (text) => text.normalize('NFKC').toLowerCase();
  const all = [];
  for (const block of document.querySelectorAll('script[type="application/json"]')) {
    for (const [title, page, facts, text] of JSON.parse(block.textContent)) all.push({ title, page, facts, text, folded: fold(title + '\\n' + facts + '\\n' + text) });
    block.remove();
  }
  const find = (selector) => document.querySelector(selector);
  const box = find('input'), list = find('ol'), count = find('#count'), more = find('button');
  const words = document.body.dataset;
  let found = [], shown = 0, terms = [];
  // Folding may make one character of many or many of one: each knows which of the text's it came from.
  const put = (element, text) => {
    const starts = [], ends = [];
    let folded = '', length = 0, at = 0, done = 0;
    for (const one of text) {
      const piece = fold(one);
      for (let i = 0; i < piece.length; i++) { starts.push(length); ends.push(length + one.length); }
      folded += piece;
      length += one.length;
    }
    for (;;) {
      const next = terms.map((term) => [folded.indexOf(term, at), term.length]).filter(([from]) => from >= 0).sort((a, b) => a[0] - b[0])[0];
      if (!next) break;
      at = next[0] + next[1];
      const mark = document.createElement('mark'), from = Math.max(done, starts[next[0]]);
      mark.textContent = text.slice(from, ends[at - 1]);
      element.append(text.slice(done, from), mark);
      done = Math.max(done, ends[at - 1]);
    }
    element.append(text.slice(done));
    return element;
  };
  const line = (name, text) => put(document.createElement(name), text);
  const item = ({ title, page, facts, text }) => {
    const row = document.createElement('li'), link = line('a', title || page);
    link.href = page;
    const lower = text.toLowerCase(), places = terms.map((term) => lower.indexOf(term)).filter((at) => at >= 0);
    const from = places.length === 0 ? 0 : Math.max(0, Math.min(...places) - 30);
    row.append(link);
    if (facts) row.append(line('p', facts));
    row.append(line('p', (from > 0 ? '…' : '') + text.slice(from, from + 120)));
    return row;
  };
  const showMore = () => {
    const first = shown;
    shown = Math.min(found.length, shown + 100);
    list.append(...found.slice(first, shown).map(item));
    more.hidden = shown >= found.length;
    if (first > 0) list.children[first].querySelector('a').focus();
  };
  const show = () => {
    terms = fold(box.value).split(/\\s+/).filter(Boolean);
    found = all.filter(({ folded }) => terms.every((term) => folded.includes(term)));
    count.textContent = found.length === 0 ? words.none : words.count.replace('$1', found.length);
    list.replaceChildren();
    shown = 0;
    showMore();
  };
  box.addEventListener('input', show);
  more.addEventListener('click', showMore);
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
<button type="button" hidden>${escapeHtml(words.more)}</button>
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
