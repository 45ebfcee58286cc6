/**
 * `npm run suite:vectors -- FILE.json [--all] [--browser firefox] [--lanes 3] [--from N] [--minutes N]`: takes every
 * attack string `{source, v}` of a file through every surface of the built extension. Without `--all` every ninth of them.
 */
import { readFileSync } from 'node:fs';
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';
import type { Vector } from './vectors/attack-page.ts';
import { runVectors } from './vectors/run.ts';

/** Odd, so that no family of attacks written in a regular order is passed over. */
const EVERY = 9;

const options = readOptions(['all']);
const [file] = options.names;
if (!file) throw new Error('Which file of attack strings? npm run suite:vectors -- FILE.json');
const read = readVectors(file);
const chosen = options.has('all') ? read : read.filter((_, i) => i % EVERY === 0);
const from = options.number('from', 0);
const browser = options.text('browser', 'chromium') === 'firefox' ? 'firefox' : 'chromium';
const verdict = new Verdict(`vectors-${browser}`);
verdict.closeWhenStopped();
verdict.tell('strings in the file', read.length);
const lanes = options.number('lanes', browser === 'firefox' ? 2 : 3);
const minutes = options.number('minutes', Number.POSITIVE_INFINITY);
await runVectors(chosen.slice(from), { browser, lanes, minutes }, verdict);
verdict.close();

function readVectors(file: string): Vector[] {
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(read)) throw new Error(`${file} is no list.`);
  return read.filter((one): one is Vector => typeof one?.source === 'string' && typeof one?.v === 'string');
}
