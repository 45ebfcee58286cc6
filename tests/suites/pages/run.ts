import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../../demo/find-chromium.ts';
import { bundle } from '../kit/make-extension.ts';
import type { Verdict } from '../kit/verdict.ts';

import type { PageFault } from '../side/pages.ts';

type Side = typeof import('../side/pages.ts');
declare const pages: Side;

interface Settings {
  seed: number;
  minutes: number;
  /** Pages generated from one seed. */
  batch?: number;
  /** Batches at a time, each in a process of its own. */
  lanes?: number;
}

/** A batch that takes longer hangs as a whole: the page is given up, and the batch's seed is the fault. */
const BATCH_HANG_MS = 120_000;

/** Generates pages for so many minutes and takes each through the extension's own modules in a real browser. */
export async function runPages({ seed, minutes, batch = 100, lanes = 1 }: Settings, verdict: Verdict): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jingdu-pages-'));
  await bundle('pages', 'tests/suites/side/pages.ts', folder);
  const script = readFileSync(join(folder, 'pages.js'), 'utf8');
  rmSync(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--site-per-process'],
  });
  const sum = { documents: 0, articles: 0, slowest: 0 };
  const faults: string[] = [];
  const found: PageFault[] = [];
  const startedAt = performance.now();
  let next = seed;
  const openPage = async (lane: number) => {
    const page = await browser.newPage();
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><body>' }));
    // Sites of their own, so that each has a process of its own.
    await page.goto(`http://pages-${lane}.test/`);
    await page.addScriptTag({ content: script });
    return page;
  };
  const runLane = async (lane: number) => {
    let page = await openPage(lane);
    while (performance.now() - startedAt < minutes * 60_000) {
      const at = next++;
      const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), BATCH_HANG_MS).unref());
      const work = page.evaluate(([seed, count]) => pages.runBatch(seed, count), [at, batch] as const);
      const result = await Promise.race([work.catch((error: unknown) => String(error)), late]);
      if (result === undefined || typeof result === 'string') {
        faults.push(`batch of seed ${at}: ${result ?? 'hangs'}`);
        await page.close().catch(() => undefined);
        page = await openPage(lane);
        continue;
      }
      sum.documents += result.documents;
      sum.articles += result.articles;
      sum.slowest = Math.max(sum.slowest, result.slowest);
      found.push(...result.faults);
      faults.push(
        ...result.faults.map(({ seed, fault, html }) => `seed ${seed}: ${fault}\n      ${html.slice(0, 300)}`),
      );
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane)));
  } finally {
    await browser.close();
  }
  const hours = (performance.now() - startedAt) / 3_600_000;
  writeFileSync(join(verdict.folder, 'pages-found.json'), JSON.stringify(found, undefined, 2));
  verdict.tell('first seed', seed);
  verdict.tell('last seed', next - 1);
  verdict.tell('documents', sum.documents);
  verdict.tell('documents an hour', Math.round(sum.documents / hours));
  verdict.tell('of them with an article in it', sum.articles);
  verdict.tell('slowest, ms', Math.round(sum.slowest));
  verdict.demandNone('executed, hung, changed by a second cleaning, or words lost', faults);
}
