import { expect, test } from 'vitest';
import { measureLength } from '@/utils/article';

test('Chinese is counted by characters, punctuation not', () => {
  expect(measureLength('品质民生，春潮涌动。')).toEqual({ count: 8, minutes: 1 });
  expect(measureLength('字'.repeat(2000))).toEqual({ count: 2000, minutes: 5 });
});

test('Latin is counted by words, also among Chinese', () => {
  expect(measureLength("The reader's well-known APP 2.0")).toEqual({ count: 5, minutes: 1 });
  expect(measureLength('智行淄博APP上线')).toEqual({ count: 7, minutes: 1 });
  expect(measureLength('word '.repeat(2300)).minutes).toBe(10);
});
