/**
 * `npm run suite:kill -- [--trials 200] [--seed N]`: kills the whole browser at random moments of saving, tagging,
 * starring, deleting, restoring, marking, keeping pictures, emptying the bin and merging the index, and looks after
 * each kill at what is on the disk.
 */
import { makeExtension } from './kit/make-extension.ts';
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';
import { runTrials } from './library/run-trials.ts';

const options = readOptions();
const extension = await makeExtension({ folder: 'suite-kill', entries: { side: 'tests/suites/side/library.ts' } });
const verdict = new Verdict('kill');
const seed = options.number('seed', 20_240_501);
verdict.tell('seed', seed);
const trials = options.number('trials', 200);
await runTrials({ extension, seed, articles: 60, trials, operations: 400, latestKillMs: 1_500 }, verdict);
verdict.close();
