import type { BlockTable } from './block-inputs';

/** Above this mean probability the container's own text is clear, block by block, and needs no help. */
const CLEAR = 0.9;
/** Added to the log-odds of what stands within the likeliest container, and taken from what stands outside. */
const WITHIN = 1;
const OUTSIDE = 0.5;

/**
 * An article stands in one place. Where single blocks leave doubt, those in the likeliest container (the one that, taken
 * whole, would make the largest expected F1) gain by it and those elsewhere lose. On held-back hosts this is worth most
 * on pages that are not news (guides, product texts), and nothing on clear ones.
 */
export function favourContainer(
  probabilities: readonly number[],
  lengths: readonly number[],
  { parents, ofBlock }: Pick<BlockTable, 'parents' | 'ofBlock'>,
): number[] {
  const rights = new Float64Array(parents.length);
  const totals = new Float64Array(parents.length);
  ofBlock.forEach((number, i) => {
    rights[number] = (rights[number] ?? 0) + (probabilities[i] ?? 0) * (lengths[i] ?? 0);
    totals[number] = (totals[number] ?? 0) + (lengths[i] ?? 0);
  });
  for (let number = parents.length - 1; number > 0; number--) {
    const above = parents[number] ?? 0;
    rights[above] = (rights[above] ?? 0) + (rights[number] ?? 0);
    totals[above] = (totals[above] ?? 0) + (totals[number] ?? 0);
  }
  let best = 0;
  const f1 = (number: number) => (rights[number] ?? 0) / ((totals[number] ?? 0) + (rights[0] ?? 0) + 1);
  parents.forEach((_, number) => {
    if (f1(number) > f1(best)) best = number;
  });
  if ((rights[best] ?? 0) >= CLEAR * (totals[best] ?? 0)) return [...probabilities];
  const isWithin = parents.map(() => false);
  parents.forEach((parent, number) => {
    isWithin[number] = number === best || (isWithin[parent] ?? false);
  });
  return probabilities.map((probability, i) => shift(probability, isWithin[ofBlock[i] ?? 0] ? WITHIN : -OUTSIDE));
}

function shift(probability: number, by: number): number {
  const odds = (probability / Math.max(1e-6, 1 - probability)) * Math.exp(by);
  return odds / (1 + odds);
}
