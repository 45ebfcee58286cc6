/**
 * `npm run bench:extract -- DATA_DIR OUT_DIR [--baseline] [--every N]`: what the shipped detector and extraction make of every page
 * of a folder, in the real Chromium, one prediction a page in OUT_DIR, for the data's own `score.mjs`; with `--baseline`
 * those of bare Readability on the same pages in OUT_DIR/readability, with `--every` on each Nth page only. Prints the
 * table of `docs/extraction.md`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../demo/launch.ts';
import { makeBenchExtension } from './bench-extension.ts';
import type { Prediction } from './page-side.ts';
import { type Score, scorePage, tabulate } from './score.ts';
import { type Gold, visitPages } from './visit-pages.ts';

const [data, out, ...options] = process.argv.slice(2);
if (!data || !out) {
  console.error('usage: npm run bench:extract -- DATA_DIR OUT_DIR [--baseline] [--every N]');
  process.exit(2);
}
const withBaseline = options.includes('--baseline');
const every = options.includes('--every') ? Number(options[options.indexOf('--every') + 1]) : 1;
if (!(every >= 1)) throw new Error('--every takes a number from 1 on');
const baselineOut = join(out, 'readability');
mkdirSync(withBaseline ? baselineOut : out, { recursive: true });

const demo = await launch({ portal: { resolverRules: 'MAP * ~NOTFOUND' }, extension: await makeBenchExtension() });
const ratios: number[] = [];
const times: { own: number[]; baseline: number[] } = { own: [], baseline: [] };
const scores: { own: Score[]; baseline: Score[] } = { own: [], baseline: [] };
const detect: number[] = [];
let failures = 0;
try {
  const calls = withBaseline ? ['predict', 'predictBaseline'] : ['predict'];
  const onAnswer = (gold: Gold, answers: unknown[] | Error, done: number, all: number) => {
    if (answers instanceof Error) {
      failures++;
      scores.own.push(scorePage(gold, undefined));
      process.stderr.write(`\n${gold.id}: ${answers.message.slice(0, 200)}\n`);
    } else {
      const [own, baseline] = answers as (Prediction | null)[];
      scores.own.push(scorePage(gold, own ?? undefined));
      if (withBaseline) scores.baseline.push(scorePage(gold, baseline ?? undefined));
      if (own) {
        writeFileSync(join(out, `${gold.id}.json`), JSON.stringify(own));
        detect.push(own.detectMs);
      } else failures++;
      if (baseline) writeFileSync(join(baselineOut, `${gold.id}.json`), JSON.stringify(baseline));
      if (own && baseline) {
        ratios.push(own.ms / Math.max(baseline.ms, 0.1));
        times.own.push(own.ms);
        times.baseline.push(baseline.ms);
      }
    }
    process.stderr.write(`\r${'█'.repeat(Math.round((30 * done) / all)).padEnd(30, '░')} ${done}/${all}`);
  };
  await visitPages(demo, data, calls, onAnswer, (_, i) => i % every === 0);
} finally {
  await demo.close();
}
process.stderr.write('\n');
const spent: string[][] = [
  ['detector, milliseconds, median / 95 %', bothOf(detect)],
  ['milliseconds, median / 95 %', bothOf(times.own), bothOf(times.baseline)],
  ['the medians to each other, the 95 % to each other', [0.5, 0.95].map(ratioAt).join(' / ')],
  ['time to Readability’s page by page, median / 95 %', bothOf(ratios)],
  ['pages that failed', String(failures)],
];
console.log(`| ${data} | here |${withBaseline ? ' Readability |' : ''}`);
console.log(`| --- | --- |${withBaseline ? ' --- |' : ''}`);
for (const row of [...tabulate(scores.own, scores.baseline), ...spent]) {
  console.log(`| ${[...row, ...(withBaseline && row.length < 3 ? [''] : [])].join(' | ')} |`);
}

function bothOf(values: number[]): string {
  return values.length ? `${quantile(values, 0.5)} / ${quantile(values, 0.95)}` : '–';
}

function ratioAt(share: number): string {
  const [own, baseline] = [quantile(times.own, share), quantile(times.baseline, share)];
  return own && baseline ? (own / baseline).toFixed(2) : '–';
}

function quantile(values: number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? null : Math.round(value * 100) / 100;
}
