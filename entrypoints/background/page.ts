import { browser } from 'wxt/browser';
import type { PageLink, PageSummary, ReadRequest, SaveReply, SaveRequest } from '@/utils/messaging';
import { sendMessage } from '@/utils/messaging';
import { type Outcome, Problem, unwrap } from '@/utils/problem';
import { within } from '@/utils/within';

/**
 * `executeScript` never answers on view-source:, whose address no click shows. Where the address is known it does answer,
 * and may take as long as the answer itself: fifty tabs that are saved at once wait for each other.
 */
const INJECT_TIMEOUT_UNKNOWN_MS = 900;
/** The extractor's own budget is 2 s; beyond this the page itself is stuck. */
const ANSWER_TIMEOUT_MS = 8_000;
/** Keeping waits for all pages of a split article. */
const KEEP_TIMEOUT_MS = 120_000;

/** The page in a tab in short. @throws Problem */
export function describePage(tabId: number): Promise<PageSummary> {
  return askOverlay(tabId, () => sendMessage('describeArticle', undefined, { tabId, frameId: 0 }));
}

/** The links of the page in a tab that may lead to articles. @throws Problem */
export function listLinks(tabId: number): Promise<readonly PageLink[]> {
  return askOverlay(tabId, () => sendMessage('findLinks', undefined, { tabId, frameId: 0 }));
}

/** Opens the overlay in a tab. @throws Problem */
export async function readPage({ tabId, isForced }: ReadRequest): Promise<void> {
  await askOverlay(tabId, () => sendMessage('openOverlay', { isForced }, { tabId, frameId: 0 }));
}

/** Keeps the page in a tab; its content script goes on by itself if this worker is stopped meanwhile. @throws Problem */
export function savePage({ tabId, operationId, isForced }: SaveRequest): Promise<SaveReply> {
  return askOverlay(
    tabId,
    () => sendMessage('keepArticle', { operationId, isForced }, { tabId, frameId: 0 }),
    KEEP_TIMEOUT_MS,
  );
}

/** How Chromium refuses its own pages, error pages, about:blank (an address of no words) and its store. */
const BROWSER_PAGE = /chrome:|chrome-\w+:|about:|url ""|error page|gallery|cannot be scripted/i;

async function askOverlay<T>(tabId: number, ask: () => Promise<Outcome<T>>, timeoutMs = ANSWER_TIMEOUT_MS): Promise<T> {
  const before = await getUrl(tabId);
  assertReadable(before);
  try {
    const files = ['/content-scripts/overlay.js' as const];
    await within(
      before ? timeoutMs : INJECT_TIMEOUT_UNKNOWN_MS,
      browser.scripting.executeScript({ target: { tabId }, files }),
    );
    return unwrap(await within(timeoutMs, ask()));
  } catch (error) {
    throw await explain(error, tabId, before);
  }
}

/** Undefined where the reader has not given us this tab, or the browser lets nobody look. */
async function getUrl(tabId: number): Promise<string | undefined> {
  try {
    return (await browser.tabs.get(tabId)).url;
  } catch (error) {
    throw new Problem('tabClosed', { cause: error });
  }
}

function assertReadable(url: string | undefined): void {
  if (url && !/^https?:/.test(url)) throw new Problem('browserPage');
}

/** Browsers say why only in words; what they mean is found from what became of the tab. */
async function explain(error: unknown, tabId: number, before: string | undefined): Promise<Problem> {
  if (error instanceof Problem && error.code !== 'noAnswer') return error;
  const after = await getUrl(tabId).catch(() => null);
  if (after === null) return new Problem('tabClosed', { cause: error });
  if (after !== before) return new Problem('navigated', { cause: error });
  // An address that even a click does not show, and no answer: view-source:.
  if (error instanceof Problem) return before === undefined ? new Problem('browserPage', { cause: error }) : error;
  const words = String(error);
  if (BROWSER_PAGE.test(words)) return new Problem('browserPage', { cause: error });
  if (/permission|cannot access/i.test(words)) return new Problem('noAccess', { cause: error });
  return new Problem('noAnswer', { cause: error });
}
