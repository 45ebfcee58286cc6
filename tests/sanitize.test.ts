// @vitest-environment jsdom
// DOMPurify does not clean under happy-dom.
import { describe, expect, test } from 'vitest';
import { isCleanHtml, sanitizeEach, sanitizeToFragment, sanitizeToHtml, writeHtml } from '@/utils/sanitize';

describe('what an article needs stays', () => {
  test.each([
    '<p>一<strong>二</strong><br>三</p>',
    '<h2>从低处做</h2>',
    '<p><a href="https://a.example/1">链接</a></p>',
    '<figure><img src="https://a.example/1.jpg" alt="图"><figcaption>说明</figcaption></figure>',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '<table><tbody><tr><td colspan="2">格</td></tr></tbody></table>',
    '<pre><code>a &lt; b</code></pre>',
    '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>',
    '<ol start="3" type="a"><li>三</li></ol>',
  ])('%s', (html) => {
    expect(sanitizeToHtml(html)).toBe(html);
  });
});

describe('what could run, load, submit, style or name goes', () => {
  test.each([
    ['<p onclick="x()">一</p>', '<p>一</p>'],
    ['<script>x()</script><p>一</p>', '<p>一</p>'],
    ['<img src=x onerror=alert(1)>', ''],
    ['<img src="data:image/svg+xml;base64,AAAA">', ''],
    ['<a href="javascript:alert(1)">一</a>', '<a>一</a>'],
    ['<a href="data:text/html,x">一</a>', '<a>一</a>'],
    ['<a href="data:image/png;base64,AAAA">一</a>', '<a>一</a>'],
    ['<a href=" java\nscript:alert(1)">一</a>', '<a>一</a>'],
    ['<svg><a href="javascript:x"><text>一</text></a></svg>', ''],
    ['<math><mtext><style><img src=x onerror=x></style></mtext></math>', ''],
    ['<form><input name="parentNode"><p>一</p></form>', '<p>一</p>'],
    ['<p id="x" class="y" style="position:fixed" name="z">一</p>', '<p>一</p>'],
    ['<iframe src="https://a.example"></iframe>', ''],
    ['<template><img src=x onerror=x></template>', ''],
    ['<x-foo is="bar">一</x-foo>', '一'],
    ['<frameset onload=alert(1)>', ''],
    ['<input type="image" src="https://a.example/x">', ''],
    ['<p type="a">一</p>', '<p>一</p>'],
    ['<!-- 一 --><p>二</p>', '<p>二</p>'],
  ])('%s', (html, expected) => {
    expect(sanitizeToHtml(html)).toBe(expected);
  });
});

test('cleaning twice changes nothing more', () => {
  const html =
    '<div><p>一<a href="mailto:a@b.c">x</a></p><noscript><p title="</noscript><img src=x onerror=x>"></noscript></div>';
  const once = sanitizeToHtml(html);
  expect(sanitizeToHtml(once)).toBe(once);
});

test.each([
  ['a heading in a heading', '<h2>一<foreignobject><h2>二</h2></foreignobject></h2>'],
  ['a blank line at the beginning of what is preformatted', '<pre><textarea>x</textarea>\n\n<code>一</code></pre>'],
])('what is kept is read back as itself: %s', (_, html) => {
  const once = sanitizeToHtml(html);
  expect(writeHtml(new DOMParser().parseFromString(`<body>${once}`, 'text/html').body)).toBe(once);
  expect(sanitizeToHtml(once)).toBe(once);
});

test('of hundreds of players that are never closed the words stay, as of one', () => {
  const players = (count: number) =>
    `<p>一</p>${'<video src="/1.mp4"><audio controls>二</audio>'.repeat(count)}<b onclick="x()">三</b>`;
  expect(sanitizeToHtml(players(1))).toBe('<p>一</p>二<b>三</b>');
  expect(sanitizeToHtml(players(200))).toBe(`<p>一</p>${'二'.repeat(200)}<b>三</b>`);
});

test('the fragment is inert: its pictures belong to no window', () => {
  const fragment = sanitizeToFragment('<img src="https://a.example/1.jpg">');
  expect(fragment.ownerDocument.defaultView).toBeNull();
});

test('several pieces are cleaned at once, each for itself, even where one breaks out', () => {
  const clean = (pieces: string[]) => sanitizeEach(pieces).map((element) => element.innerHTML);
  expect(clean([])).toEqual([]);
  expect(clean(['<p>一</p>', '<p>二<script>attack()</script></p>', '三'])).toEqual(['<p>一</p>', '<p>二</p>', '三']);
  const broken = clean(['一</section><section>二', '<p onclick="attack()">三</p>']);
  expect(broken).toHaveLength(2);
  expect(broken[1]).toBe('<p>三</p>');
});

describe('what would be changed by cleaning is not kept to the letter', () => {
  test.each([
    '<script>alert(1)</script>',
    '<script>alert(1)</script><p>一</p>',
    '<style onload=alert(1)></style><p>一</p>',
    '<meta http-equiv=refresh content="0;url=javascript:alert(1)"><p>一</p>',
    '<!--[if IE]><script>x</script><![endif]--><p>一</p>',
    '<p>一</p></body><!-- x -->',
    '<p>一</p></html><!-- x -->',
    '<body onload=alert(1)><p>一</p>',
    '<html onclick=alert(1)><p>一</p>',
    '<!doctype html><p>一</p>',
    '<frameset onload=alert(1)>',
    ' <script>alert(1)</script>',
    '<p>一</p><img src=x onerror=alert(1)>',
  ])('%s', (html) => {
    expect(isCleanHtml(html)).toBe(false);
  });

  test.each(['<p>一</p>', '一', '', ' ', '\n<p>一</p>\n', '<p>一<img src="https://a.example/1.jpg"></p>'])(
    '%s is clean',
    (html) => {
      expect(isCleanHtml(html)).toBe(true);
    },
  );
});
