// @vitest-environment jsdom
// DOMPurify does not clean under happy-dom.
import { expect, test } from 'vitest';
import { extract } from '@/utils/extract/extract';

/** Pages that `npm run suite:pages` found something wrong with, cut down to what was wrong. */
const SENTENCE = '清晨的集市上人声鼎沸，卖菜的大娘把带着露水的青菜摆得整整齐齐，买菜的人挑挑拣拣，讨价还价。';
const ARTICLE = `<h1>集市</h1>${Array.from({ length: 8 }, (_, i) => `<p>第${i + 1}天，${SENTENCE}</p>`).join('')}`;

function read(page: Document): string {
  const extraction = extract(page, 'https://a.example/1.html', { isForced: true });
  return extraction.kind === 'article' ? extraction.article.text : extraction.reason;
}

test.each(['hidden', 'aria-hidden="true"', 'style="display: none"'])(
  'a page whose whole body is hidden until its scripts are done (%s) is read',
  (attribute) => {
    const page = new DOMParser().parseFromString(`<title>集市</title><body ${attribute}>${ARTICLE}`, 'text/html');
    expect(read(page)).toContain(SENTENCE);
    const short = new DOMParser().parseFromString(`<title>集市</title><body ${attribute}><p>短。`, 'text/html');
    expect(read(short)).toBe('短。');
  },
);

test('a page without a body, or with frames in its place, has no article, and nothing is thrown', () => {
  const frames = new DOMParser().parseFromString('<frameset><frame src="/a.html"></frameset>', 'text/html');
  expect(read(frames)).toBe('no-article');
  const empty = new DOMParser().parseFromString(`<body>${ARTICLE}`, 'text/html');
  empty.body.remove();
  expect(read(empty)).toBe('no-article');
});
