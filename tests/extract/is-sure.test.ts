import { expect, test } from 'vitest';
import { isSure } from '@/utils/extract/choose-blocks';

test('Readability is asked only where the model doubts much of what it would keep', () => {
  expect(isSure(0.95)).toBe(true);
  expect(isSure(0.75)).toBe(true);
  expect(isSure(0.5)).toBe(false);
});
