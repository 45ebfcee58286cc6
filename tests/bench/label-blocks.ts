/** Which of a page's blocks belong to its gold text, and how much each counts. */
export interface Labelled {
  labels: number[];
  weights: number[];
}

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

/** F1 of a text against the gold's units. */
export function scoreText(text: string, gold: Map<string, number>, lang: string): number {
  const own = countUnits(text, lang);
  const total = (units: Map<string, number>) => [...units.values()].reduce((sum, count) => sum + count, 0);
  const both = [...gold].reduce((sum, [unit, count]) => sum + Math.min(count, own.get(unit) ?? 0), 0);
  const [precision, recall] = [both / Math.max(1, total(own)), both / Math.max(1, total(gold))];
  return both ? (2 * precision * recall) / (precision + recall) : 0;
}

/** A long block belongs if most of its units are the gold's; a short one if it is a line of it or stands between such. */
export function labelBlocks(texts: readonly string[], gold: string, lang: string): Labelled {
  const units = countUnits(gold, lang);
  const squashed = squash(gold);
  const lines = new Set(gold.split('\n').map(squash));
  const first = texts.map((text) => {
    const own = squash(text);
    if (lines.has(own)) return 1;
    const isLong = lang === 'zh' ? own.length >= 10 : (text.match(/\w+/g)?.length ?? 0) >= 5;
    if (!isLong) return squashed.includes(own) ? -1 : 0;
    const mine = countUnits(text, lang);
    const all = [...mine.values()].reduce((sum, count) => sum + count, 0);
    const shared = [...mine].reduce((sum, [unit, count]) => sum + (units.has(unit) ? count : 0), 0);
    return shared / Math.max(1, all) > 0.6 ? 1 : 0;
  });
  const labels = first.map((label, i) => (label === -1 ? Number(first[i - 1] === 1 && first[i + 1] !== 0) : label));
  const raw = texts.map((text) => Math.log1p(text.length * (lang === 'zh' ? 2 : 1)));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return { labels, weights: raw.map((weight) => weight / Math.sqrt(sum)) };
}
