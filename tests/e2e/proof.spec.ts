import { expect, test } from '@playwright/test';
import { Verdict } from '../suites/kit/verdict.ts';
import { runVectors } from '../suites/vectors/run.ts';
import { SAMPLE } from '../suites/vectors/sample.ts';

/** A quick sample of each suite (docs/proof.md); they bring their own browser. */

test('attack strings run on no surface', async () => {
  const verdict = new Verdict('vectors-sample');
  await runVectors(SAMPLE, { browser: 'chromium', lanes: 2 }, verdict);
  expect(verdict.failures).toEqual([]);
});
