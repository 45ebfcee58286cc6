import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findChromium } from './demo/find-chromium.ts';
import { type Counts, readPlaywrightReport, readVitestReport } from './read-reports.ts';

/** `npm test`: builds, lints, checks types, runs unit and browser tests, and ends with one line of counts. */
const ROOT = resolve(import.meta.dirname, '..');
const OUT = join(ROOT, 'out/test');
const BIN = {
  wxt: 'node_modules/wxt/bin/wxt.mjs',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
  playwright: 'node_modules/@playwright/test/cli.js',
};
const UNIT_REPORT = join(OUT, 'unit.json');
const BROWSER_REPORT = join(OUT, 'browser.json');

/** Colours are for terminals; in a log they hide what they colour. */
const PLAIN: Record<string, string> = process.stdout.isTTY ? {} : { NO_COLOR: '1' };

type Tool = keyof typeof BIN;

/** Runs one of our tools by the Node that runs this, so that no shell and no PATH is needed. */
function run(tool: Tool, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(ROOT, BIN[tool]), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...PLAIN, ...env },
    });
    child.on('error', () => done(false));
    child.on('exit', (code) => done(code === 0));
  });
}

/** A step that either holds or does not: one test. */
async function step(name: string, work: () => Promise<boolean>): Promise<Counts> {
  console.log(`\n── ${name}`);
  const isGood = await work().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return false;
  });
  console.log(isGood ? `✓ ${name}` : `✗ ${name}`);
  return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
}

/** A runner whose report is counted; if it fails without naming a failed test, that is a failure too. */
async function suite(name: string, work: () => Promise<boolean>, read: () => Counts): Promise<Counts> {
  console.log(`\n── ${name}`);
  const isGood = await work();
  const counts = read();
  return !isGood && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

const build = await step('build', () => run('wxt', ['build']));
const results = [
  build,
  await step('lint', () => run('biome', ['ci', '.', process.stdout.isTTY ? '--colors=force' : '--colors=off'])),
  await step('types', () => run('tsc', ['--noEmit'])),
  await suite(
    'unit tests',
    () => run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${UNIT_REPORT}`]),
    () => readVitestReport(UNIT_REPORT),
  ),
  await step('a browser to test in', async () => findChromium() !== ''),
  await suite(
    'browser tests',
    // An older build may lie there: that is not what is to be tested.
    async () =>
      build.failed === 0 &&
      run('playwright', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: BROWSER_REPORT }),
    () => readPlaywrightReport(BROWSER_REPORT),
  ),
];

const sum = (key: keyof Counts) => results.reduce((total, counts) => total + counts[key], 0);
process.exitCode = sum('failed') === 0 ? 0 : 1;
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
