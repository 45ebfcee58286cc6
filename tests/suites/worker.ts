/**
 * `npm run suite:worker -- [--saves 10000] [--minutes N]`: does what the background does in a worker that is ended at every await of it
 * in turn, and asks again under the same operation, as a page does, until it is answered.
 */
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';
import { runWorker } from './worker/run.ts';

const verdict = new Verdict('worker');
verdict.closeWhenStopped();
const options = readOptions();
const minutes = options.number('minutes', Number.POSITIVE_INFINITY);
await runWorker({ saves: options.number('saves', 10_000), minutes }, verdict);
verdict.close();
