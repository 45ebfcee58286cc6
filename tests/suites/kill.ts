/**
 * `npm run suite:kill -- [--trials 200] [--seed N] [--lose 20]`: kills the whole browser at random moments of saving, tagging,
 * starring, deleting, restoring, marking, keeping pictures, the queue, importing, backing up, emptying the bin and merging
 * the index, and looks after each kill at what is on the disk; after every twentieth the library's files are deleted, too.
 */
import { makeExtension } from './kit/make-extension.ts';
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';
import { runTrials } from './library/run-trials.ts';

const options = readOptions();
const extension = await makeExtension({ folder: 'suite-kill', entries: { side: 'tests/suites/side/library.ts' } });
const verdict = new Verdict('kill');
verdict.closeWhenStopped();
const seed = options.number('seed', 20_240_501);
verdict.tell('seed', seed);
const trials = options.number('trials', 200);
const loseEvery = options.number('lose', 20);
await runTrials({ extension, seed, articles: 60, trials, operations: 400, latestKillMs: 1_500, loseEvery }, verdict);
verdict.close();
