/**
 * `npm run suite:pages -- [--minutes 60] [--seed N] [--lanes 2]`: pages from grammars of broken and hostile HTML, through detector,
 * extractor and sanitiser in a real browser. Every seed makes a hundred pages; the first seed of a run is the time.
 */
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';
import { runPages } from './pages/run.ts';

const options = readOptions();
const verdict = new Verdict('pages');
verdict.closeWhenStopped();
const seed = options.number('seed', Math.floor(Date.now() / 1000) % 1_000_000_000);
await runPages({ seed, minutes: options.number('minutes', 60), lanes: options.number('lanes', 2) }, verdict);
verdict.close();
