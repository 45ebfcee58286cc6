import { browser } from 'wxt/browser';
import { showPageKind, showSaved } from '@/utils/badge';
import { findByUrl, saveArticle } from '@/utils/library/articles';
import { readEdits } from '@/utils/library/read-edits';
import { readReceipt } from '@/utils/library/read-receipt';
import { onMessage } from '@/utils/messaging';
import { parseArticle } from '@/utils/parse-article';
import { Problem, toOutcome } from '@/utils/problem';
import { tendIndexSoon } from './index-work';
import { describePage, readPage, savePage } from './page';
import { fetchPicturesSoon, listForPage, takePicture } from './pictures';
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
      const { id, savedAt, older } = await saveArticle(article, `${url} ${data.operationId}`);
      tendIndexSoon();
      fetchPicturesSoon();
      // The tab may be gone by now; the article is kept all the same.
      await showSaved(tabId, { isSaved: true }).catch(() => undefined);
      const [receipt, pictures] = await Promise.all([readReceipt(id), listForPage(id, url)]);
      return { id, savedAt, older, receipt, pictures };
    }),
  );

  onMessage('findSaved', ({ data, sender }) =>
    toOutcome(async () => {
      const { url } = contentSender(sender, data.url);
      const saved = await findByUrl(url);
      if (!saved) return undefined;
      const [receipt, edits] = await Promise.all([readReceipt(saved.id), readEdits(url)]);
      return { id: saved.id, savedAt: saved.savedAt, receipt, edits };
    }),
  );

  onMessage('bringPicture', ({ data, sender }) =>
    toOutcome(async () => {
      const { url } = contentSender(sender, data.articleUrl);
      const saved = await findByUrl(url);
      if (saved) await takePicture(saved.id, url, data.url, data.data);
    }),
  );

  onMessage('fetchPictures', ({ sender }) =>
    toOutcome(() => {
      assertOwnPage(sender);
      fetchPicturesSoon();
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
      const path = saved
        ? (`/library.html?article=${saved.id}${data.isReceipt ? '&receipt' : ''}` as const)
        : ('/library.html' as const);
      await browser.tabs.create({ url: browser.runtime.getURL(path) });
    }),
  );
}
