// @vitest-environment jsdom
import { expect, test } from 'vitest';
import type { OwnEdits } from '@/utils/article';
import { type Body, putBack, removeBlock } from '@/utils/edit/edit-body';
import { listBlocks } from '@/utils/edit/list-blocks';
import { repeatEdits } from '@/utils/edit/repeat-edits';

const CUT = { step: 'blocks', reason: 'advertisement' };
const FRESH: Body = {
  html: '<p>一</p><ul><li>甲</li><li>乙</li></ul><p>二</p><p>同</p><p>三</p><p>同</p>',
  text: '一\n甲\n乙\n二\n同\n三\n同',
  removed: [{ ...CUT, text: '广告', html: '<p>广告</p>', before: 2 }],
};

/** The nth block of a body with these words. */
function numberOf(html: string, words: string, nth = 0): number {
  const root = document.createElement('div');
  root.innerHTML = html;
  return listBlocks(root).flatMap((block, n) => (block.textContent === words ? [n] : []))[nth] ?? -1;
}

function editsOf({ removed, returned = [] }: Body): OwnEdits {
  return { cuts: removed.filter(({ step }) => step === 'reader'), returned: [...returned] };
}

function cut(body: Body | undefined, words: string, nth = 0): Body {
  const next = body && removeBlock(body, numberOf(body.html, words, nth));
  if (!next) throw new Error(`There is no ${words}.`);
  return next;
}

test('what was taken out is taken out of the page as it is read anew, and can be put back', () => {
  const edits = editsOf(cut(cut(FRESH, '二'), '乙'));
  const again = repeatEdits({ ...FRESH, html: `<p>新</p>${FRESH.html}` }, edits);
  expect(again.html).toBe('<p>新</p><p>一</p><ul><li>甲</li></ul><p>同</p><p>三</p><p>同</p>');
  expect(again.text).not.toContain('二');
  expect(again.removed.map(({ text }) => text).sort()).toEqual(['乙', '二', '广告'].sort());
  const index = again.removed.findIndex(({ text }) => text === '二');
  expect(putBack(again, index)?.html).toContain('</ul><p>二</p><p>同</p>');
});

test('of two blocks with the same words the one that stood there goes', () => {
  expect(repeatEdits(FRESH, editsOf(cut(FRESH, '同', 1))).html).toMatch(/<p>同<\/p><p>三<\/p>$/);
  expect(repeatEdits(FRESH, editsOf(cut(FRESH, '同', 0))).html).toMatch(/<p>二<\/p><p>三<\/p><p>同<\/p>$/);
});

test('what was put back is put back again, unless the reader took it out after all', () => {
  const back = putBack(FRESH, 0);
  if (!back) throw new Error('Nothing was put back.');
  expect(back.returned).toEqual(['广告']);
  const again = repeatEdits(FRESH, editsOf(back));
  expect(again.html).toContain('<p>广告</p><p>二</p>');
  expect(again.removed).toEqual([]);
  const out = cut(back, '广告');
  expect(editsOf(out)).toMatchObject({ returned: [], cuts: [{ text: '广告' }] });
});

test('what is not on the page any more is passed over', () => {
  const edits = editsOf(cut(FRESH, '二'));
  const other: Body = { html: '<p>别的</p>', text: '别的', removed: [] };
  expect(repeatEdits(other, edits)).toEqual(other);
});

test('what has been done already is not done twice, also where two blocks say the same', () => {
  const fresh = { html: '<p>正文</p><p>广告</p><p>广告</p>', text: '正文\n广告\n广告', removed: [] };
  const once = removeBlock(fresh, 1);
  if (!once) throw new Error('It has no second block.');
  expect(repeatEdits(once, { cuts: once.removed, returned: [] }).html).toBe('<p>正文</p><p>广告</p>');
  expect(repeatEdits(fresh, { cuts: once.removed, returned: [] }).html).toBe('<p>正文</p><p>广告</p>');
});
