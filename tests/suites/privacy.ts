/** `npm run suite:privacy`: a day of use (detect, read, save, search, saved copies, export, queue) behind a proxy that records all. */
import { Verdict } from './kit/verdict.ts';
import { runPrivacy } from './privacy/run.ts';

const verdict = new Verdict('privacy');
await runPrivacy(verdict);
verdict.close();
