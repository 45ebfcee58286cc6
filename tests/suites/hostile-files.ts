/**
 * `npm run suite:hostile-files [-- --files 500 --seed 6 --megabytes 60]`: drops files that nobody should be given on the
 * import page of a real browser: of every kind that can be read so many that are cut off, damaged, poisoned or doubled;
 * bombs; and, each in a browser of its own, one of every kind that is only very large, which is looked at and not taken.
 * None may hang the page, none may pass without a word, and the page's memory is watched.
 */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { launch } from '../demo/launch.ts';
import { startPortal } from '../demo/portal.ts';
import { applyDamage, damage } from '../import/damage.ts';
import { dropFiles, dropLarge } from './hostile-files/drop-files.ts';
import { LARGE_FILES } from './hostile-files/large-files.ts';
import { makeSeeds, pack, type Seed } from './hostile-files/seeds.ts';
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';
import { keepShared } from './roundtrip/keep-shared.ts';
import { makeRecords } from './roundtrip/make-records.ts';
import { exportArchive, importFile, openTransfer, readArchive } from './roundtrip/transfer-page.ts';
import { watchMemory } from './roundtrip/watch-memory.ts';

/** What the issue allows. */
const MAX_MEGABYTES = 500;
/** Files that are dropped at once. */
const AT_ONCE = 50;

const options = readOptions();
const count = options.number('files', 500);
const seed = options.number('seed', 6);
const megabytes = options.number('megabytes', 60);
const verdict = new Verdict('hostile-files');
const english = new URL('../../public/_locales/en/messages.json', import.meta.url);
const say = (key: string) => (JSON.parse(readFileSync(english, 'utf8'))[key] as { message: string }).message;

const portal = await startPortal();
const demo = await launch({ portal, lang: 'en-US' });
const page = await openTransfer(demo);
const faults: string[] = [];
page.on('pageerror', (error) => faults.push(error.message));
await importFile(page, say, { text: makeRecords({ articles: 3, pictures: 1, kilobytes: 0 }), name: 'records.jsonl' });
await keepShared(page);
await page.reload();
await page.getByRole('button', { name: say('transfer_export'), exact: true }).click();
await exportArchive(page, say);
const seeds = await makeSeeds(await readArchive(page));

const memory = watchMemory(demo.browser);
const silent: string[] = [];
let slowest = 0;

function note(name: string, files: readonly Seed[], { found, seconds }: { found: number[]; seconds: number }): void {
  verdict.tell(name, Math.round(seconds * 10) / 10);
  slowest = Math.max(slowest, seconds);
  if (found.length !== files.length) silent.push(`${name}: ${found.length} of ${files.length} files`);
  for (const [i, number] of found.entries()) if (number === 0) silent.push(`${name} ${i}`);
}

for (const one of seeds) {
  const ways = fc.sample(damage, { numRuns: count, seed });
  for (let from = 0; from < ways.length; from += AT_ONCE) {
    const files = ways.slice(from, from + AT_ONCE).map((how) => applyDamage([one], how));
    note(`${one.name} ${from}`, files, await dropFiles(page, say, files));
  }
}
for (const [name, files] of Object.entries(await makeBombs())) note(name, files, await dropFiles(page, say, files));
verdict.tell('damaged files', seeds.length * count);
const damagedMegabytes = await memory.stop();
verdict.tell('memory MB, damaged', damagedMegabytes);
verdict.demandAtLeast('memory left MB, damaged', MAX_MEGABYTES - damagedMegabytes, 0);
await demo.close();

for (const file of LARGE_FILES) {
  const own = await launch({ portal, lang: 'en-US' });
  const ownPage = await openTransfer(own);
  const watched = watchMemory(own.browser);
  const { found, seconds } = await dropLarge(ownPage, file, megabytes * 1e6);
  const most = await watched.stop();
  await own.close();
  verdict.tell(`${file.name} of ${megabytes} MB, seconds`, Math.round(seconds));
  verdict.tell(`${file.name} of ${megabytes} MB, memory MB`, most);
  verdict.demandAtLeast(`${file.name} memory left MB`, MAX_MEGABYTES - most, 0);
  if (found[0] === 0 || found.length !== 1) silent.push(`${file.name}, large`);
}
verdict.tell('slowest seconds', Math.round(slowest));
verdict.demandNone('files without a word', silent);
verdict.demandNone('errors in the page', faults);
await portal.close();
verdict.close();

async function makeBombs(): Promise<Record<string, Seed[]>> {
  const zeros = Buffer.alloc(100_000_000, 48);
  const marker = Buffer.from('{"format":"jingdu-archive"}');
  const bomb = await pack({ 'jingdu.json': marker, 'articles/a/article.json': zeros, 'shared.json': zeros });
  const table = await pack({ 'a.csv': zeros });
  return { bombs: [bomb, table].map((bytes, i) => ({ name: `bomb-${i}.zip`, bytes })) };
}
