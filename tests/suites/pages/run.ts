import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
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

/** What a page may cost in its own time on a processor, which no other work on the machine makes longer. */
const HANG_SECONDS = 2;

/** Generates pages for so many minutes and takes each through the extension's own modules in a real browser. */
export async function runPages({ seed, minutes, batch = 100, lanes = 1 }: Settings, verdict: Verdict): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jingdu-pages-'));
  await bundle('pages', 'tests/suites/side/pages.ts', folder);
  const script = readFileSync(join(folder, 'pages.js'), 'utf8');
  rmSync(folder, { recursive: true });
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><body>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  // Pictures of the pages come to nothing within the browser: their requests would be most of the work.
  const rules = `MAP *.test 127.0.0.1:${port}, MAP * ~NOTFOUND`;
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--site-per-process', `--host-resolver-rules=${rules}`],
  });
  const sum = { documents: 0, articles: 0, slowest: 0 };
  const faults: string[] = [];
  const found: PageFault[] = [];
  const startedAt = performance.now();
  let next = seed;
  verdict.prepare(() => {
    const hours = (performance.now() - startedAt) / 3_600_000;
    writeFileSync(join(verdict.folder, 'pages-found.json'), JSON.stringify(found, undefined, 2));
    verdict.tell('first seed', seed);
    verdict.tell('last seed', next - 1);
    verdict.tell('documents', sum.documents);
    verdict.tell('documents an hour', Math.round(sum.documents / hours));
    verdict.tell('of them with an article in it', sum.articles);
    verdict.tell('slowest, ms', Math.round(sum.slowest));
    verdict.demandNone('executed, hung, changed by a second cleaning, or words lost', faults);
  });
  const openPage = async (lane: number) => {
    const page = await browser.newPage();
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
      const hung = [];
      for (const slow of result.slow) if (await isHanging(page, slow.html)) hung.push(slow);
      found.push(...result.faults, ...hung);
      faults.push(
        ...[...result.faults, ...hung].map(
          ({ seed, fault, html }) => `seed ${seed}: ${fault}\n      ${html.slice(0, 300)}`,
        ),
      );
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane)));
  } finally {
    await browser.close();
    server.close();
  }
  verdict.reach();
}

/** Whether a page costs so much of the processor, each of three times. */
async function isHanging(page: Page, html: string): Promise<boolean> {
  const wire = await page.context().newCDPSession(page);
  await wire.send('Performance.enable');
  const read = async () => {
    const { metrics } = await wire.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0;
  };
  let least = Number.POSITIVE_INFINITY;
  for (let again = 0; again < 3 && least > HANG_SECONDS; again++) {
    const before = await read();
    await page.evaluate((html) => pages.repeatPage(html), html);
    least = Math.min(least, (await read()) - before);
  }
  await wire.detach();
  return least > HANG_SECONDS;
}
