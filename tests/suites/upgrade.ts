/**
 * `npm run suite:upgrade -- [--articles 30] [--points 20] [--kills 10] [--seed N]`: libraries of every earlier version of the schema, upgraded by
 * a worker that is ended at twenty of its awaits, and by a browser that is killed; afterwards every article must be there, and the next start finish it.
 */
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';
import { runUpgrade } from './upgrade/run.ts';
import { runUpgradeKills } from './upgrade/run-kills.ts';

const options = readOptions();
const verdict = new Verdict('upgrade');
const articles = options.number('articles', 30);
await runUpgrade(articles, options.number('points', 20), verdict);
const seed = options.number('seed', 20_240_503);
await runUpgradeKills({ articles, kills: options.number('kills', 10), seed }, verdict);
verdict.close();
