/** `npm run suite:tabs`: fifty tabs with one address, saved at once, and then fifty addresses in fifty tabs. */
import { Verdict } from './kit/verdict.ts';
import { runTabs } from './tabs/run.ts';

const verdict = new Verdict('tabs');
await runTabs(50, verdict);
verdict.close();
