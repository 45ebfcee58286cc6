const squash = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .toLowerCase();

/** The units that `score.mjs` counts: 4-character grams of Chinese, 4-word shingles otherwise. */
export function countUnits(text: string, lang: string): Map<string, number> {
  const normal = text.normalize('NFKC');
  const atoms = lang === 'zh' ? [...normal.replace(/[\s\u200b\ufeff]+/g, '')] : (normal.match(/\w+/gu) ?? []);
  const units = new Map<string, number>();
  const add = (unit: string) => units.set(unit, (units.get(unit) ?? 0) + 1);
  if (atoms.length > 0 && atoms.length < 4) add(atoms.join(' '));
  for (let i = 0; i + 4 <= atoms.length; i++) add(atoms.slice(i, i + 4).join(lang === 'zh' ? '' : ' '));
  return units;
}

/** A text against the gold's units. */
export function compareText(
  text: string,
  gold: Map<string, number>,
  lang: string,
): { f1: number; precision: number; recall: number } {
  const own = countUnits(text, lang);
  const total = (units: Map<string, number>) => [...units.values()].reduce((sum, count) => sum + count, 0);
  const both = [...gold].reduce((sum, [unit, count]) => sum + Math.min(count, own.get(unit) ?? 0), 0);
  const [precision, recall] = [both / Math.max(1, total(own)), both / Math.max(1, total(gold))];
  return { f1: both ? (2 * precision * recall) / (precision + recall) : 0, precision, recall };
}

/** A long block belongs if most of its character grams are the gold's; a short one if it is a line of it or stands between such. */
export function labelBlocks(texts: readonly string[], gold: string): number[] {
  const squashed = squash(gold);
  const lines = new Set(gold.split('\n').map(squash));
  const known = new Set(gramsOf(squashed));
  const first = texts.map((text) => {
    const own = squash(text);
    if (lines.has(own)) return 1;
    if (own.length < (WIDE.test(own) ? MIN_LONG_WIDE : MIN_LONG)) return squashed.includes(own) ? UNSURE : 0;
    const grams = gramsOf(own);
    return grams.filter((gram) => known.has(gram)).length > SHARED * grams.length ? 1 : 0;
  });
  let labels: number[] = first;
  for (let pass = 0; pass < 3; pass++) {
    const before = labels;
    labels = before.map((label, i) => {
      const [above, below] = [before[i - 1] ?? 0, before[i + 1] ?? 0];
      return label === UNSURE && ((above === 1 && below !== 0) || (below === 1 && above !== 0)) ? 1 : label;
    });
  }
  return labels.map((label) => (label === 1 ? 1 : 0));
}

/** How much each block counts in fitting: mostly by its length, as in the score; a page's blocks make 1 together. */
export function weighBlocks(lengths: readonly number[]): number[] {
  const logs = lengths.map((length) => Math.log1p(length));
  const [total, totalLog] = [sum(lengths), sum(logs)];
  return lengths.map((length, i) => (0.7 * length) / total + (0.3 * (logs[i] ?? 0)) / totalLog);
}

const WIDE = /[\u2e80-\u9fff]/;
const MIN_LONG_WIDE = 10;
const MIN_LONG = 24;
const SHARED = 0.6;
const UNSURE = -1;
const GRAM = 6;

function gramsOf(text: string): string[] {
  const count = Math.max(1, text.length - GRAM + 1);
  return Array.from({ length: count }, (_, i) => text.slice(i, i + GRAM));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
