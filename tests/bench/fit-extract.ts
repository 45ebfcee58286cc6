/**
 * `npm run fit:extract -- DATA_DIR... [--write]`: fits the block model on the pages of the folders. Hosts are dealt into
 * five parts; each part is judged by a model fitted on the other four, and that is the figure to believe. With `--write`
 * the model fitted on all goes to `utils/extract/block-model.json`.
 */
import { writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { runnerImport } from 'vite';
import { type BlockTable, withNeighbours, withVerdicts } from '../../utils/extract/block-inputs.ts';
import { evaluate, type Forest } from '../../utils/extract/evaluate-forest.ts';
import { launch } from '../demo/launch.ts';
import { makeBenchExtension } from './bench-extension.ts';
import { growForest, type Sample } from './grow-forest.ts';
import { countUnits, labelBlocks, scoreText } from './label-blocks.ts';
import { visitPages } from './visit-pages.ts';

interface Page extends BlockTable {
  id: string;
  set: string;
  lang: string;
  part: number;
  isArticle: boolean;
  texts: string[];
  labels: number[];
  weights: number[];
  gold: Map<string, number>;
}

interface Model {
  first: Forest;
  second: Forest;
}

const PARTS = 5;
const FIRST = { trees: 60, depth: 5, rate: 0.15 };
const SECOND = { trees: 50, depth: 4, rate: 0.15 };

/** Shipped code imports without endings, which only a bundler resolves. */
const { module: shipped } = await runnerImport<typeof import('../../utils/extract/choose-blocks.ts')>(
  resolve(import.meta.dirname, '../../utils/extract/choose-blocks.ts'),
  { configFile: false, logLevel: 'error' },
);
const folders = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const pages = await readPages(folders);
const scores = new Map<string, number[]>();
for (let part = 0; part < PARTS; part++) {
  const model = fitModel(pages.filter((page) => page.part !== part));
  for (const page of pages.filter((one) => one.part === part && one.isArticle)) {
    const { isKept } = shipped.chooseBlocks(page.texts, judge(model, page));
    const text = page.texts.filter((_, i) => isKept[i]).join('\n');
    scores.set(page.set, [...(scores.get(page.set) ?? []), scoreText(text, page.gold, page.lang)]);
  }
  process.stderr.write(`part ${part + 1} of ${PARTS}\n`);
}
for (const [set, list] of scores) {
  const mean = list.reduce((sum, score) => sum + score, 0) / list.length;
  const high = list.filter((score) => score >= 0.99).length / list.length;
  console.log(
    `held back ${set}: ${list.length} pages, F1 ${mean.toFixed(4)}, at least 0.99 on ${(100 * high).toFixed(0)} %`,
  );
}
if (process.argv.includes('--write')) {
  const file = resolve(import.meta.dirname, '../../utils/extract/block-model.json');
  writeFileSync(file, `${JSON.stringify(fitModel(pages))}\n`);
}

/** The second look learns from verdicts on pages that the first look has not been fitted on. */
function fitModel(train: readonly Page[]): Model {
  const verdicts = new Map<Page, number[]>();
  for (const third of [0, 1, 2]) {
    const model = growForest(
      samplesOf(
        train.filter((_, i) => i % 3 !== third),
        firstInput,
      ),
      FIRST,
    );
    for (const page of train.filter((_, i) => i % 3 === third)) {
      verdicts.set(
        page,
        firstInput(page).map((row) => evaluate(model, row)),
      );
    }
  }
  return {
    first: growForest(samplesOf(train, firstInput), FIRST),
    second: growForest(
      samplesOf(train, (page) => withVerdicts(page, verdicts.get(page) ?? [])),
      SECOND,
    ),
  };
}

function judge({ first, second }: Model, page: Page): number[] {
  const verdicts = firstInput(page).map((row) => evaluate(first, row));
  return withVerdicts(page, verdicts).map((row) => evaluate(second, row));
}

function firstInput(page: BlockTable): number[][] {
  return withNeighbours(page.rows);
}

function samplesOf(train: readonly Page[], toRows: (page: Page) => number[][]): Sample[] {
  return train.flatMap((page) =>
    toRows(page).map((row, i) => ({ row, label: page.labels[i] ?? 0, weight: page.weights[i] ?? 0 })),
  );
}

async function readPages(from: readonly string[]): Promise<Page[]> {
  const demo = await launch({ portal: { resolverRules: 'MAP * ~NOTFOUND' }, extension: await makeBenchExtension() });
  const found: Page[] = [];
  try {
    for (const folder of from) {
      await visitPages(demo, folder, ['measure'], (gold, answers, done, all) => {
        process.stderr.write(`\r${basename(folder)} ${done}/${all} `);
        if (answers instanceof Error || !answers[0]) return;
        const table = answers[0] as BlockTable & { texts: string[] };
        const text = gold.isArticle ? (gold.text ?? '') : '';
        const { labels, weights } = labelBlocks(table.texts, text, gold.lang);
        const host = new URL(gold.url).host.split('.').slice(-2).join('.');
        const facts = { id: gold.id, set: basename(folder), lang: gold.lang, isArticle: gold.isArticle };
        const marks = { labels: gold.isArticle ? labels : labels.map(() => 0), weights };
        found.push({ ...table, ...facts, ...marks, part: hash(host) % PARTS, gold: countUnits(text, gold.lang) });
      });
    }
  } finally {
    await demo.close();
  }
  return found;
}

function hash(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_000_003, 7);
}
