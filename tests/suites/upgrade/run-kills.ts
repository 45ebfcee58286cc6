import { rmSync } from 'node:fs';
import { launch, makeProfile } from '../../demo/launch.ts';
import { NO_RULES } from '../kit/recorder.ts';
import type { Verdict } from '../kit/verdict.ts';
import { createRandom } from '../library/model.ts';
import { kill } from '../library/run-trials.ts';
import { makeUpgradeExtension } from './make-upgrade-extension.ts';

declare const upgrade: typeof import('../side/upgrade.ts');
declare const side: typeof import('../side/library.ts');

/** An upgrade of so few articles takes less. */
const LATEST_KILL_MS = 400;

/** Kills the whole browser while it upgrades a library of an earlier version, so often for each of them. */
export async function runUpgradeKills(
  { articles, kills, seed }: { articles: number; kills: number; seed: number },
  verdict: Verdict,
): Promise<void> {
  const extension = await makeUpgradeExtension('suite-upgrade-kills');
  const random = createRandom(seed);
  const faults: string[] = [];
  let [done, finished] = [0, 0];
  for (const version of [1, 2, 3]) {
    for (let trial = 0; trial < kills; trial++) {
      const profile = makeProfile();
      const start = async (page: string) => {
        const demo = await launch({ portal: NO_RULES, extension, profile });
        return { demo, page: await demo.open(`chrome-extension://${demo.extensionId}/${page}.html`) };
      };
      try {
        const first = await start('upgrade');
        await first.page.evaluate(([version, articles]) => upgrade.makeOld(version, articles), [
          version,
          articles,
        ] as const);
        const before = await first.page.evaluate(() => upgrade.readRaw());
        await first.demo.close();

        const second = await start('upgrade');
        const opened = second.page.evaluate(() => upgrade.open()).catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, random() * LATEST_KILL_MS));
        kill(profile);
        done += 1;
        await second.demo.close().catch(() => undefined);
        if ((await opened) !== undefined) finished += 1;

        const third = await start('side');
        const where = `from ${version}, kill ${trial}`;
        const { faults: found } = await third.page.evaluate(() => side.inspect());
        faults.push(...found.map((fault) => `${where}: ${fault}`));
        const { length } = Object.keys(await third.page.evaluate(() => side.snapshot()));
        if (length !== before.articles.length) faults.push(`${where}: ${length} of ${before.articles.length} articles`);
        await third.demo.close();
      } finally {
        rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
      }
    }
  }
  verdict.tell('browsers killed while upgrading', done);
  verdict.tell('of them after the upgrade was done', finished);
  verdict.demandNone('lost or inconsistent after those', faults);
}
