import { expect, test } from 'vitest';
import { DEFAULT_LOOK, nextTheme, SIZES, stepSize, THEMES, toLook } from '@/utils/look';

test('sizes stop at both ends', () => {
  expect(stepSize(18, 1)).toBe(20);
  expect(stepSize(SIZES[0] ?? 0, -1)).toBe(SIZES[0]);
  expect(stepSize(SIZES.at(-1) ?? 0, 1)).toBe(SIZES.at(-1));
});

test('the theme button goes round', () => {
  let theme = THEMES[0] ?? 'system';
  for (let i = 0; i < THEMES.length; i++) theme = nextTheme(theme);
  expect(theme).toBe(THEMES[0]);
});

test('what storage holds from another version falls back', () => {
  expect(toLook(undefined)).toEqual(DEFAULT_LOOK);
  expect(toLook({ theme: 'neon', size: 20 })).toEqual({ theme: 'system', size: 20 });
  expect(toLook({ theme: 'dark', size: 1e9 })).toEqual({ theme: 'dark', size: 18 });
});
