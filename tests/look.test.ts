import { expect, test } from 'vitest';
import { DEFAULT_LOOK, LINES, SIZES, step, THEMES, toFontName, toLook } from '@/utils/look';

test('sizes and lines stop at both ends', () => {
  expect(step(SIZES, 18, 1)).toBe(20);
  expect(step(SIZES, SIZES[0] ?? 0, -1)).toBe(SIZES[0]);
  expect(step(SIZES, SIZES.at(-1) ?? 0, 1)).toBe(SIZES.at(-1));
  expect(step(LINES, 1.8, -1)).toBe(1.6);
});

test('reading begins with what the issue asks for', () => {
  expect(DEFAULT_LOOK).toMatchObject({ size: 18, line: 1.8, measure: 34, theme: 'system' });
  expect(THEMES).toHaveLength(6);
});

test('a look that was kept is read back as it was', () => {
  const look = {
    ...DEFAULT_LOOK,
    theme: 'black',
    size: 22,
    line: 2,
    measure: 40,
    font: 'own',
    ownFont: 'LXGW WenKai',
    align: 'start',
    paragraphs: 'indent',
    setting: 'vertical',
    script: 'traditional',
    code: 'wrap',
  };
  expect(toLook(JSON.parse(JSON.stringify(look)))).toEqual(look);
});

test('what storage holds from another version, or from nobody knows where, falls back field by field', () => {
  expect(toLook(undefined)).toEqual(DEFAULT_LOOK);
  expect(toLook('dark')).toEqual(DEFAULT_LOOK);
  expect(toLook({ theme: 'neon', size: 20 })).toEqual({ ...DEFAULT_LOOK, size: 20 });
  expect(toLook({ theme: 'dark', size: 1e9, line: '2', measure: 35, font: {} })).toEqual({
    ...DEFAULT_LOOK,
    theme: 'dark',
  });
});

test('a font name cannot carry anything else into a style sheet', () => {
  expect(toFontName('  思源  宋体 CN ')).toBe('思源 宋体 CN');
  expect(toFontName('a"; } * { color: red } /*\\')).toBe('a color red');
  expect(toFontName(7)).toBe('');
  expect(toLook({ font: 'own', ownFont: 'x'.repeat(500) }).ownFont).toHaveLength(60);
});
