/**
 * `npm run fit:detector -- DATA_DIR... [--write] [--keep DIR]`: refits the detector's weights on the pages of the folders, as the
 * shipped code counts them in the real Chromium. Hosts are dealt into five parts; each part is judged by weights fitted
 * on the other four, and that is the figure to believe. With `--write` the weights fitted on all are shipped.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measurePages, readArguments } from './measure-pages.ts';

interface Sample {
  url: string;
  isArticle: boolean;
  features: Record<string, number>;
}

interface Model {
  bias: number;
  weights: Record<string, number>;
}

const FOLDS = 5;
const ROUNDS = 1500;
const RATE = 0.5;
/** Keeps weights small: a rule that only a few pages teach is not learnt. */
const RIDGE = 0.05;
/** A grey icon on an article is worse than a coloured one on a list: this much is added to the bias. */
const SHIFT = 0.35;
/** Signs that can only speak against an article; all others can only speak for one. Holding to it carries over better. */
const AGAINST = new Set(
  'bestLinked links controls cards rows cardsToProse prices buys readMores saysProduct saysWebsite homeAddress listAddress'.split(
    ' ',
  ),
);
const ADDRESS = ['homeAddress', 'listAddress', 'articleAddress', 'pageAddress'];

/** Fits weights by gradient descent on standardised features; both classes count the same in all. */
export function fitModel(samples: readonly Sample[]): Model {
  const names = Object.keys(samples[0]?.features ?? {});
  const means = names.map((name) => mean(samples.map(({ features }) => features[name] ?? 0)));
  const spreads = names.map((name, at) =>
    Math.max(0.05, Math.sqrt(mean(samples.map(({ features }) => ((features[name] ?? 0) - (means[at] ?? 0)) ** 2)))),
  );
  const rows = samples.map(({ features }) =>
    names.map((name, at) => ((features[name] ?? 0) - (means[at] ?? 0)) / (spreads[at] ?? 1)),
  );
  const articles = samples.filter(({ isArticle }) => isArticle).length;
  const share = samples.map(({ isArticle }) => 0.5 / (isArticle ? articles : samples.length - articles));
  const weights = names.map(() => 0);
  let bias = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const slope = weights.map((weight) => RIDGE * weight);
    let biasSlope = 0;
    rows.forEach((row, at) => {
      const score = row.reduce((sum, value, column) => sum + value * (weights[column] ?? 0), bias);
      const error = (1 / (1 + Math.exp(-score)) - (samples[at]?.isArticle ? 1 : 0)) * (share[at] ?? 0);
      biasSlope += error;
      for (let column = 0; column < row.length; column++)
        slope[column] = (slope[column] ?? 0) + error * (row[column] ?? 0);
    });
    bias -= RATE * biasSlope;
    weights.forEach((weight, column) => {
      const next = weight - RATE * (slope[column] ?? 0);
      weights[column] = AGAINST.has(names[column] ?? '') ? Math.min(0, next) : Math.max(0, next);
    });
  }
  const plain = weights.map((weight, at) => weight / (spreads[at] ?? 1));
  const shifted = plain.reduce((sum, weight, at) => sum - weight * (means[at] ?? 0), bias + SHIFT);
  return { bias: shifted, weights: Object.fromEntries(names.map((name, at) => [name, plain[at] ?? 0])) };
}

/** Above 0 it is an article. */
export function score({ bias, weights }: Model, features: Record<string, number>): number {
  return Object.entries(features).reduce((sum, [name, value]) => sum + (weights[name] ?? 0) * value, bias);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** The same host is always in the same part. */
function partOf({ url }: Sample): number {
  const host = new URL(url).hostname.split('.').slice(-2).join('.');
  return [...host].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7) % FOLDS;
}

function report(title: string, judged: readonly { sample: Sample; score: number }[]): string {
  const of = (isArticle: boolean) => judged.filter(({ sample }) => sample.isArticle === isArticle);
  const detected = of(true).filter((one) => one.score > 0).length;
  const rejected = of(false).filter((one) => one.score <= 0).length;
  return `${title}: detected ${detected}/${of(true).length}, rejected ${rejected}/${of(false).length}`;
}

function write({ bias, weights }: Model): void {
  const file = join(import.meta.dirname, '../../utils/extract/detect-weights.ts');
  const rows = Object.entries(weights).map(([name, weight]) => `  ${name}: ${Number(weight.toFixed(2))},`);
  const [head = ''] = readFileSync(file, 'utf8').split('export const DETECT_BIAS');
  const middle = `/** One weight for each feature of \`detect-features.ts\`; a feature that is not here weighs nothing. */`;
  const table = `export const DETECT_WEIGHTS: Readonly<Record<string, number>> = {\n${rows.join('\n')}\n};\n`;
  writeFileSync(file, `${head}export const DETECT_BIAS = ${bias.toFixed(2)};\n\n${middle}\n${table}`);
}

const given = readArguments(process.argv.slice(2));
if (given.folders.length > 0) {
  const samples = (await measurePages<Record<string, number>>(given, 'countSigns')).map(({ gold, answer }) => {
    // An address that is only a stand-in teaches nothing about addresses.
    const unknown = gold.urlKnown === false ? Object.fromEntries(ADDRESS.map((name) => [name, 0])) : {};
    return { url: gold.url, isArticle: gold.isArticle, features: { ...answer, ...unknown } };
  });
  const held = Array.from({ length: FOLDS }, (_, part) => {
    const model = fitModel(samples.filter((sample) => partOf(sample) !== part));
    return samples
      .filter((sample) => partOf(sample) === part)
      .map((sample) => ({ sample, score: score(model, sample.features) }));
  }).flat();
  const model = fitModel(samples);
  const all = samples.map((sample) => ({ sample, score: score(model, sample.features) }));
  console.log(report('fitted on all', all));
  console.log(report('held back by host', held));
  for (const { sample, score: by } of held) {
    if (by > 0 !== sample.isArticle)
      console.log(`  wrong when held back: ${sample.url.slice(0, 100)} ${by.toFixed(2)}`);
  }
  if (given.isToWrite) write(model);
}
