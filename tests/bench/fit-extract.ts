/**
 * `npm run fit:extract -- DATA_DIR... [--write]`: fits the block model on the pages of the folders. Hosts are dealt into
 * five parts; each part is judged by models fitted on the other four, and that is the figure to believe. With `--write`
 * the models fitted on all go to `utils/extract/block-model-*.json`.
 */
import { writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { runnerImport } from 'vite';
import type { BlockTable } from '../../utils/extract/block-inputs.ts';
import { launch } from '../demo/launch.ts';
import { makeBenchExtension } from './bench-extension.ts';
import { fitModels, judge, type MeasuredPage, type Models, withoutWitness } from './fit-model.ts';
import { compareText, countUnits, labelBlocks, weighBlocks } from './label-blocks.ts';
import { visitPages } from './visit-pages.ts';

const PARTS = 5;

/** Shipped code imports without endings, which only a bundler resolves. */
const { chooseBlocks, isSure, readConfidence } =
  await importShipped<typeof import('../../utils/extract/choose-blocks.ts')>('choose-blocks');
const { favourContainer } =
  await importShipped<typeof import('../../utils/extract/favour-container.ts')>('favour-container');
const { dropRepeats } = await importShipped<typeof import('../../utils/extract/drop-repeats.ts')>('drop-repeats');
const { weighText } = await importShipped<typeof import('../../utils/extract/weigh-text.ts')>('weigh-text');
const folders = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const pages = await readPages(folders);
const scores = new Map<string, number[]>();
let [alone, all] = [0, 0];
for (let part = 0; part < PARTS; part++) {
  const models = fitModels(pages.filter((page) => page.part !== part));
  for (const page of pages.filter((one) => one.part === part && one.isArticle)) {
    const { isKept, isAlone } = choose(models, page);
    alone += Number(isAlone);
    all += 1;
    dropRepeats(page.texts, isKept);
    const text = page.texts.filter((_, i) => isKept[i]).join('\n');
    scores.set(page.set, [...(scores.get(page.set) ?? []), compareText(text, page.gold, page.lang).f1]);
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
console.log(`Readability not asked on ${((100 * alone) / Math.max(1, all)).toFixed(0)} %`);
if (process.argv.includes('--write')) {
  for (const [name, model] of Object.entries(fitModels(pages))) {
    const file = resolve(import.meta.dirname, `../../utils/extract/block-model-${name}.json`);
    writeFileSync(file, `${JSON.stringify(model)}\n`);
  }
}

/** As `extract` does it: the page alone, and with Readability where that is unsure. */
function choose(models: Models, page: MeasuredPage): { isKept: boolean[]; isAlone: boolean } {
  const settle = (probabilities: number[]) => {
    const isKept = chooseBlocks(favourContainer(probabilities, page.lengths, page), page.lengths);
    return { isKept, confidence: readConfidence(isKept, probabilities, page.lengths) };
  };
  const first = settle(judge(models.alone, withoutWitness(page)));
  if (isSure(first.confidence)) return { ...first, isAlone: true };
  return { ...settle(judge(models.witnessed, page)), isAlone: false };
}

async function importShipped<T extends object>(name: string): Promise<T> {
  const file = resolve(import.meta.dirname, `../../utils/extract/${name}.ts`);
  return (await runnerImport<T>(file, { configFile: false, logLevel: 'error' })).module;
}

async function readPages(from: readonly string[]): Promise<MeasuredPage[]> {
  const demo = await launch({ portal: { resolverRules: 'MAP * ~NOTFOUND' }, extension: await makeBenchExtension() });
  const found: MeasuredPage[] = [];
  try {
    for (const folder of from) {
      await visitPages(demo, folder, ['measure'], (gold, answers, done, all) => {
        process.stderr.write(`\r${basename(folder)} ${done}/${all} `);
        if (answers instanceof Error || !answers[0]) return;
        const table = answers[0] as BlockTable & { texts: string[] };
        const text = gold.isArticle ? (gold.text ?? '') : '';
        const lengths = table.texts.map(weighText);
        const labels = labelBlocks(table.texts, text);
        const host = new URL(gold.url).host.split('.').slice(-2).join('.');
        const facts = { id: gold.id, set: basename(folder), lang: gold.lang, isArticle: gold.isArticle };
        const marks = { labels: gold.isArticle ? labels : labels.map(() => 0), weights: weighBlocks(lengths), lengths };
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
