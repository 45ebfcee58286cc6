import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, tidy } from '@/utils/library/search/fold';

test.each([
  ['臺灣與後來', '台湾与后来'],
  ['ＡＢＣ１２３', 'abc123'],
  ['ÉCOLE', 'école'],
  ['　', ' '],
  ['ｱ', 'ア'],
  ['ﬁ', 'ﬁ'],
  ['\u{f9dc}', '隆'],
])('%s is compared as %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('folding keeps every place, and folding again changes nothing', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(fold(text)).toHaveLength(text.length);
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
  const all = Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit));
  expect(all.filter((unit) => fold(fold(unit)) !== fold(unit))).toEqual([]);
});

test('text is kept composed and with single spaces', () => {
  expect(tidy(' e\u0301\n\n　a\t')).toBe('é a');
});
