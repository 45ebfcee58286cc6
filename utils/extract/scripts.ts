/**
 * Scripts and kinds of characters as plain ranges. A regular expression with `\p{…}` costs 5 to 15 ms the first time that it
 * runs, and on a page everything runs for the first time.
 */

/** Han characters, as the inside of a character class. */
export const HAN = String.raw`\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff`;
/** All that is neither letter nor digit, as the inside of a character class. */
const NO_LETTER = [
  String.raw`\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7`,
  String.raw`\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u2000-\u2070\u207a-\u207e\u208a-\u208e\u20a0-\u20cf`,
  String.raw`\u2190-\u245f\u2500-\u2775\u2794-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30fb`,
  String.raw`\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\ufeff\ufffd`,
].join('');

/** Runs of letters and digits, of any script. */
export const WORDS = new RegExp(`[^${NO_LETTER}]+`, 'g');
/** Everything between them. */
export const GAPS = new RegExp(`[${NO_LETTER}]+`, 'g');
export const ANY_HAN = new RegExp(`[${HAN}]`);
export const EACH_HAN = new RegExp(`[${HAN}]`, 'g');
export const HAN_RUNS = new RegExp(`[${HAN}]{2,}`, 'g');
