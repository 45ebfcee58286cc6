/** `npm run suite:company`: forty tricks of a page's scripts against the overlay; reading and saving must work or say why. */
import { runCompany } from './company/run.ts';
import { Verdict } from './kit/verdict.ts';

const verdict = new Verdict('company');
await runCompany(verdict);
verdict.close();
