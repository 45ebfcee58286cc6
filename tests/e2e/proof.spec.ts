import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { EXTENSION_FOLDER } from '../demo/launch.ts';
import { runClobber } from '../suites/clobber/run.ts';
import { runCompany } from '../suites/company/run.ts';
import { runFingerprint } from '../suites/fingerprint/run.ts';
import { makeExtension } from '../suites/kit/make-extension.ts';
import { Verdict } from '../suites/kit/verdict.ts';
import { runTrials } from '../suites/library/run-trials.ts';
import { runMessages } from '../suites/messages/run.ts';
import { runPages } from '../suites/pages/run.ts';
import { runVectors } from '../suites/vectors/run.ts';
import { SAMPLE } from '../suites/vectors/sample.ts';

/** A quick sample of each suite (docs/proof.md); they bring their own browser. */
const samples: [name: string, run: (verdict: Verdict) => Promise<void>][] = [
  [
    'attack strings run on no surface',
    (verdict) => runVectors(SAMPLE, { browser: 'chromium', lanes: 2, isSample: true }, verdict),
  ],
  ['forged messages do nothing', runMessages],
  ['a page finds no trace of us', runFingerprint],
  ['names of the DOM on a page harm nothing', (verdict) => runClobber({ together: 30, limit: 120 }, verdict)],
  ['hostile company is borne, or named', (verdict) => runCompany(verdict, 7)],
  ['generated pages run nothing', (verdict) => runPages({ seed: 1, minutes: 0.05, batch: 40 }, verdict)],
  [
    'what was acknowledged outlives a killed browser',
    async (verdict) => {
      const side = { side: 'tests/suites/side/library.ts' };
      const extension = await makeExtension({ folder: 'suite-sample', entries: side });
      const settings = { seed: 1, articles: 30, trials: 2, operations: 200, latestKillMs: 800, loseEvery: 2 };
      await runTrials({ extension, ...settings }, verdict);
    },
  ],
];

for (const [name, run] of samples) {
  test(name, async () => {
    // Most of it is waiting for pages: a busy machine takes its time.
    test.setTimeout(300_000);
    const verdict = new Verdict(`sample of ${name}`);
    await run(verdict);
    verdict.save();
    expect(verdict.failures).toEqual([]);
  });
}

test('the built manifest asks for what the privacy page says, and for nothing else', () => {
  const manifest = JSON.parse(readFileSync(join(EXTENSION_FOLDER, 'manifest.json'), 'utf8'));
  const page = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
  const table = page.slice(page.indexOf('## What each permission is for'));
  const named = [...table.matchAll(/^\| (`[^|]*)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name),
  );
  const asked = [
    ...manifest.permissions,
    ...manifest.host_permissions,
    ...(manifest.optional_permissions ?? []),
    ...(manifest.optional_host_permissions ?? []),
    ...manifest.content_scripts.flatMap((script: { matches: string[] }) => script.matches),
  ];
  expect([...new Set(named)].sort()).toEqual([...new Set(asked)].sort());
  expect(manifest.web_accessible_resources ?? []).toEqual([]);
  expect(manifest.externally_connectable).toBeUndefined();
});
