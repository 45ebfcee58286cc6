import { expect, test } from 'vitest';
import { endArticle } from '@/utils/extract/end-article';

const PARAGRAPH = '清晨的集市上人声鼎沸，卖菜的大娘把带着露水的青菜摆得整整齐齐。';

/** What is kept of lines that were all kept, each with its probability. */
function end(lines: readonly [text: string, probability: number][]): number {
  const isKept = lines.map(() => true);
  endArticle(
    lines.map(([text]) => text),
    lines.map(([text]) => text.length),
    lines.map(([, probability]) => probability),
    isKept,
  );
  return isKept.filter(Boolean).length;
}

test.each([
  '网友评论',
  '相关阅读：',
  '评论 (12)',
  '3 thoughts on “The market”',
  'Related Articles',
  'コメント',
  'About the Author',
])('the article ends at %s, where what follows is doubted', (line) => {
  const article: [string, number][] = [1, 2, 3].map(() => [PARAGRAPH, 0.95]);
  expect(end([...article, [line, 0.5], [PARAGRAPH, 0.5], [PARAGRAPH, 0.6]])).toBe(3);
});

test('a box between two paragraphs ends nothing', () => {
  expect(
    end([
      [PARAGRAPH, 0.9],
      [PARAGRAPH, 0.9],
      ['相关阅读', 0.5],
      [PARAGRAPH, 0.9],
      [PARAGRAPH, 0.9],
    ]),
  ).toBe(5);
});

test('above most of the text such a line is the name of what is told', () => {
  expect(
    end([
      [PARAGRAPH, 0.5],
      ['评论', 0.5],
      [PARAGRAPH, 0.5],
      [PARAGRAPH, 0.5],
      [PARAGRAPH, 0.5],
    ]),
  ).toBe(5);
});
