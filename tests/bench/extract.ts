/**
 * `npm run bench:extract -- DATA_DIR OUT_DIR [--baseline]`: what the shipped detector and extraction make of every page
 * of a folder, in the real Chromium, one prediction a page in OUT_DIR, for the data's own `score.mjs`; with `--baseline`
 * those of bare Readability on the same pages in OUT_DIR/readability. Prints the table of `docs/extraction.md`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from '../demo/launch.ts';
import { makeBenchExtension } from './bench-extension.ts';
import type { Prediction } from './page-side.ts';
import { type Score, scorePage, tabulate } from './score.ts';
import { visitPages } from './visit-pages.ts';

const [data, out, ...options] = process.argv.slice(2);
if (!data || !out) {
  console.error('usage: npm run bench:extract -- DATA_DIR OUT_DIR [--baseline]');
  process.exit(2);
}
const withBaseline = options.includes('--baseline');
const baselineOut = join(out, 'readability');
mkdirSync(withBaseline ? baselineOut : out, { recursive: true });

const demo = await launch({ portal: { resolverRules: 'MAP * ~NOTFOUND' }, extension: await makeBenchExtension() });
const ratios: number[] = [];
const scores: { own: Score[]; baseline: Score[] } = { own: [], baseline: [] };
const detect: number[] = [];
let failures = 0;
try {
  const calls = withBaseline ? ['predict', 'predictBaseline'] : ['predict'];
  await visitPages(demo, data, calls, (gold, answers, done, all) => {
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
      if (own && baseline) ratios.push(own.ms / Math.max(baseline.ms, 0.1));
    }
    process.stderr.write(`\r${'█'.repeat(Math.round((30 * done) / all)).padEnd(30, '░')} ${done}/${all}`);
  });
} finally {
  await demo.close();
}
process.stderr.write('\n');
const times: string[][] = [
  ['detector, milliseconds, median / 95 %', `${quantile(detect, 0.5)} / ${quantile(detect, 0.95)}`],
  [
    'time to Readability’s, median / 95 %',
    ratios.length ? `${quantile(ratios, 0.5)} / ${quantile(ratios, 0.95)}` : '–',
  ],
  ['pages that failed', String(failures)],
];
console.log(`| ${data} | here |${withBaseline ? ' Readability |' : ''}`);
console.log(`| --- | --- |${withBaseline ? ' --- |' : ''}`);
for (const row of [...tabulate(scores.own, scores.baseline), ...times]) {
  console.log(`| ${[...row, ...(withBaseline && row.length < 3 ? [''] : [])].join(' | ')} |`);
}

function quantile(values: number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return value === undefined ? null : Math.round(value * 100) / 100;
}
