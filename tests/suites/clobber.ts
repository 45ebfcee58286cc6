/** `npm run suite:clobber -- [--together 6]`: every member name of the DOM as the name and id of things on a page. */
import { runClobber } from './clobber/run.ts';
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';

const verdict = new Verdict('clobber');
await runClobber({ together: readOptions().number('together', 6) }, verdict);
verdict.close();
