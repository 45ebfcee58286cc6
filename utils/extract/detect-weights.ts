/**
 * The linear model: sum of weight × feature + bias, an article above 0.
 * Fitted by logistic regression, refitted by `tests/bench/fit-detector.ts`; never edited by hand.
 */
export const DETECT_BIAS = -4.4;

/** One weight for each feature of `detect-features.ts`; a feature that is not here weighs nothing. */
export const DETECT_WEIGHTS: Readonly<Record<string, number>> = {
  bestProse: 2,
  bestToLinks: 2,
  cards: -1,
  homeAddress: -3,
  listAddress: -2,
};
