/**
 * `npm run suite:soak -- [--articles 5000] [--operations 20000] [--minutes N] [--seed N]`: random work on a large library, cut short by
 * killing the browser every thousand operations or so; the invariants are checked after each start.
 */
import { makeExtension } from './kit/make-extension.ts';
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';
import { runTrials } from './library/run-trials.ts';

const options = readOptions();
const extension = await makeExtension({ folder: 'suite-soak', entries: { side: 'tests/suites/side/library.ts' } });
const verdict = new Verdict('soak');
verdict.closeWhenStopped();
const seed = options.number('seed', 20_240_502);
const articles = options.number('articles', 5_000);
const enough = options.number('operations', 20_000);
verdict.tell('seed', seed);
verdict.tell('articles', articles);
const minutes = options.number('minutes', Number.POSITIVE_INFINITY);
const settings = {
  extension,
  seed,
  enough,
  minutes,
  isInMemory: true,
  trials: 1_000,
  operations: 2_000,
  latestKillMs: 40_000,
};
// Half of them are there at the beginning, so twice as many to choose from.
await runTrials({ ...settings, articles: articles * 2 }, verdict);
verdict.close();
