/**
 * `npm run fit:extract -- DATA_DIR... [--write] [--keep DIR]`: fits the block models on the pages of the folders. Hosts
 * are dealt into five parts; each part is judged by models fitted on the other four, and that is the figure to believe.
 * With `--write` the models fitted on all go to `utils/extract/block-model-*.json`, before that figure is known. With
 * `--keep` what was measured and fitted is kept there, so that a run that was cut off goes on.
 */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runnerImport } from 'vite';
import type { BlockTable } from '../../utils/extract/block-inputs.ts';
import { fitModels, judge, type MeasuredPage, type Models, withoutWitness } from './fit-model.ts';
import { compareText, countUnits, labelBlocks, weighBlocks } from './label-blocks.ts';
import { type Measured, measurePages, readArguments, remember } from './measure-pages.ts';

const PARTS = 5;

/** What the page side measures of one page. */
interface Measures extends BlockTable {
  texts: string[];
  readTexts: string[];
}

/** How one page came out, by models that have not seen its host. */
interface Outcome {
  set: string;
  f1: number;
  readability: number;
  isAlone: boolean;
}

/** Shipped code imports without endings, which only a bundler resolves. */
const { chooseBlocks, isSure, readConfidence } =
  await importShipped<typeof import('../../utils/extract/choose-blocks.ts')>('choose-blocks');
const { favourContainer } =
  await importShipped<typeof import('../../utils/extract/favour-container.ts')>('favour-container');
const { doubtNames } = await importShipped<typeof import('../../utils/extract/doubt-names.ts')>('doubt-names');
const { keepSentences } = await importShipped<typeof import('../../utils/extract/keep-sentences.ts')>('keep-sentences');
const { endArticle } = await importShipped<typeof import('../../utils/extract/end-article.ts')>('end-article');
const { dropRepeats } = await importShipped<typeof import('../../utils/extract/drop-repeats.ts')>('drop-repeats');
const { weighText } = await importShipped<typeof import('../../utils/extract/weigh-text.ts')>('weigh-text');

const given = readArguments(process.argv.slice(2));
const pages = (await measurePages<Measures>(given, 'measure')).map(toPage);
if (given.isToWrite) {
  for (const [name, model] of Object.entries(remember(given.keep, 'models', () => fitModels(pages)))) {
    const file = resolve(import.meta.dirname, `../../utils/extract/block-model-${name}.json`);
    writeFileSync(file, `${JSON.stringify(model)}\n`);
  }
}
const outcomes: Outcome[] = [];
for (let part = 0; part < PARTS; part++) {
  const found = remember(given.keep, `outcomes-${part}`, () => {
    const models = fitModels(pages.filter((page) => page.part !== part));
    return pages.filter((page) => page.part === part && page.isArticle).map((page) => judgePage(models, page));
  });
  outcomes.push(...found);
  process.stderr.write(`part ${part + 1} of ${PARTS}\n`);
}
for (const set of new Set(outcomes.map((outcome) => outcome.set))) {
  const list = outcomes.filter((outcome) => outcome.set === set);
  const count = (is: (outcome: Outcome) => boolean) => list.filter(is).length;
  const mean = list.reduce((sum, { f1 }) => sum + f1, 0) / list.length;
  console.log(
    [
      `held back ${set}: ${list.length} pages, F1 ${mean.toFixed(4)}, at least 0.99 on ${count(({ f1 }) => f1 >= 0.99)}`,
      `worse than Readability by more than 0.02 on ${count(({ f1, readability }) => readability - f1 > 0.02)}`,
      `Readability not asked on ${count(({ isAlone }) => isAlone)}`,
    ].join(', '),
  );
}
function judgePage(models: Models, page: MeasuredPage): Outcome {
  const { isKept, isAlone } = choose(models, page);
  dropRepeats(page.texts, page.lengths, isKept);
  const f1Of = (texts: readonly string[]) => compareText(texts.join('\n'), page.gold, page.lang).f1;
  return {
    set: page.set,
    f1: f1Of(page.texts.filter((_, i) => isKept[i])),
    readability: f1Of(page.readTexts),
    isAlone,
  };
}

/** As `extract` does it: the page alone, and with Readability where that is unsure. */
function choose(models: Models, page: MeasuredPage): { isKept: boolean[]; isAlone: boolean } {
  const settle = (judged: number[]) => {
    const probabilities = doubtNames(judged, page);
    const isKept = chooseBlocks(favourContainer(probabilities, page.lengths, page), page.lengths);
    keepSentences(isKept, probabilities, page.lengths, page);
    const confidence = readConfidence(isKept, probabilities, page.lengths);
    endArticle(page.texts, page.lengths, probabilities, isKept);
    return { isKept, confidence };
  };
  const first = settle(judge(models.alone, withoutWitness(page)));
  if (isSure(first.confidence)) return { ...first, isAlone: true };
  return { ...settle(judge(models.witnessed, page)), isAlone: false };
}

async function importShipped<T extends object>(name: string): Promise<T> {
  const file = resolve(import.meta.dirname, `../../utils/extract/${name}.ts`);
  return (await runnerImport<T>(file, { configFile: false, logLevel: 'error' })).module;
}

function toPage({ gold, set, answer }: Measured<Measures>): MeasuredPage {
  const text = gold.isArticle ? (gold.text ?? '') : '';
  const lengths = answer.texts.map(weighText);
  const labels = labelBlocks(answer.texts, text);
  return {
    ...answer,
    ...{ id: gold.id, set, lang: gold.lang, isArticle: gold.isArticle, lengths },
    labels: gold.isArticle ? labels : labels.map(() => 0),
    weights: weighBlocks(lengths),
    part: hash(new URL(gold.url).host.split('.').slice(-2).join('.')) % PARTS,
    gold: countUnits(text, gold.lang),
  };
}

function hash(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003, 7);
}
