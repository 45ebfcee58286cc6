/**
 * `npm run suite:roundtrip [-- --articles 1000 --pictures 3 --kilobytes 60]`, or `[-- --gigabytes 5]` for pictures as large
 * as any that are kept, by the page's own buttons and streams: fills a library in a real browser, exports
 * it, wipes it, imports it again and compares the two, value by value and byte by byte; and says how long that took and
 * how much memory the pages had at most.
 */
import { readFileSync } from 'node:fs';
import { launch, makeProfile } from '../demo/launch.ts';
import { startPortal } from '../demo/portal.ts';
import { readLibrary, wipeLibrary } from '../e2e/read-library.ts';
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';
import { keepPictures } from './roundtrip/keep-pictures.ts';
import { keepShared } from './roundtrip/keep-shared.ts';
import { makeRecords } from './roundtrip/make-records.ts';
import { exportArchive, importFile, openTransfer } from './roundtrip/transfer-page.ts';
import { watchMemory } from './roundtrip/watch-memory.ts';

/** What the issue allows. */
const MAX_MEGABYTES = 500;

const options = readOptions();
/** Four pictures an article, each as large as the largest that is kept: 25 MB. */
const gigabytes = options.number('gigabytes', 0);
const size = {
  articles: gigabytes > 0 ? Math.ceil(gigabytes * 10) : options.number('articles', 1_000),
  pictures: gigabytes > 0 ? 4 : options.number('pictures', 3),
  kilobytes: gigabytes > 0 ? 25_000 : options.number('kilobytes', 60),
};
const verdict = new Verdict('roundtrip');
const portal = await startPortal();
const profile = makeProfile();
const english = new URL('../../public/_locales/en/messages.json', import.meta.url);
const say = (key: string) => (JSON.parse(readFileSync(english, 'utf8'))[key] as { message: string }).message;
/** A browser of its own for each step: what one step has left in memory is not the next one's. */
const start = () => launch({ portal, profile, lang: 'en-US' });
type Step = (demo: Awaited<ReturnType<typeof start>>) => Promise<void>;

async function step(work: Step): Promise<void> {
  const demo = await start();
  try {
    await work(demo);
  } finally {
    await demo.close();
  }
}

let before: Record<string, unknown[]> = {};
await step(async (demo) => {
  const page = await openTransfer(demo);
  await importFile(page, say, { text: makeRecords(size), name: 'records.jsonl' });
  await keepShared(page);
  await keepPictures(page, size);
  before = await readLibrary(page);
  for (const [store, rows] of Object.entries(before)) verdict.tell(store, rows.length);
});

await step(async (demo) => {
  const page = await openTransfer(demo);
  const memory = watchMemory(demo.browser);
  const startedAt = performance.now();
  verdict.tell('archive megabytes', Math.round((await exportArchive(page, say)) / 1e6));
  verdict.tell('export seconds', Math.round((performance.now() - startedAt) / 100) / 10);
  const megabytes = await memory.stop();
  verdict.tell('export memory MB', megabytes);
  verdict.demandAtLeast('export memory left MB', MAX_MEGABYTES - megabytes, 0);
});

await step(async (demo) => {
  const page = await openTransfer(demo);
  await wipeLibrary(page);
  verdict.demand('articles after wiping', (await readLibrary(page)).articles?.length, 0);
  const memory = watchMemory(demo.browser);
  const startedAt = performance.now();
  await importFile(page, say, { kept: 'archive.zip' });
  verdict.tell('import seconds', Math.round((performance.now() - startedAt) / 100) / 10);
  const megabytes = await memory.stop();
  verdict.tell('import memory MB', megabytes);
  verdict.demandAtLeast('import memory left MB', MAX_MEGABYTES - megabytes, 0);
});

await step(async (demo) => {
  const after = await readLibrary(await openTransfer(demo));
  for (const [store, rows] of Object.entries(before)) {
    const now = new Map((after[store] ?? []).map((row) => [keyOf(row), JSON.stringify(row)]));
    verdict.demandNone(
      `${store} that differ`,
      rows.filter((row) => now.get(keyOf(row)) !== JSON.stringify(row)),
    );
    verdict.demand(`${store} afterwards`, now.size, rows.length);
  }
});

await portal.close();
verdict.close();

function keyOf(row: unknown): string {
  const { id, hash, articleId, url, bodyHash, key } = row as Record<string, string | undefined>;
  const part = url ?? (id ? undefined : bodyHash);
  return articleId && part ? `${articleId} ${part}` : (id ?? hash ?? key ?? '');
}
