import fc from 'fast-check';
import { extract } from '@/utils/extract/extract';
import { isArticle } from '@/utils/extract/is-article';
import { sanitizeToFragment, sanitizeToHtml, writeHtml } from '@/utils/sanitize';
import { makePages } from './page-grammar';

/** The side of `npm run suite:pages` that runs in an ordinary page, with nothing to stop what would run. */

/** What was wrong with one generated page, and how to make it again. */
export interface PageFault {
  seed: number;
  fault: string;
  html: string;
}

export interface Batch {
  documents: number;
  articles: number;
  /** Milliseconds that the slowest took. */
  slowest: number;
  faults: PageFault[];
  /** Took long each time: whether the page or the machine is slow is for others to find out. */
  slow: PageFault[];
}

/** A page of some tens of kilobytes that takes longer has hung. */
const HANG_MS = 2_000;

/** Rings whatever a page would call; what it heard is for the page that it heard it of. */
const rung: string[] = [];
for (const name of ['alert', 'confirm', 'prompt', 'print', 'marker']) {
  Object.defineProperty(globalThis, name, { value: () => void rung.push(name) });
}

/** Generates `count` pages from a seed and takes each through detector, extractor and sanitiser, and onto the screen. */
export async function runBatch(seed: number, count: number): Promise<Batch> {
  const batch: Batch = { documents: 0, articles: 0, slowest: 0, faults: [], slow: [] };
  const stage = document.body.appendChild(document.createElement('div'));
  for (const [i, html] of fc.sample(makePages(), { seed, numRuns: count }).entries()) {
    const before = performance.now();
    const faults: string[] = [];
    try {
      const { shown, isFound } = readPage(html, faults);
      if (isFound) batch.articles += 1;
      stage.replaceChildren(...shown.childNodes);
    } catch (error) {
      faults.push(`thrown: ${error instanceof Error ? error.stack : error}`);
    }
    const took = await confirmSlow(html, performance.now() - before);
    batch.slowest = Math.max(batch.slowest, took);
    if (took > HANG_MS) batch.slow.push({ seed, fault: `took ${Math.round(took)} ms`, html });
    // Events of what was inserted come in tasks of their own.
    if (i % 10 === 9 || i === count - 1) await new Promise((resolve) => setTimeout(resolve, 0));
    if (rung.length > 0) faults.push(`ran, here or up to nine pages before: ${rung.splice(0).join()}`);
    batch.documents += 1;
    batch.faults.push(...faults.map((fault) => ({ seed, fault, html })));
  }
  stage.remove();
  return batch;
}

/** Takes one page through it all once more. */
export function repeatPage(html: string): void {
  readPage(html, []);
}

/** A busy machine makes anything slow once: what is slow in itself is so three times. */
async function confirmSlow(html: string, first: number): Promise<number> {
  let fastest = first;
  for (let again = 0; again < 2 && fastest > HANG_MS / 2; again++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = performance.now();
    readPage(html, []);
    fastest = Math.min(fastest, performance.now() - before);
  }
  return fastest;
}

function readPage(html: string, faults: string[]): { shown: Element; isFound: boolean } {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const url = 'http://www.fensifuwu.com/emotion/me/1976445.html';
  isArticle(page, url);
  const extraction = extract(page, url, { isForced: true });
  // Where nothing is extracted the sanitiser has the whole page to itself.
  const isFound = extraction.kind === 'article';
  const body = isFound ? extraction.article.html : sanitizeToHtml(html);
  // What reaches the screen, and what the sanitiser makes of its own work, are one and the same cleaning.
  const cleaned = sanitizeToFragment(body);
  const shown = cleaned.ownerDocument.createElement('div');
  shown.append(cleaned);
  const again = writeHtml(shown);
  if (again !== body) faults.push(`sanitising again changes it: ${difference(body, again)}`);
  if (isFound) {
    const [stored, shown] = [squash(extraction.article.text), squash(textOf(body))];
    if (stored !== shown) faults.push(`text stored and text of what is stored differ: ${difference(shown, stored)}`);
  }
  return { shown, isFound };
}

function textOf(html: string): string {
  return new DOMParser().parseFromString(html, 'text/html').body.textContent ?? '';
}

/** Without blanks of any kind: only words can be lost. */
function squash(text: string): string {
  return text.replaceAll(/[\s\u200b\u00ad\ufeff]+/g, '').normalize('NFC');
}

function difference(a: string, b: string): string {
  let at = 0;
  while (a[at] === b[at] && at < a.length) at += 1;
  return `${JSON.stringify(a.slice(Math.max(0, at - 20), at + 60))} → ${JSON.stringify(b.slice(Math.max(0, at - 20), at + 60))}`;
}
