/**
 * The linear model: sum of weight × feature + bias, an article above 0.
 * Fitted by logistic regression, refitted by `tests/bench/fit-detector.ts`; never edited by hand.
 */
export const DETECT_BIAS = -3.24;

/** One weight for each feature of `detect-features.ts`; a feature that is not here weighs nothing. */
export const DETECT_WEIGHTS: Readonly<Record<string, number>> = {
  articleAddress: 1.12,
  bestLinked: -2.1,
  bestOfProse: 1,
  bestOfText: 1.13,
  bestProse: 0.36,
  bestToLinks: 0.95,
  buys: -1.21,
  bylines: 1.33,
  cards: -0.29,
  cardsToProse: -0.38,
  controls: -0.11,
  dataArticle: 0.77,
  dateBelowHeading: 0.54,
  headingLength: 1.16,
  homeAddress: -1.39,
  links: -0.26,
  listAddress: -0.67,
  longRuns: 0.14,
  longestRun: 0.29,
  marks: 0.23,
  meanRun: 0.09,
  oneArticle: 0.17,
  pageAddress: 0.25,
  postBody: 0.47,
  prices: -0.7,
  prose: 0.19,
  proseOfText: 0.19,
  readMores: -0.44,
  rows: -0.51,
  saysArticle: 0.52,
  saysProduct: -1.98,
  saysPublished: 0.72,
  saysWebsite: -0.68,
  titleLength: 0.43,
};
