// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HIGHLIGHT_COLORS } from '@/utils/highlight';
import { THEMES } from '@/utils/look';

/** WCAG 2 contrast of every theme, computed from the one file that has raw colours. */
const CSS = readFileSync(new URL('../../components/tokens.css', import.meta.url), 'utf8').replace(
  /\/\*[\s\S]*?\*\//g,
  '',
);

/** The declarations of the first rule with this selector. */
function readRule(selector: string): Map<string, string> {
  const at = CSS.indexOf(`${selector} {`);
  if (at < 0) throw new Error(`tokens.css has no ${selector}.`);
  const body = CSS.slice(CSS.indexOf('{', at) + 1, CSS.indexOf('}', at));
  return new Map(
    [...body.matchAll(/([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value.trim()] as const),
  );
}

/** A theme's own colours, else those of the root, as its colour scheme takes them. */
function colours(theme: string, scheme: 'light' | 'dark'): (name: string) => string {
  const [root, own] = [readRule(':root'), readRule(`[data-theme="${theme}"]`)];
  return (name) => {
    const value = own.get(name) ?? root.get(name) ?? '';
    const pair = /^light-dark\((#\w+), (#\w+)\)$/.exec(value);
    const colour = pair ? pair[scheme === 'light' ? 1 : 2] : value;
    if (!colour || !/^#[0-9a-f]{6}$/.test(colour)) throw new Error(`${name} of ${theme} is ${value}.`);
    return colour;
  };
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const CASES = THEMES.flatMap((theme) => {
  const scheme = readRule(`[data-theme="${theme}"]`).get('color-scheme') ?? '';
  return scheme.split(' ').map((one) => [theme, one as 'light' | 'dark'] as const);
});

test('white on black is 21', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
});

describe.each(CASES)('theme %s, %s', (theme, scheme) => {
  const of = colours(theme, scheme);

  test('body text is at least 7 to 1, also in notes, code, marks, highlights and what is read aloud', () => {
    const grounds = ['--paper', '--panel', '--hover', '--accent-soft', '--mark', '--mark-spoken'];
    const highlights = HIGHLIGHT_COLORS.map((color) => `--mark-${color}`);
    for (const ground of [...grounds, ...highlights]) {
      expect(contrast(of('--ink'), of(ground)), ground).toBeGreaterThanOrEqual(7);
    }
  });

  test('what is beside the text is at least 4.5 to 1', () => {
    for (const ink of ['--ink-soft', '--accent', '--danger']) {
      expect(contrast(of(ink), of('--paper')), `${ink} on paper`).toBeGreaterThanOrEqual(4.5);
      expect(contrast(of(ink), of('--panel')), `${ink} on panel`).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(of('--ink-soft'), of('--hover'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('--accent'), of('--hover'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('--accent-ink'), of('--accent'))).toBeGreaterThanOrEqual(4.5);
  });
});
