/** `npm run suite:fingerprint`: fifty ways for a page of the portal to notice that we are installed. */
import { runFingerprint } from './fingerprint/run.ts';
import { Verdict } from './kit/verdict.ts';

const verdict = new Verdict('fingerprint');
await runFingerprint(verdict);
verdict.close();
