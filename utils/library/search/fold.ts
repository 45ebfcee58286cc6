import { SIMPLIFIED, VARIANTS } from './variants';

/** Says how texts are folded and cut into pairs: an index made by another version is made anew. */
export const FOLD_VERSION = 1;

const UNITS = 0x10000;
const SPACE = 0x20;

let table: Uint16Array | undefined;

/**
 * For each UTF-16 unit the one that search takes it for: full and half width, case, 简 and 繁 and all kinds of blanks
 * are one. One unit for one unit, so that a place in the folded text is the same place in the text.
 */
export function foldTable(): Uint16Array {
  table ??= makeTable();
  return table;
}

/** Text as it is kept for search: composed, each run of blanks one space. What is typed is treated the same way. */
export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** Text as search compares it; as long as `text`. */
export function fold(text: string): string {
  const units = foldTable();
  let folded = '';
  // In pieces: an argument list has its limits.
  for (let from = 0; from < text.length; from += 4096) {
    const piece = text.slice(from, from + 4096);
    const codes = new Uint16Array(piece.length);
    for (let i = 0; i < piece.length; i++) codes[i] = units[piece.charCodeAt(i)] ?? 0;
    folded += String.fromCharCode(...codes);
  }
  return folded;
}

function makeTable(): Uint16Array {
  const units = new Uint16Array(UNITS);
  for (let unit = 0; unit < UNITS; unit++) units[unit] = foldUnit(unit);
  for (let i = 0; i < VARIANTS.length; i++) units[VARIANTS.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);
  // Compatibility forms of what has a simplified form, a lower case …: to the end of the chain.
  for (let pass = 0; pass < 2; pass++)
    for (let unit = 0; unit < UNITS; unit++) units[unit] = units[units[unit] ?? 0] ?? 0;
  return units;
}

function foldUnit(unit: number): number {
  if (unit < SPACE || unit === 0x7f) return SPACE;
  if (isUnchanged(unit)) return unit;
  const character = String.fromCharCode(unit);
  if (/\s/.test(character)) return SPACE;
  const compatible = single(character.normalize('NFKC'), character);
  return single(compatible.toLowerCase(), compatible).charCodeAt(0);
}

/** Han and Hangul characters and surrogates fold to themselves; the table is made in a millisecond because they are most. */
function isUnchanged(unit: number): boolean {
  return (unit >= 0x3400 && unit < 0xa000) || (unit >= 0xac00 && unit < 0xf900);
}

function single(changed: string, otherwise: string): string {
  return changed.length === 1 ? changed : otherwise;
}
