/**
 * `npm run suite:storage -- [--sizes 40] [--damage NAME] [--articles 30]`: the disk full at many points, in a build without `unlimitedStorage`; then
 * profiles with damaged files, which must be noticed and restored; then one record broken by hand. With a name, only the damages
 * whose names have it in them.
 */
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';
import { runBadRecord, runDamages, runQuota } from './storage/run.ts';

const verdict = new Verdict('storage');
verdict.closeWhenStopped();
const options = readOptions();
const damage = options.text('damage', '');
if (!damage) await runQuota(options.number('sizes', 40), verdict);
await runDamages({ named: damage, articles: options.number('articles', 30) }, verdict);
if (!damage) await runBadRecord(verdict);
verdict.close();
