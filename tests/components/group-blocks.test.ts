import { expect, test } from 'vitest';
import { groupBlocks } from '@/components/group-blocks';
import { readText } from '@/utils/annotate/read-text';

const SENTENCE = '排版是一门让人忘记它存在的手艺,读者只记得文章。';

function fragmentOf(html: string): DocumentFragment {
  return document.createRange().createContextualFragment(html);
}

function textOf(fragment: DocumentFragment): string {
  const root = document.createElement('div');
  root.append(fragment.cloneNode(true));
  return readText(root).text;
}

function partsOf(fragment: DocumentFragment): HTMLElement[] {
  return [...fragment.querySelectorAll<HTMLElement>('.article-view-part')];
}

const LONG = Array.from(
  { length: 300 },
  (_, n) => `${n % 10 === 0 ? `<h2>${n}</h2>` : ''}<p>${SENTENCE.repeat(4)}</p>`,
).join('\n');

test('a short article is left as it is', () => {
  const fragment = fragmentOf(`<h2>一</h2><p>${SENTENCE}</p>`);
  groupBlocks(fragment);
  expect(partsOf(fragment)).toEqual([]);
});

test('a long one is put into parts of about two screens; its text, by which marks are placed, stays the same', () => {
  const fragment = fragmentOf(`开头<b>没有段落</b><br>的字${LONG}`);
  const before = textOf(fragment);
  groupBlocks(fragment);
  expect(textOf(fragment)).toBe(before);
  const sizes = partsOf(fragment).map((part) => (part.textContent ?? '').length);
  expect(sizes.length).toBeGreaterThan(10);
  expect(Math.max(...sizes)).toBeLessThan(2_200);
  expect(fragment.querySelectorAll('h2')).toHaveLength(30);
});

test('lines that no block holds are never torn apart', () => {
  const fragment = fragmentOf(Array.from({ length: 900 }, () => `${SENTENCE}<br>`).join(''));
  const before = textOf(fragment);
  groupBlocks(fragment);
  expect(textOf(fragment)).toBe(before);
  expect(partsOf(fragment)).toHaveLength(1);
});

test('a heading stays with what it stands over, and a paragraph knows what is before it', () => {
  const fragment = fragmentOf(LONG);
  groupBlocks(fragment);
  const parts = partsOf(fragment);
  for (const part of parts) expect(part.lastElementChild?.localName).toBe('p');
  expect(parts.map((part) => part.dataset.after)).toEqual([undefined, ...parts.slice(1).map(() => 'p')]);
});

test('an article that lies in sections is put into parts there', () => {
  const fragment = fragmentOf(`<section><section>${LONG}</section></section>`);
  groupBlocks(fragment);
  expect(fragment.querySelectorAll('section section > .article-view-part').length).toBeGreaterThan(10);
});
