import { expect, test } from 'vitest';
import { isSure } from '@/utils/extract/choose-blocks';

test('Readability is asked where the model doubts some of what it would keep', () => {
  expect(isSure(0.95)).toBe(true);
  expect(isSure(0.75)).toBe(false);
  expect(isSure(0.5)).toBe(false);
});
