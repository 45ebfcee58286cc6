import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Demo } from '../demo/launch.ts';
import { askWorker } from '../demo/worker.ts';

/** One page of a data folder: what `<id>.json` says of it. */
export interface Gold {
  id: string;
  url: string;
  /** false where the address is only a stand-in of the right host. */
  urlKnown?: boolean;
  lang: string;
  isArticle: boolean;
  text?: string;
  title?: string;
  author?: string;
  source?: string;
  /** null where the page states none. */
  date?: string | null;
  mustNotContain?: string[];
  /** The files of a split article, the first one included. */
  pages?: string[];
}

/** Longer than any page may take; then it is recorded as a failure. */
const PAGE_TIMEOUT_MS = 20_000;

/** All pages of a folder in the format of the shared data. */
export function readGold(folder: string): Gold[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Gold)
    .filter((gold) => gold.isArticle !== undefined && existsSync(join(folder, `${gold.id}.html`)));
}

/**
 * Opens each page under its own address, its scripts blocked and every other request refused, and gives what the named
 * functions of the page side answer there; an Error for a page that hangs or throws. On every other page they are called
 * in the opposite order: the one called first pays for compiling what both use.
 */
export async function visitPages(
  demo: Demo,
  folder: string,
  calls: readonly string[],
  onAnswer: (gold: Gold, answers: unknown[] | Error, done: number, all: number) => void,
  isWanted: (gold: Gold, i: number) => boolean = () => true,
): Promise<void> {
  const pages = readGold(folder).filter(isWanted);
  for (const [i, gold] of pages.entries()) {
    const order = i % 2 === 0 ? calls : [...calls].reverse();
    const inOrder = await visit(demo, folder, gold, order).catch((error: unknown) => new Error(String(error)));
    const answer = inOrder instanceof Error || order === calls ? inOrder : [...inOrder].reverse();
    onAnswer(gold, answer, i + 1, pages.length);
  }
}

async function visit(demo: Demo, folder: string, gold: Gold, calls: readonly string[]): Promise<unknown[]> {
  const page = await demo.context.newPage();
  const address = new URL(gold.url).href;
  const body = readFileSync(join(folder, `${gold.id}.html`));
  const further = furtherPages(folder, gold, address);
  try {
    await page.route('**/*', (route) => {
      const asked = route.request().url();
      const isPage = asked === address.replace(/#.*$/, '') && route.request().isNavigationRequest();
      const bytes = isPage ? body : further.get(asked);
      if (!bytes) return route.abort();
      return route.fulfill({
        body: bytes,
        headers: {
          'content-type': isValidUtf8(bytes) ? 'text/html; charset=utf-8' : 'text/html',
          'content-security-policy': "script-src 'none'; frame-src 'none'",
        },
      });
    });
    return await Promise.race([ask(demo, page.goto(address, { waitUntil: 'domcontentloaded' }), calls), timeout()]);
  } finally {
    await page.close();
  }
}

/** The further pages of a split article: `<id>_2.html` stands at the article's own address with `_2` before its ending. */
function furtherPages(folder: string, gold: Gold, address: string): Map<string, Buffer> {
  const files = (gold.pages ?? []).filter((file) => file.startsWith(gold.id) && file !== `${gold.id}.html`);
  const stem = address.replace(/\.\w+$/, '');
  return new Map(files.map((file) => [stem + file.slice(gold.id.length), readFileSync(join(folder, file))]));
}

/** Most files of the data are UTF-8 whatever their own words say; one is not, and its own words are then believed. */
function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

async function ask(demo: Demo, loading: Promise<unknown>, calls: readonly string[]): Promise<unknown[]> {
  await loading;
  return askWorker<unknown[]>(
    demo,
    `(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const target = { tabId: tab.id };
      await chrome.scripting.executeScript({ target, files: ['bench.js'] });
      const answers = [];
      for (const name of ${JSON.stringify(calls)}) {
        const [{ result }] = await chrome.scripting.executeScript({
          target, args: [name], func: (name) => globalThis.jingduBench[name](),
        });
        answers.push(result);
      }
      return answers;
    })()`,
  );
}

function timeout(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error('timeout')), PAGE_TIMEOUT_MS).unref();
  });
}
