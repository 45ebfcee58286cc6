/**
 * `npm run suite:storage -- [--sizes 40]`: the disk full at many points, in a build without `unlimitedStorage`; then
 * profiles with damaged files, which must be noticed and restored; then one record broken by hand.
 */
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';
import { runBadRecord, runDamages, runQuota } from './storage/run.ts';

const verdict = new Verdict('storage');
verdict.closeWhenStopped();
await runQuota(readOptions().number('sizes', 40), verdict);
await runDamages(verdict);
await runBadRecord(verdict);
verdict.close();
