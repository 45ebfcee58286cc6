const PLURAL = /\{(\d):([^|{}]*)\|([^|{}]*)\}/g;

/**
 * Fills `{1:article|articles}` in a sentence: the first word where the first substitution is 1, else the second. Browsers'
 * catalogues have no plurals, and of our languages only English needs two forms.
 */
export function fillPlurals(sentence: string, substitutions: readonly (string | number)[]): string {
  return sentence.replaceAll(PLURAL, (_words, n, one: string, many: string) =>
    String(substitutions[Number(n) - 1]) === '1' ? one : many,
  );
}
