/** How reading looks. The values are names; `components/tokens.css` says what they mean. */
export interface Look {
  theme: Theme;
  /** Body size in CSS pixels. */
  size: number;
}

export type Theme = 'system' | 'light' | 'sepia' | 'dark';

export const THEMES: readonly Theme[] = ['system', 'light', 'sepia', 'dark'];

/** The steps that the size buttons go through; 18 px is what the issue asks to start with. */
export const SIZES: readonly number[] = [14, 16, 18, 20, 22, 24, 28, 32];

export const DEFAULT_LOOK: Look = { theme: 'system', size: 18 };

/** The next size up or down, or the same at the end of the scale. */
export function stepSize(size: number, direction: 1 | -1): number {
  const at = SIZES.findIndex((step) => step >= size);
  return SIZES[Math.min(Math.max(at + direction, 0), SIZES.length - 1)] ?? DEFAULT_LOOK.size;
}

/** The theme that a press of the theme button goes on to. */
export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
}

/** A look read back from storage: whatever is not valid any more gets its default. */
export function toLook(stored: unknown): Look {
  const { theme, size } = (stored ?? {}) as Partial<Look>;
  return {
    theme: THEMES.find((known) => known === theme) ?? DEFAULT_LOOK.theme,
    size: SIZES.find((known) => known === size) ?? DEFAULT_LOOK.size,
  };
}
