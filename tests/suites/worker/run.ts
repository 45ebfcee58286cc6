import { rmSync } from 'node:fs';
import { launch } from '../../demo/launch.ts';
import { makeExtension } from '../kit/make-extension.ts';
import { NO_RULES } from '../kit/recorder.ts';
import type { Verdict } from '../kit/verdict.ts';
import { differences, Model, type Operation } from '../library/model.ts';

declare const crew: typeof import('../side/crew.ts');
declare const side: typeof import('../side/library.ts');

const BATCH = 100;

/** One article in so many comes by the queue; after so many there is a backup. */
const QUEUED = 20;
const BACKED_UP = 250;

/** Saves so many articles with a worker that is killed all the time; now and then it keeps a picture or backs up. */
export async function runWorker(saves: number, verdict: Verdict): Promise<void> {
  const extension = await makeExtension({
    folder: 'suite-worker',
    entries: {
      crew: 'tests/suites/side/crew.ts',
      worker: 'tests/suites/side/worker.ts',
      side: 'tests/suites/side/library.ts',
    },
  });
  const demo = await launch({ portal: NO_RULES, extension });
  const own = `chrome-extension://${demo.extensionId}`;
  const model = new Model();
  const sum = { acknowledged: 0, deaths: 0, awaits: {}, faults: [] as string[] };
  let asked = 0;
  try {
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
      if (from % 1_000 === 0) process.stderr.write(`  ${from} of ${saves}, killed ${sum.deaths} times\n`);
    }
    await caller.close();
    const page = await demo.open(`${own}/side.html`);
    const onDisk = await page.evaluate(() => side.snapshot());
    verdict.tell('saves', saves);
    verdict.tell('awaits of one at most', sum.awaits);
    const { jobs, done, backups } = await page.evaluate(() => side.countUnfinished());
    verdict.demand('jobs of the queue not done', jobs, 0);
    verdict.demand('jobs done', done, Math.floor(saves / QUEUED));
    verdict.demandAtLeast('backups to restore from', backups, Math.min(1, Math.floor(saves / BACKED_UP)));
    verdict.tell('worker killed', sum.deaths);
    verdict.demand('acknowledged', sum.acknowledged, asked);
    verdict.demandNone('finally not done', sum.faults);
    verdict.demandNone('lost, doubled or torn', differences(model, onDisk));
    verdict.demandNone('violations of an invariant', (await page.evaluate(() => side.inspect())).faults);
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
