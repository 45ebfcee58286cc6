import { rmSync } from 'node:fs';
import { launch } from '../../demo/launch.ts';
import { makeQuickProfile } from '../kit/quick-profile.ts';
import { NO_RULES } from '../kit/recorder.ts';
import type { Verdict } from '../kit/verdict.ts';
import { makeUpgradeExtension } from './make-upgrade-extension.ts';

declare const upgrade: typeof import('../side/upgrade.ts');
declare const side: typeof import('../side/library.ts');

/** Upgrades a library of every earlier version, killed at `points` different awaits each. */
export async function runUpgrade(articles: number, points: number, verdict: Verdict): Promise<void> {
  const extension = await makeUpgradeExtension('suite-upgrade');
  const demo = await launch({ portal: NO_RULES, extension, profile: makeQuickProfile() });
  const own = `chrome-extension://${demo.extensionId}`;
  const faults: string[] = [];
  let kills = 0;
  try {
    const page = await demo.open(`${own}/upgrade.html`);
    for (const version of await page.evaluate(() => upgrade.VERSIONS)) {
      await page.evaluate(([version, articles]) => upgrade.makeOld(version, articles), [version, articles] as const);
      const before = await page.evaluate(() => upgrade.readRaw());
      const awaits = await page.evaluate(() => upgrade.openAndDie(0));
      verdict.tell(`awaits of an upgrade from ${version}`, awaits);
      for (let point = 0; point < points; point++) {
        const death = 1 + Math.floor((point * awaits) / points);
        const where = `from ${version}, killed at await ${death} of ${awaits}`;
        await page.evaluate(([version, articles]) => upgrade.makeOld(version, articles), [version, articles] as const);
        await page.evaluate((death) => upgrade.openAndDie(death), death);
        kills += 1;
        const after = await page.evaluate(() => upgrade.readRaw());
        if (JSON.stringify(after.articles) !== JSON.stringify(before.articles)) faults.push(`${where}: rows differ`);
        // The next page that opens finishes what was begun.
        const inspector = await demo.open(`${own}/side.html`);
        const { faults: found } = await inspector.evaluate(() => side.inspect());
        faults.push(...found.map((fault) => `${where}: ${fault}`));
        const now = await inspector.evaluate(() => side.snapshot());
        if (Object.keys(now).length !== articles) faults.push(`${where}: ${Object.keys(now).length} articles`);
        await inspector.close();
      }
    }
  } finally {
    await demo.close();
    rmSync(demo.profile, { recursive: true, force: true, maxRetries: 3 });
  }
  verdict.tell('articles in each', articles);
  verdict.tell('upgrades killed', kills);
  verdict.demandNone('lost, torn, or inconsistent', faults);
}
