import { rmSync } from 'node:fs';
import { launch } from '../../demo/launch.ts';
import { makeExtension } from '../kit/make-extension.ts';
import { makeQuickProfile } from '../kit/quick-profile.ts';
import { NO_RULES } from '../kit/recorder.ts';
import type { Verdict } from '../kit/verdict.ts';
import { differences, Model, type Operation } from '../library/model.ts';

declare const crew: typeof import('../side/crew.ts');
declare const side: typeof import('../side/library.ts');

const BATCH = 100;

/** One article in so many comes by the queue; after so many there is a backup. */
const QUEUED = 20;
const BACKED_UP = 250;

/** After so many the disk is looked at. */
const LOOKED_AT = 1_000;

interface Settings {
  saves: number;
  /** Ends after so many minutes, with what was reached by then. */
  minutes?: number;
}

/** Saves so many articles with a worker that is killed all the time; now and then it keeps a picture or backs up. */
export async function runWorker(
  { saves, minutes = Number.POSITIVE_INFINITY }: Settings,
  verdict: Verdict,
): Promise<void> {
  const extension = await makeExtension({
    folder: 'suite-worker',
    entries: {
      crew: 'tests/suites/side/crew.ts',
      worker: 'tests/suites/side/worker.ts',
      side: 'tests/suites/side/library.ts',
    },
  });
  const demo = await launch({ portal: NO_RULES, extension, profile: makeQuickProfile() });
  const own = `chrome-extension://${demo.extensionId}`;
  const model = new Model();
  const sum = { acknowledged: 0, deaths: 0, awaits: {}, faults: [] as string[] };
  const end = performance.now() + minutes * 60_000;
  let asked = 0;
  let saved = 0;
  const lost: string[] = [];
  const unsound: string[] = [];
  verdict.prepare(() => {
    verdict.tell('saves', saved);
    verdict.tell('awaits of one at most', sum.awaits);
    verdict.tell('worker killed', sum.deaths);
    verdict.demand('acknowledged', sum.acknowledged, asked);
    verdict.demandNone('finally not done', sum.faults);
    verdict.demandNone('lost, doubled or torn', lost);
    verdict.demandNone('violations of an invariant', unsound);
  });
  try {
    const look = async () => {
      const page = await demo.open(`${own}/side.html`);
      lost.push(...differences(model, await page.evaluate(() => side.snapshot())));
      unsound.push(...(await page.evaluate(() => side.inspect())).faults);
      await page.close();
    };
    const caller = await demo.open(`${own}/crew.html`);
    for (let from = 0; from < saves; from += BATCH) {
      const operations = makeShift(from, Math.min(saves, from + BATCH));
      const shift = await caller.evaluate(([work, first]) => crew.work(work, first), [operations, asked] as const);
      for (const operation of operations) model.apply(operation);
      asked += operations.length;
      sum.acknowledged += shift.acknowledged;
      sum.deaths += shift.deaths;
      sum.awaits = shift.awaits;
      sum.faults.push(...shift.faults);
      saved = Math.min(saves, from + BATCH);
      if (performance.now() > end) break;
      if (saved % LOOKED_AT === 0 && saved < saves) await look();
      if (from % 1_000 === 0) process.stderr.write(`  ${from} of ${saves}, killed ${sum.deaths} times\n`);
    }
    await caller.close();
    const page = await demo.open(`${own}/side.html`);
    const { jobs, done, backups } = await page.evaluate(() => side.countUnfinished());
    verdict.demand('jobs of the queue not done', jobs, 0);
    verdict.demand('jobs done', done, Math.floor(saved / QUEUED));
    verdict.demandAtLeast('backups to restore from', backups, Math.min(1, Math.floor(saved / BACKED_UP)));
    await look();
    verdict.reach();
  } finally {
    await demo.close();
    rmSync(demo.profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Saves, and some of what else the background does. */
function makeShift(from: number, to: number): Operation[] {
  const operations: Operation[] = [];
  for (let article = from; article < to; article++) {
    const kind = article % QUEUED === QUEUED - 1 ? 'queue' : 'save';
    operations.push({ kind, article, version: article % 7 });
    if (article % 10 === 9) operations.push({ kind: 'picture', article });
    if (article % 100 === 99) operations.push({ kind: 'tend' });
    if (article % BACKED_UP === BACKED_UP - 1) operations.push({ kind: 'backUp' });
  }
  return operations;
}
