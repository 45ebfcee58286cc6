/** Han, kana and hangul: one such character says as much as some three Latin letters. */
const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]+/g;
const WIDE_EXTRA = 1.8;

/** The length of a text in Latin letters' worth, so that one measure serves all scripts. */
export function weighText(text: string): number {
  // Counted by what is left without them: a match costs the same for a run of characters as for one.
  return text.length + (text.length - text.replace(WIDE, '').length) * WIDE_EXTRA;
}

/** Text as it is compared: compatibility forms, case and white space do not count. */
export function squash(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .toLowerCase();
}
