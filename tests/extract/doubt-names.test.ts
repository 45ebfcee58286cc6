import { expect, test } from 'vitest';
import { measureBlocks } from '@/utils/extract/block-features';
import { doubtNames } from '@/utils/extract/doubt-names';
import { splitBlocks } from '@/utils/extract/split-blocks';

/** What becomes of the one block in a box of that name. */
function doubt(name: string, probability: number): number {
  document.body.innerHTML = `<div class="${name}"><p>清晨的集市上人声鼎沸，卖菜的大娘把青菜摆得整整齐齐。</p></div>`;
  const blocks = splitBlocks(document.body);
  const table = measureBlocks(blocks, document.body, { title: '', description: '', articleBody: '' });
  return doubtNames([probability], table)[0] ?? Number.NaN;
}

test.each(['comment-list', 'cookie-consent', 'share-bar', 'byline', 'newsletter-form', 'gfield'])(
  'half a likelihood is less in a box named %s',
  (name) => {
    expect(doubt(name, 0.5)).toBeLessThan(0.3);
  },
);

test('nothing changes elsewhere, nor where the model is sure', () => {
  expect(doubt('columns', 0.5)).toBe(0.5);
  expect(doubt('comment-list', 0.9)).toBe(0.9);
});
