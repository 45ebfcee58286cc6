import { readdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { EXTENSION_FOLDER, launch } from '../../demo/launch.ts';
import { findOverlay, waitForNoOverlay } from '../../demo/overlay.ts';
import { answer } from '../../demo/portal.ts';
import { page as reply } from '../../demo/reply.ts';
import { inBareBrowser } from '../kit/bare-browser.ts';
import { NO_RULES, startRecorder } from '../kit/recorder.ts';
import type { Verdict } from '../kit/verdict.ts';
import { PROBES, probeAddresses, timeRefusal } from './probes.ts';
import { TRACE_URL, writeTracePage } from './trace-page.ts';

declare const chrome: {
  tabs: { query(filter: object): Promise<{ id?: number }[]> };
  runtime: { sendMessage(message: object): Promise<unknown> };
};

type Answers = Record<string, string>;

/** As long as the detector takes for its second look, and more. */
const SETTLE_MS = 1_500;
/** A refusal of an address of ours may take so many times as long, or as short, as of one that is nobody's. */
const TIMING_RATIO = 2;

/** Looks for the extension from a page: before it is opened, and after it was closed again. */
export async function runFingerprint(verdict: Verdict): Promise<void> {
  const html = writeTracePage();
  const recorder = await startRecorder((url) =>
    url.href === TRACE_URL ? reply(html) : answer(url.hostname, url.pathname, url.searchParams),
  );
  try {
    const without = await inBareBrowser(recorder, async (context) => ask(await context.newPage()));
    verdict.tell('probes', Object.keys(without).length);
    const demo = await launch({ portal: NO_RULES, args: recorder.chromiumArgs });
    try {
      const page = await demo.context.newPage();
      const own = `chrome-extension://${demo.extensionId}`;
      verdict.demandNone('traces before the reader opens it', compare(without, await ask(page)));
      const urls = listFiles().map((file) => `${own}/${file}`);
      const answered = await page.evaluate(probeAddresses, urls);
      verdict.tell('addresses of ours asked for, four ways each', urls.length);
      verdict.demandNone(
        'addresses that answered',
        Object.entries(answered).filter(([, hits]) => hits.length > 0),
      );
      await demandSameTime(page, own, verdict);
      // That left traces of its own.
      await page.goto(TRACE_URL);
      await openAndClose(page, await demo.openLibrary());
      verdict.demandNone('traces after it was closed', compare(without, await readAll(page)));
    } finally {
      await demo.close();
    }
  } finally {
    await recorder.close();
  }
}

async function ask(page: Page): Promise<Answers> {
  await page.goto(TRACE_URL);
  await page.waitForTimeout(SETTLE_MS);
  return readAll(page);
}

async function readAll(page: Page): Promise<Answers> {
  const answers: Answers = {};
  // First what was heard and called, before the others are heard and called themselves.
  const names = Object.keys(PROBES).sort((a, b) => Number(b.startsWith('what was')) - Number(a.startsWith('what was')));
  for (const name of names) answers[name] = JSON.stringify(await page.evaluate(PROBES[name] as () => unknown)) ?? '';
  return answers;
}

function compare(without: Answers, withUs: Answers): string[] {
  return Object.keys(without)
    .filter((name) => without[name] !== withUs[name])
    .map((name) => `${name}: ${cut(withUs[name])} instead of ${cut(without[name])}`);
}

function cut(text = ''): string {
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

async function demandSameTime(page: Page, own: string, verdict: Verdict): Promise<void> {
  const nobody = own.replace(/[a-p]{32}/, (id) => [...id].reverse().join(''));
  const [ours, others] = [`${own}/popup.html`, `${nobody}/popup.html`];
  const ratios: number[] = [];
  for (let turn = 0; turn < 3; turn++) {
    ratios.push((await page.evaluate(timeRefusal, ours)) / Math.max(0.05, await page.evaluate(timeRefusal, others)));
  }
  const ratio = Math.round((ratios.sort((a, b) => a - b)[1] ?? 0) * 100) / 100;
  verdict.tell('time of a refusal, ours to nobody’s', ratio);
  verdict.demand('told apart by time', ratio > TIMING_RATIO || ratio < 1 / TIMING_RATIO, false);
}

async function openAndClose(page: Page, library: Page): Promise<void> {
  await library.evaluate(async (url) => {
    const [tab] = await chrome.tabs.query({ url });
    const data = { tabId: tab?.id, isForced: true };
    await chrome.runtime.sendMessage({ id: 1, type: 'readPage', data, timestamp: Date.now() });
  }, TRACE_URL);
  await page.bringToFront();
  await findOverlay(page);
  await page.waitForTimeout(300);
  await page.keyboard.press('Escape');
  await waitForNoOverlay(page);
  // What it heard while it was open is its right to know: the reader opened it there.
  await page.evaluate(() => Reflect.get(window, 'traces').splice(0));
  await page.waitForTimeout(SETTLE_MS);
}

/** Every file of the built extension. */
function listFiles(): string[] {
  return readdirSync(EXTENSION_FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.slice(EXTENSION_FOLDER.length)}/${entry.name}`.replace(/^\//, ''));
}
