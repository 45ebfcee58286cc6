// @vitest-environment jsdom
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { toMarkdown as highlightsToMarkdown } from '@/utils/annotate/to-markdown';
import { escapeHtml } from '@/utils/export/escape-html';
import { toMarkdown } from '@/utils/export/to-markdown';
import { createArchived, WORDS } from './setup';

/** Words that a page may have, which are no HTML there, and must be none in what a program makes of our Markdown. */
const ATTACKS = [
  '<img src=x onerror=alert(1)>',
  '\\<img src=x onerror=alert(1)>',
  '\\\\<script>alert(1)</script>',
  '<javascript:alert(1)>',
  '<!-- x --> <b>y</b>',
  '&lt;img src=x onerror=alert(1)&gt;',
  'a < b && c > d',
  '`<img src=x onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
];

/** As the plainest of programs, which lets HTML in Markdown through. */
function render(markdown: string): HTMLElement {
  const text = markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
  return new DOMParser().parseFromString(String(marked.parse(text, { async: false })), 'text/html').body;
}

/** Elements that Markdown has a sign for. */
function listForeign(body: HTMLElement): string[] {
  const known = /^(?:h1|h2|p|a|em|strong|blockquote|hr|img|code|pre)$/;
  return [...body.ownerDocument.querySelectorAll('body *, head *')]
    .filter(
      ({ localName, attributes }) => !known.test(localName) || [...attributes].some(({ name }) => /^on/.test(name)),
    )
    .map(({ outerHTML }) => outerHTML);
}

describe.each(ATTACKS)('%s is words in Markdown', (words) => {
  test('of an article, in its title, its text and under its pictures', () => {
    const html = `<p>前${escapeHtml(words)}后</p><p><img src="https://a.example/1.png" alt="${escapeHtml(words)}" title="${escapeHtml(words)}"><a href="https://a.example/?q=${encodeURIComponent(words)}" title="${escapeHtml(words)}">链接${escapeHtml(words)}</a></p>`;
    const body = render(toMarkdown(createArchived({ html }, { title: `题${words}`, note: words }), { words: WORDS }));
    expect(listForeign(body)).toEqual([]);
    expect(body.querySelector('h1')?.textContent).toContain('题');
    expect(body.querySelector('p')?.textContent).toBe(`前${words}后`);
    expect(body.querySelectorAll('img')).toHaveLength(1);
  });

  test('of highlights, in quote and note', () => {
    const body = render(
      highlightsToMarkdown({ title: words, url: 'https://a.example/' }, [{ quote: words, note: words }]),
    );
    expect(listForeign(body)).toEqual([]);
    expect(body.querySelector('blockquote')).not.toBeNull();
  });
});
