/**
 * `npm run suite:worker -- [--saves 10000]`: does what the background does in a worker that is ended at every await of it
 * in turn, and asks again under the same operation, as a page does, until it is answered.
 */
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';
import { runWorker } from './worker/run.ts';

const verdict = new Verdict('worker');
await runWorker(readOptions().number('saves', 10_000), verdict);
verdict.close();
