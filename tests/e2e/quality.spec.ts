import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { makeBenchExtension } from '../bench/bench-extension.ts';
import type { Prediction } from '../bench/page-side.ts';
import { type Score, scorePage } from '../bench/score.ts';
import { visitPages } from '../bench/visit-pages.ts';
import { launch } from '../demo/launch.ts';

/** Pages of our own in the format of the shared data: articles of every shape, and what is none on a Chinese portal. */
const FOLDER = resolve(import.meta.dirname, '../quality');
/** Nothing of an article may be lost and nothing added: one short line too many is already below this. */
const MIN_F1 = 0.995;

test.setTimeout(150_000);

test('our own pages are told apart, read whole and clean, with their facts', async () => {
  const extension = await makeBenchExtension();
  const demo = await launch({ portal: { resolverRules: 'MAP * ~NOTFOUND' }, extension });
  const scores: Score[] = [];
  try {
    await visitPages(demo, FOLDER, ['predict'], (gold, answers) => {
      scores.push(scorePage(gold, answers instanceof Error ? undefined : ((answers[0] as Prediction) ?? undefined)));
    });
  } finally {
    await demo.close();
  }
  expect(scores.length).toBeGreaterThan(20);
  const wrong = scores.flatMap((score) => faultsOf(score).map((fault) => `${score.id}: ${fault}`));
  expect(wrong).toEqual([]);
});

function faultsOf(score: Score): string[] {
  const faults = score.isDetectedRight ? [] : [score.isArticle ? 'is not detected' : 'is taken for an article'];
  if (!score.isArticle) return faults;
  if (score.f1 < MIN_F1)
    faults.push(
      `F1 ${score.f1.toFixed(3)}, precision ${score.precision.toFixed(3)}, recall ${score.recall.toFixed(3)}`,
    );
  if (score.leaks > 0) faults.push('holds what it must not');
  for (const fact of ['title', 'date', 'author', 'source'] as const)
    if (score[fact] === false) faults.push(`${fact} is wrong`);
  return faults;
}
