/** Text as search compares it: full and half width, compatibility forms and case are one. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Folded text together with, for each of its UTF-16 units, where in the original that came from. */
export interface FoldedText {
  folded: string;
  /** `origins[i]` is the offset in the original text; one more entry than units, for the end. */
  origins: number[];
}

/** Folds so that a hit in the folded text can be marked in the original; for display only, it is slower than `fold`. */
export function foldWithOrigins(text: string): FoldedText {
  let folded = '';
  const origins: number[] = [];
  let offset = 0;
  for (const character of text) {
    const piece = fold(character);
    folded += piece;
    for (let i = 0; i < piece.length; i++) origins.push(offset);
    offset += character.length;
  }
  origins.push(text.length);
  return { folded, origins };
}
