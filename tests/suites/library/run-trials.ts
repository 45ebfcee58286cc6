import { cpSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launch, makeProfile } from '../../demo/launch.ts';
import { makeQuickProfile } from '../kit/quick-profile.ts';
import { NO_RULES } from '../kit/recorder.ts';
import type { Verdict } from '../kit/verdict.ts';
import { createRandom, differences, findPrefix, Model, makeOperations, type Operation } from './model.ts';

interface Settings {
  /** The built extension with the page side in it. */
  extension: string;
  seed: number;
  /** Articles that the operations choose from; half of them are there at the beginning. */
  articles: number;
  trials: number;
  /** Operations asked for in each trial; the kill comes somewhere among them. */
  operations: number;
  /** The kill comes at the latest so long after the operations began. */
  latestKillMs: number;
  /** Ends earlier, after this many operations in all. */
  enough?: number;
  /** After every so many kills the files of the library are deleted as well, as the browser itself once did. */
  loseEvery?: number;
  /** The profile is in memory: a killed browser takes nothing along that the system has, be that a disk or not. */
  isInMemory?: boolean;
  /** And after so many minutes. */
  minutes?: number;
}

/** Names on the page's global: what `side/library.ts` exports. */
type Side = typeof import('../side/library.ts');
declare const side: Side;

/**
 * Kills the whole browser, again and again, at random moments of random work on one library; after each start the disk
 * must hold what was acknowledged, and of the rest a beginning, nothing half done.
 */
export async function runTrials(settings: Settings, verdict: Verdict): Promise<void> {
  const random = createRandom(settings.seed);
  const stream = makeOperations(random, settings.articles);
  const profile = settings.isInMemory ? makeQuickProfile() : makeProfile();
  const model = new Model();
  const found = { lost: [] as string[], inconsistent: [] as string[], repaired: 0, acknowledged: 0, kills: 0 };
  /** Kills after which the library was gone, by our doing and by the browser's, and was brought back. */
  const mended = { ours: 0, own: [] as string[] };
  let isTaken = false;
  let pending: Operation[] = [];
  let isWhole = false;
  const end = performance.now() + (settings.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
  verdict.prepare(() => {
    verdict.tell('kills', found.kills);
    verdict.tell('operations acknowledged', found.acknowledged);
    if (settings.loseEvery) {
      const taken = Math.floor(settings.trials / settings.loseEvery);
      if (found.kills === settings.trials)
        verdict.demand('libraries deleted after a kill and brought back', mended.ours, taken);
    }
    verdict.tell('libraries that the browser lost, brought back', mended.own);
    verdict.demandNone('acknowledged and lost, or torn', found.lost);
    verdict.demandNone('violations of an invariant', found.inconsistent);
    verdict.tell('index made anew by itself', found.repaired);
  });
  try {
    for (let trial = 0; trial <= settings.trials; trial++) {
      const { demo, page, acks } = await start(settings.extension, profile);
      if (trial === 0) await fill(page, model, settings.articles);
      const { told, ms } = await page.evaluate(() => side.mend());
      if (isTaken) mended.ours += told ? 1 : 0;
      else if (told) mended.own.push(`kill ${trial}: ${told.added} brought back, ${told.changed} changed, ${ms} ms`);
      await judge(page, model, pending, found, trial);
      const isEnough = found.acknowledged >= (settings.enough ?? Number.POSITIVE_INFINITY) || performance.now() > end;
      if (trial === settings.trials || isEnough) {
        await demo.close();
        break;
      }
      const operations = take(stream, settings.operations);
      const ended = page.evaluate(([work, run]) => side.operate(work, run), [operations, `trial-${trial}`] as const);
      const moment = new Promise((resolve) => setTimeout(resolve, random() * settings.latestKillMs));
      await Promise.race([moment, ended.catch(() => undefined)]);
      kill(profile);
      found.kills += 1;
      await demo.close().catch(() => undefined);
      await ended.catch(() => undefined);
      for (const operation of operations.slice(0, acks.count)) model.apply(operation);
      found.acknowledged += acks.count;
      // On a busy machine many acknowledgements are on their way when the browser dies.
      pending = operations.slice(acks.count);
      isTaken = settings.loseEvery !== undefined && trial % settings.loseEvery === settings.loseEvery - 1;
      if (isTaken) takeLibrary(profile, demo.extensionId);
      if (trial % 10 === 9) process.stderr.write(`  ${trial + 1} kills, ${found.acknowledged} operations\n`);
    }
    isWhole = true;
  } finally {
    // What a library was lost in is looked at by hand.
    if (!isWhole) cpSync(profile, join(verdict.folder, `profile-${settings.seed}`), { recursive: true });
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  }
  verdict.reach();
}

async function start(extension: string, profile: string) {
  const demo = await launch({ portal: NO_RULES, extension, profile });
  const acks = { count: 0 };
  await demo.context.exposeBinding('jingduAck', (_, count: number) => {
    acks.count = Math.max(acks.count, count);
  });
  const page = await demo.open(`chrome-extension://${demo.extensionId}/side.html`);
  return { demo, page, acks };
}

/** Half of the articles, so that saving meets both known and new addresses. */
async function fill(page: Page, model: Model, articles: number): Promise<void> {
  const count = Math.floor(articles / 2);
  for (let from = 0; from < count; from += 250) {
    await page.evaluate(([from, to]) => side.fill(from, to), [from, Math.min(count, from + 250)] as const);
  }
  for (let article = 0; article < count; article++) model.apply({ kind: 'save', article, version: 0 });
}

async function judge(
  page: Page,
  model: Model,
  pending: Operation[],
  found: { lost: string[]; inconsistent: string[]; repaired: number },
  trial: number,
): Promise<void> {
  const onDisk = await page.evaluate(() => side.snapshot());
  const before = differences(model, onDisk);
  if (findPrefix(model, pending, onDisk) === undefined) {
    found.lost.push(`kill ${trial}: ${before.slice(0, 3).join('; ')}`);
    // Lets go of the profile, which is kept.
    await page.context().close();
    throw new Error(`After kill ${trial} the disk holds something else than was acknowledged: ${before.join('; ')}`);
  }
  const { faults, isRepaired } = await page.evaluate(() => side.inspect());
  found.inconsistent.push(...faults.map((fault) => `kill ${trial}: ${fault}`));
  if (isRepaired) found.repaired += 1;
}

function take(stream: Generator<Operation>, count: number): Operation[] {
  return Array.from({ length: count }, () => stream.next().value as Operation);
}

/** The library's files, as if they had never been. */
function takeLibrary(profile: string, extensionId: string): void {
  for (const kind of ['leveldb', 'blob']) {
    const folder = join(profile, `Default/IndexedDB/chrome-extension_${extensionId}_0.indexeddb.${kind}`);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The browser and all its processes, without a word of warning. */
export function kill(profile: string): void {
  const pid = Number(/-(\d+)$/.exec(readlinkSync(join(profile, 'SingletonLock')))?.[1]);
  process.kill(-pid, 'SIGKILL');
}
