/** How reading looks. The values are names and numbers; `components/tokens.css` says what the names mean. */
export interface Look {
  theme: Theme;
  /** Body size in CSS pixels. */
  size: number;
  /** Height of a line, in sizes. */
  line: number;
  /** Length of a line, in characters. */
  measure: Measure;
  font: Font;
  /** The family's name where `font` is `own`. */
  ownFont: string;
  align: Align;
  /** What tells one paragraph from the next. */
  paragraphs: Paragraphs;
  setting: Setting;
  /** Chinese as it was written, or turned into the other script. */
  script: Script;
  code: Code;
}

export const THEMES = ['system', 'light', 'sepia', 'grey', 'dark', 'black'] as const;
export const MEASURES = [28, 34, 40] as const;
export const FONTS = ['sans', 'serif', 'kai', 'own'] as const;
/** `auto` is justified where lines are long enough for it, and in scripts that it suits. */
export const ALIGNS = ['auto', 'justify', 'start'] as const;
export const PARAGRAPHS = ['gap', 'indent'] as const;
export const SETTINGS = ['horizontal', 'vertical'] as const;
export const SCRIPTS = ['asIs', 'simplified', 'traditional'] as const;
export const CODES = ['scroll', 'wrap'] as const;

export type Theme = (typeof THEMES)[number];
export type Measure = (typeof MEASURES)[number];
export type Font = (typeof FONTS)[number];
export type Align = (typeof ALIGNS)[number];
export type Paragraphs = (typeof PARAGRAPHS)[number];
export type Setting = (typeof SETTINGS)[number];
export type Script = (typeof SCRIPTS)[number];
export type Code = (typeof CODES)[number];

/** The steps that the size buttons go through; 18 px and 1.8 are what the issue asks to start with. */
export const SIZES: readonly number[] = [14, 16, 18, 20, 22, 24, 28, 32];
export const LINES: readonly number[] = [1.4, 1.6, 1.8, 2, 2.2, 2.4];

export const DEFAULT_LOOK: Look = {
  theme: 'system',
  size: 18,
  line: 1.8,
  measure: 34,
  font: 'sans',
  ownFont: '',
  align: 'auto',
  paragraphs: 'gap',
  setting: 'horizontal',
  script: 'asIs',
  code: 'scroll',
};

/** The next step up or down, or the same at the end of the scale. */
export function step(scale: readonly number[], value: number, direction: 1 | -1): number {
  const at = scale.findIndex((one) => one >= value);
  return scale[Math.min(Math.max(at + direction, 0), scale.length - 1)] ?? value;
}

/** Letters, digits and what else font makers put in names; nothing that could end a CSS string. */
const FONT_NAME = /[^\p{L}\p{N} ._+&-]/gu;

/** A family's name as it may stand in a style sheet, whatever was typed. */
export function toFontName(typed: unknown): string {
  if (typeof typed !== 'string') return '';
  return typed.replace(FONT_NAME, '').replace(/\s+/g, ' ').trim().slice(0, 60);
}

/** A look read back from storage or a file: whatever is not valid gets its default. */
export function toLook(stored: unknown): Look {
  const found = (typeof stored === 'object' && stored !== null ? stored : {}) as Record<string, unknown>;
  const pick = <T>(name: keyof Look, known: readonly T[], otherwise: T) =>
    known.find((one) => one === found[name]) ?? otherwise;
  return {
    theme: pick('theme', THEMES, DEFAULT_LOOK.theme),
    size: pick('size', SIZES, DEFAULT_LOOK.size),
    line: pick('line', LINES, DEFAULT_LOOK.line),
    measure: pick('measure', MEASURES, DEFAULT_LOOK.measure),
    font: pick('font', FONTS, DEFAULT_LOOK.font),
    ownFont: toFontName(found.ownFont),
    align: pick('align', ALIGNS, DEFAULT_LOOK.align),
    paragraphs: pick('paragraphs', PARAGRAPHS, DEFAULT_LOOK.paragraphs),
    setting: pick('setting', SETTINGS, DEFAULT_LOOK.setting),
    script: pick('script', SCRIPTS, DEFAULT_LOOK.script),
    code: pick('code', CODES, DEFAULT_LOOK.code),
  };
}
