// @vitest-environment jsdom
import { EpubCheck } from '@likecoin/epubcheck-ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '@/utils/annotate/read-text';
import type { ArchivedArticle } from '@/utils/archived-article';
import { toEpub } from '@/utils/export/to-epub';
import { writeZip } from '@/utils/export/write-zip';
import { listZip } from '@/utils/import/open-zip';
import { sanitizeToHtml } from '@/utils/sanitize';
import { createArchived, createHighlight, createPicture, each, WORDS } from './setup';

async function makeBook(articles: ArchivedArticle[]): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) });
  const id = '01890000-0000-7000-8000-00000000000f';
  await writeZip(
    toEpub({ articles: () => each(articles), words: WORDS, createdAt: '2024-05-06T07:08:09.123Z', id }),
    sink,
  );
  return Buffer.concat(chunks);
}

/** What the checker finds wrong, in its words. */
async function check(book: Uint8Array): Promise<string[]> {
  const { messages } = await EpubCheck.validate(book);
  return messages
    .filter(({ severity }) => /fatal|error|warning/.test(severity))
    .map(({ id, message }) => `${id} ${message}`);
}

async function readChapter(book: Uint8Array): Promise<string> {
  for await (const { path, readText: read } of listZip(new Blob([Uint8Array.from(book)]))) {
    if (path.endsWith('article-00001.xhtml')) return read();
  }
  return '';
}

const NASTY = `<p>a<div>b</div></p><b><p>x</p><div>y</div></b><ul>q<li>1<li>2<p>x</p></ul><dl><dd>x</dd></dl><dl><dt>a<dd>b</dl>
<table width="100%"><caption>c</caption><tr><td colspan="a">1<td rowspan="2"><p>x</p></table><table></table><ul></ul>
<figure><figcaption>1</figcaption><img src="https://a.example/1.png"><figcaption>2</figcaption></figure>
<ruby>汉<rp>(</rp><rt>han</rt>字<rt>zi</rt></ruby><h2><div>x</div></h2><pre>a\n<b>b</b></pre>
<a href="https://a.example/x y|z^[1]%zz"><div>block</div></a><a href="https://a.example/x y|z^[1]%zz">line</a><a href="https://">none</a>
<time datetime="gestern">g</time><ol start="x" reversed type="a"><li value="3">x</li></ol><q cite="https://x y">q</q>
<details><summary>s</summary>d</details><section><p lang="zh_CN" dir="x">p</p></section><hr><li>stray</li><td>stray</td>
<img src="https://a.example/gone.png"><img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==">`;

/** Articles as no writer would make them: any element in any other. */
const TAGS =
  'a b blockquote br caption code dd details div dl dt em figcaption figure h2 hr i img li ol p pre q rt ruby section span sub summary table tbody td th tr u ul'.split(
    ' ',
  );
const node = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('字', 'word & <', '\u0001', ' '),
    fc
      .tuple(fc.constantFrom(...TAGS), fc.array(tie('html'), { maxLength: 4 }))
      .map(
        ([tag, inner]) =>
          `<${tag}${tag === 'img' ? ' src="https://a.example/1.png"' : tag === 'a' ? ' href="https://a.example/é"' : ''}>${inner.join('')}</${tag}>`,
      ),
  ),
})).html;

describe('a book', () => {
  test('of one hostile article passes the check', async () => {
    const article = createArchived(
      { html: NASTY, pictures: [createPicture('https://a.example/1.png')] },
      { title: 'a & <b> "c"', byline: '<&>' },
    );
    expect(await check(await makeBook([article]))).toEqual([]);
  });

  test('with notes and highlights passes the check, and has them as footnotes', async () => {
    const text = readText(new DOMParser().parseFromString(sanitizeToHtml(NASTY), 'text/html').body).text;
    const highlights = Array.from({ length: Math.floor(text.length / 3) }, (_, i) => {
      const [start, end] = [i * 3, Math.min(text.length, i * 3 + 5)];
      const anchor = { quote: text.slice(start, end), start, end };
      return createHighlight({ ...anchor, note: i % 2 ? `第 ${i} & <条>\n两行` : '' });
    }).filter(({ quote }) => quote.trim());
    const gone = createHighlight({ quote: '这里没有的话', note: '留着' });
    const article = createArchived(
      { html: NASTY, highlights: [...highlights, gone], pictures: [createPicture('https://a.example/1.png')] },
      { note: '读过 <两> 遍\n\n真的' },
    );
    const book = await makeBook([article]);
    expect(await check(book)).toEqual([]);
    const chapter = await readChapter(book);
    expect(chapter.match(/<mark>/g)?.length).toBeGreaterThan(highlights.length / 2);
    expect(chapter.match(/epub:type="noteref"/g)?.length).toBe(chapter.match(/epub:type="footnote"/g)?.length);
    expect(chapter).toContain('<h2>笔记</h2><p>读过 &lt;两&gt; 遍</p><p>真的</p>');
    expect(chapter).toContain('<h2>划线</h2><blockquote><p>这里没有的话</p></blockquote><p>留着</p>');
  }, 60_000);

  test('of two hundred articles of any markup passes the check', async () => {
    const bodies = fc.sample(fc.array(node, { maxLength: 8 }), { numRuns: 200, seed: 6 });
    const articles = bodies.map((parts, i) =>
      createArchived(
        { id: String(i), html: parts.join(''), pictures: [createPicture('https://a.example/1.png')] },
        { title: i % 2 ? '' : `第 ${i} 篇` },
      ),
    );
    expect(await check(await makeBook(articles))).toEqual([]);
  }, 120_000);

  test('of none is still a book', async () => {
    expect(await check(await makeBook([]))).toEqual([]);
  });
});
