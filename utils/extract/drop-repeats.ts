/** A shorter line may well be said twice. */
const MIN_LENGTH = 80;
/** Less repeated text than this share of all is a refrain or a pulled quote, and stays. */
const MIN_SHARE = 0.25;

/** Where a page holds its article twice (one for print, one for phones), only the first one is kept. Changes `isKept`. */
export function dropRepeats(texts: readonly string[], lengths: readonly number[], isKept: boolean[]): void {
  const seen = new Set<string>();
  const repeats: number[] = [];
  let [total, repeated] = [0, 0];
  texts.forEach((text, i) => {
    if (!isKept[i]) return;
    const length = lengths[i] ?? 0;
    total += length;
    if (length < MIN_LENGTH) return;
    if (seen.has(text)) {
      repeats.push(i);
      repeated += length;
    }
    seen.add(text);
  });
  if (repeated < MIN_SHARE * total) return;
  for (const i of repeats) isKept[i] = false;
}
