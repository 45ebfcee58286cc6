import { expect, test } from 'vitest';
import { breakFormulas } from '@/components/break-formulas';
import { readText } from '@/utils/annotate/read-text';

function show(html: string): HTMLElement {
  const fragment = document.createRange().createContextualFragment(html);
  breakFormulas(fragment);
  const root = document.createElement('div');
  root.append(fragment);
  return root;
}

test('a formula of several rows is read row by row, and its text stays what it was', () => {
  const tex = String.raw`\begin{aligned} a &= b + c \\ d &= e \end{aligned}`;
  const root = show(`<p>因此<code></code>成立。</p>`.replace('<code>', `<code>${tex.replaceAll('&', '&amp;')}`));
  const rows = (root.querySelector('code')?.innerHTML ?? '').split(/<br[^>]*>/).map((row) => row.trim());
  expect(rows).toEqual([
    String.raw`\begin{aligned}`,
    String.raw`a &amp;= b + c \\`,
    'd &amp;= e',
    String.raw`\end{aligned}`,
  ]);
  expect(readText(root).text.trim()).toBe(`因此${tex}成立。`);
});

test('a formula of one row, code and what is set already are left alone', () => {
  const html = String.raw`<p><code>E = mc^2</code><code>a \\ b</code></p><pre><code>\begin{x} 1 \\ 2 \end{x}</code></pre>`;
  expect(show(html).innerHTML).toBe(html);
});
