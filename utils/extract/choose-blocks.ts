import { weighText } from './weigh-text';

export interface Choice {
  isKept: boolean[];
  /** The share of the kept text that is expected to be right, 0 to 1. */
  confidence: number;
}

/**
 * Which blocks to keep: those above the one threshold that makes the expected F1 of the kept text largest, if the
 * probabilities are right. On a clear page that is near one half; where the model is unsure of everything it is lower,
 * so that an odd page gives its likeliest part and not nothing.
 */
export function chooseBlocks(texts: readonly string[], probabilities: readonly number[]): Choice {
  const lengths = texts.map(weighText);
  const expected = sum(probabilities.map((probability, i) => probability * (lengths[i] ?? 0)));
  const order = probabilities.map((_, i) => i).sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0));
  let [right, kept, best, threshold, confidence] = [0, 0, 0, 1, 0];
  for (const i of order) {
    const probability = probabilities[i] ?? 0;
    right += probability * (lengths[i] ?? 0);
    kept += lengths[i] ?? 0;
    const f1 = (2 * right) / (kept + expected);
    if (f1 > best) [best, threshold, confidence] = [f1, probability, right / Math.max(1, kept)];
  }
  return { isKept: probabilities.map((probability) => probability >= threshold), confidence };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
