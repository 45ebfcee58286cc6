import { browser } from 'wxt/browser';
import { showPageKind, showSaved } from '@/utils/badge';
import { findByUrl, saveArticle } from '@/utils/library/articles';
import { onMessage } from '@/utils/messaging';
import { parseArticle } from '@/utils/parse-article';
import { Problem, toOutcome } from '@/utils/problem';
import { tendIndexSoon } from './index-work';
import { describePage, readPage, savePage } from './page';
import { assertOwnPage, contentSender } from './sender';

/** Answers every message; who may ask is checked before anything else. */
export function registerMessages(): void {
  onMessage('describePage', ({ data, sender }) =>
    toOutcome(() => {
      assertOwnPage(sender);
      return describePage(data.tabId);
    }),
  );

  onMessage('readPage', ({ data, sender }) =>
    toOutcome(() => {
      assertOwnPage(sender);
      return readPage(data);
    }),
  );

  onMessage('savePage', ({ data, sender }) =>
    toOutcome(() => {
      assertOwnPage(sender);
      return savePage(data);
    }),
  );

  onMessage('pageDetected', async ({ data, sender }) => {
    const { tabId, url } = contentSender(sender, data.url);
    await showPageKind(tabId, { isArticle: data.isArticle === true });
    const saved = data.isArticle === true ? await findByUrl(url) : undefined;
    await showSaved(tabId, { isSaved: saved !== undefined });
  });

  onMessage('saveArticle', ({ data, sender }) =>
    toOutcome(async () => {
      const { tabId, url } = contentSender(sender, data.article?.url);
      const article = parseArticle({ ...data.article, url });
      if (!article) throw new Problem('noArticle');
      const { id, savedAt } = await saveArticle(article, `${url} ${data.operationId}`);
      tendIndexSoon();
      // The tab may be gone by now; the article is kept all the same.
      await showSaved(tabId, { isSaved: true }).catch(() => undefined);
      return { id, savedAt };
    }),
  );

  onMessage('findSaved', ({ data, sender }) =>
    toOutcome(async () => {
      const saved = await findByUrl(contentSender(sender, data.url).url);
      return saved && { id: saved.id, savedAt: saved.savedAt };
    }),
  );

  onMessage('loadConverter', ({ sender }) =>
    toOutcome(async () => {
      const { tabId } = contentSender(sender, undefined);
      const files = ['/content-scripts/convert.js' as const];
      await browser.scripting.executeScript({ target: { tabId }, files }).catch((error: unknown) => {
        throw new Problem('noAccess', { cause: error });
      });
    }),
  );

  onMessage('openSaved', ({ data, sender }) =>
    toOutcome(async () => {
      const saved = await findByUrl(contentSender(sender, data.url).url);
      const path = saved ? (`/library.html?article=${saved.id}` as const) : ('/library.html' as const);
      await browser.tabs.create({ url: browser.runtime.getURL(path) });
    }),
  );
}
