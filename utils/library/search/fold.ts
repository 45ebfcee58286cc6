import { SIMPLIFIED, VARIANTS } from './variants';

/** Says how texts are folded and cut into pairs: an index made by another version is made anew. */
export const FOLD_VERSION = 1;

const SPACE = 0x20;

/** What is known of the fold: 0 for a unit that was not asked for yet. All of it at once would delay a first search. */
const known = new Uint16Array(0x10000);
let variants: Uint16Array | undefined;

/**
 * The UTF-16 unit that search takes a unit for: full and half width, case, 简 and 繁 and all kinds of blanks are one.
 * One unit for one unit, so that a place in the folded text is the same place in the text.
 */
export function foldUnit(unit: number): number {
  return known[unit] || learn(unit);
}

/** Text as it is kept for search: composed, each run of blanks one space. What is typed is treated the same way. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Text as search compares it; as long as `text`. */
export function fold(text: string): string {
  let folded = '';
  // In pieces: an argument list has its limits.
  for (let from = 0; from < text.length; from += PIECE) {
    const length = Math.min(PIECE, text.length - from);
    // Spreading a plain array is twenty times faster than spreading a typed one.
    const units = new Array<number>(length);
    for (let i = 0; i < length; i++) units[i] = foldUnit(text.charCodeAt(from + i));
    folded += String.fromCharCode(...units);
  }
  return folded;
}

const PIECE = 4_096;

function learn(unit: number): number {
  let folded = unit;
  // To the end of the chain: a compatibility form may have a lower case or a simplified form, and so on.
  for (let next = step(folded); next !== folded; next = step(folded)) folded = next;
  known[unit] = folded;
  return folded;
}

function step(unit: number): number {
  if (unit < SPACE || unit === 0x7f) return SPACE;
  const simplified = variantTable()[unit];
  if (simplified) return simplified;
  const character = String.fromCharCode(unit);
  if (/\s/.test(character)) return SPACE;
  const compatible = single(character.normalize('NFKC'), character);
  return single(compatible.toLowerCase(), compatible).charCodeAt(0);
}

function variantTable(): Uint16Array {
  if (variants) return variants;
  variants = new Uint16Array(0x10000);
  for (let i = 0; i < VARIANTS.length; i++) variants[VARIANTS.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);
  return variants;
}

function single(changed: string, otherwise: string): string {
  return changed.length === 1 ? changed : otherwise;
}
