import type { Page } from 'playwright-core';
import { PAGES } from '../../demo/addresses.ts';
import { launch } from '../../demo/launch.ts';
import { findOverlay, findShadowRoot } from '../../demo/overlay.ts';
import { answer } from '../../demo/portal.ts';
import { until } from '../../demo/wire.ts';
import { PLAIN } from '../../demo/writing.ts';
import { NO_RULES, startRecorder } from '../kit/recorder.ts';
import type { Verdict } from '../kit/verdict.ts';
import { TRICKS, type Trick } from './tricks.ts';

declare const chrome: {
  tabs: { query(filter: object): Promise<{ id?: number }[]> };
  runtime: { sendMessage(message: object): Promise<{ res?: { ok: boolean; problem?: string } }> };
};

/** Long enough for what a trick does again and again. */
const TRICK_MS = 400;

/** Plays every trick on a reader who reads and saves; the first `limit` of them for a sample. */
export async function runCompany(verdict: Verdict, limit = TRICKS.length): Promise<void> {
  const recorder = await startRecorder((url) => answer(url.hostname, url.pathname, url.searchParams));
  const demo = await launch({ portal: NO_RULES, args: recorder.chromiumArgs });
  const faults: string[] = [];
  const said: string[] = [];
  const played = TRICKS.filter((_, i) => i % Math.ceil(TRICKS.length / limit) === 0);
  try {
    const control = await demo.open(`chrome-extension://${demo.extensionId}/manifest.json`);
    for (const [n, trick] of played.entries()) {
      const url = `${PAGES.plain}?trick=${n}`;
      const page = await demo.open(url);
      const outcome = await play(page, control, trick, url).catch((error: unknown) => `failed: ${error}`);
      if (outcome.startsWith('said')) said.push(`${trick.name}: ${outcome}`);
      else if (outcome !== 'fine') faults.push(`${trick.name}: ${outcome}`);
      await page.close();
    }
  } finally {
    await demo.close();
    await recorder.close();
  }
  verdict.tell('tricks', played.length);
  verdict.tell('told the reader why', said);
  verdict.demandNone('neither read and saved, nor told why', faults);
}

/** `fine`, or what the reader was told, or what went wrong without a word. */
async function play(page: Page, control: Page, trick: Trick, url: string): Promise<string> {
  if (trick.when === 'before') await run(page, trick);
  const opened = await ask(control, 'readPage', url);
  if (!opened?.ok) return opened?.problem ? `said ${opened.problem}` : 'no answer to reading';
  if (trick.when === 'after') {
    await findOverlay(page);
    await run(page, trick);
  }
  await page.waitForTimeout(TRICK_MS);
  const seen = await see(page);
  // Who cannot see the article any more clicks the toolbar button again, as anybody would.
  if (seen !== 'seen') {
    const again = await ask(control, 'readPage', url);
    if (!again?.ok) return again?.problem ? `said ${again.problem}` : 'no answer to reading again';
    await page.waitForTimeout(TRICK_MS);
    const seenAgain = await see(page);
    // What the page has taken away from the reader's eyes altogether is no article of its any more.
    if (!(await page.content()).includes(PLAIN.paragraphs[1] ?? '')) return 'said by the page: it is another one now';
    if (seenAgain !== 'seen') return `${seen}, and read again ${seenAgain}`;
  }
  // What is read is what is kept, whatever the page has become under it.
  await (await findOverlay(page)).click({ role: 'button', name: /^(?:保存|Save)/ });
  const isWhole = async () => {
    const text = await readNewest(control, url);
    return PLAIN.paragraphs.every((paragraph) => text.includes(paragraph));
  };
  if (await until('the article to be kept', isWhole, 4_000).catch(() => false)) return 'fine';
  // A page can keep every click on what lies over it to itself; the toolbar button is out of its reach.
  const saved = await ask(control, 'savePage', url);
  if (!saved?.ok) return saved?.problem ? `said ${saved.problem}` : 'no answer to saving';
  return (await isWhole()) ? 'said nothing, but the toolbar button saves' : 'kept with less than its text';
}

/** In the page's own world, as a script of the page would. */
async function run(page: Page, { code }: Trick): Promise<void> {
  await page.evaluate((code) => {
    const script = document.createElement('script');
    script.textContent = code;
    document.head.append(script);
  }, code);
}

/** Whether a reader sees the article: it is there, has its size, and nothing lies over it. */
async function see(page: Page): Promise<string> {
  const wire = await page.context().newCDPSession(page);
  try {
    const root = await findShadowRoot(wire);
    if (!root) return 'the overlay is gone';
    const overlay = await findOverlay(page, 1_000).catch(() => undefined);
    const text = await overlay?.text().catch(() => '');
    if (!text?.includes(PLAIN.paragraphs[0]?.slice(0, 12) ?? '')) return 'the article is not on the screen';
    const isOnTop = await page.evaluate(() => {
      const top = Document.prototype.elementFromPoint.call(document, 640, 300);
      return top?.parentNode?.nodeName === 'HTML' && getComputedStyle(top).display === 'contents';
    });
    return isOnTop ? 'seen' : 'something lies over it';
  } finally {
    await wire.detach();
  }
}

function ask(control: Page, type: string, url: string) {
  return control.evaluate(
    async ([type, number, url]) => {
      const [tab] = await chrome.tabs.query({ url: `${url.replace(/\?.*/, '')}*` });
      const data = { tabId: tab?.id, isForced: true, operationId: `trick-${number}` };
      return (await chrome.runtime.sendMessage({ id: 1, type, data, timestamp: Date.now() }))?.res;
    },
    [type, `${url}${type}`, url] as const,
  );
}

/** The text that is kept of the page at this address; each trick has an address of its own. */
function readNewest(control: Page, url: string): Promise<string> {
  return control.evaluate(async (url) => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open('jingdu'));
    const stores = db.transaction(['articles', 'bodies']);
    const rows = await done(stores.objectStore('articles').getAll());
    const number = new URL(url).searchParams.get('trick');
    const row = rows.find(({ f }) => new URL(f.url[0]).searchParams.get('trick') === number);
    const body = await done(stores.objectStore('bodies').get(row?.bodyHash ?? ''));
    db.close();
    return String(body?.text ?? '');
  }, url);
}
