/**
 * The linear model: sum of weight × feature + bias, an article above 0.
 * Fitted by logistic regression, refitted by `tests/bench/fit-detector.ts`; never edited by hand.
 */
export const DETECT_BIAS = -2.73;

/** One weight for each feature of `detect-features.ts`; a feature that is not here weighs nothing. */
export const DETECT_WEIGHTS: Readonly<Record<string, number>> = {
  prose: 0.26,
  bestProse: 0.37,
  bestOfText: 1.16,
  bestOfProse: 1.04,
  proseOfText: 0.08,
  bestToLinks: 0.74,
  bestLinked: -2.67,
  longRuns: 0.07,
  longestRun: 0.37,
  meanRun: 0,
  marks: 0.32,
  links: -0.03,
  pictures: 0,
  linkedPictures: 0,
  linkedHeadings: 0,
  oneMainHeading: 0.09,
  oneArticle: 0.18,
  manyArticles: 0,
  paragraphs: 0,
  controls: -0.18,
  cards: -0.37,
  rows: -0.62,
  cardsToProse: -0.43,
  prices: -0.77,
  dates: 0,
  buys: -1.33,
  readMores: -0.41,
  listBody: 0,
  postBody: 0.52,
  saysArticle: 0.63,
  saysPublished: 0.87,
  saysProduct: -2.14,
  saysWebsite: -0.64,
  dataArticle: 0.84,
  dataProduct: 0,
  dataList: 0,
  homeAddress: -1.37,
  listAddress: -0.82,
  articleAddress: 1.26,
};
