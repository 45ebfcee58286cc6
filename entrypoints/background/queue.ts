import { browser } from 'wxt/browser';
import { saveArticle } from '@/utils/library/articles';
import { findKept } from '@/utils/library/find-kept';
import { addJobs, hasWork } from '@/utils/library/jobs';
import { type KeptReply, onMessage } from '@/utils/messaging';
import { parseArticle } from '@/utils/parse-article';
import { toHostPattern } from '@/utils/pictures/judge-address';
import { Problem, toOutcome } from '@/utils/problem';
import { fetchPage } from './fetch-page';
import { tendIndexSoon } from './index-work';
import { listLinks, savePage } from './page';
import { fetchPicturesSoon } from './pictures';
import { assertOwnPage } from './sender';
import { openUnseen } from './unseen';

const ALARM = 'queue';

/** The queue's part of the background: it fetches, keeps, and has the work go on when no page of ours is open. */
export function registerQueue(): void {
  browser.runtime.onStartup.addListener(goOnUnasked);
  browser.runtime.onInstalled.addListener(goOnUnasked);
  browser.alarms.onAlarm.addListener(({ name }) => (name === ALARM ? goOnUnasked() : undefined));

  onMessage('fetchPage', ({ data, sender }) =>
    toOutcome(() => {
      assertOwnPage(sender);
      return fetchPage(data.url);
    }),
  );
  onMessage('keepFetched', ({ data, sender }) =>
    toOutcome(async (): Promise<KeptReply> => {
      assertOwnPage(sender);
      const article = parseArticle(data.article);
      if (!article) throw new Problem('noArticle');
      const { id, isNew } = await saveArticle(article, data.operationId);
      tendIndexSoon();
      fetchPicturesSoon();
      return { id, isNew };
    }),
  );
  onMessage('keepTab', ({ data, sender }) =>
    toOutcome(async (): Promise<KeptReply> => {
      assertOwnPage(sender);
      const { tabId, url, operationId } = data;
      // Visible only where the reader has allowed the host; after a restart the number is another tab's.
      if ((await browser.tabs.get(tabId)).url !== url) throw new Problem('navigated');
      const wasKept = await findKept([url]);
      const { id } = await savePage({ tabId, operationId, isForced: false });
      return { id, isNew: !wasKept.has(url) };
    }),
  );
  onMessage('listLinks', ({ data, sender }) =>
    toOutcome(() => {
      assertOwnPage(sender);
      return listLinks(data.tabId);
    }),
  );
  onMessage('workOnQueue', ({ sender }) =>
    toOutcome(() => {
      assertOwnPage(sender);
      return goOn();
    }),
  );
}

/** Has a link kept; where its host is not allowed yet, the queue's page asks for that. @throws Problem */
export async function saveLink(url: string): Promise<void> {
  // First, so that a worker that is stopped between the two is woken for it.
  await wakeLater();
  await addJobs([{ url, title: '' }]);
  const isAllowed = await browser.permissions.contains({ origins: [toHostPattern(url)] });
  if (isAllowed) await goOn();
  else await browser.tabs.create({ url: browser.runtime.getURL('/queue.html') });
}

/**
 * Opens the document that does the work, if there is any: a worker has no DOM to extract with. False where the browser
 * has no such documents; there the queue's own page works while it is open.
 */
async function goOn(): Promise<boolean> {
  if (!browser.offscreen) return false;
  if (!(await hasWork())) {
    await browser.alarms.clear(ALARM);
    return true;
  }
  // Should it be closed before its time, this finds out.
  await wakeLater();
  await openUnseen();
  return true;
}

/** Nobody can be told of a failure here; the alarm tries again. */
async function goOnUnasked(): Promise<void> {
  await goOn()
    .catch(() => wakeLater())
    .catch(() => undefined);
}

function wakeLater(): Promise<void> {
  return browser.alarms.create(ALARM, { periodInMinutes: 1 });
}
