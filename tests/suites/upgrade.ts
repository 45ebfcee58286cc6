/**
 * `npm run suite:upgrade -- [--articles 30] [--points 20]`: libraries of every earlier version of the schema, upgraded by
 * a worker that is ended at twenty of its awaits; afterwards every article must be there, and the next start finish it.
 */
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';
import { runUpgrade } from './upgrade/run.ts';

const options = readOptions();
const verdict = new Verdict('upgrade');
await runUpgrade(options.number('articles', 30), options.number('points', 20), verdict);
verdict.close();
