import { defineContentScript } from 'wxt/utils/define-content-script';
import { findLinks } from '@/utils/extract/find-links';
import { onMessage } from '@/utils/messaging';
import { toOutcome } from '@/utils/problem';
import { currentArticle, describeCurrent, readRules, wholeArticle } from './current-article';
import { keepArticle } from './keep';
import { openOverlay, shownArticle } from './mount';
import { withOwnEdits } from './with-own-edits';

/** In this world of our own, invisible to the page: injecting the script again must not register twice. */
const registered = globalThis as { jingduOverlay?: true };

/** Injected when the reader asks for this page; answers the background. */
export default defineContentScript({
  registration: 'runtime',
  main() {
    if (registered.jingduOverlay) return;
    registered.jingduOverlay = true;
    const withRules = <T,>(work: () => T | Promise<T>) => toOutcome(() => readRules().then(work));
    onMessage('describeArticle', () => withRules(() => describeCurrent()));
    onMessage('openOverlay', ({ data }) => withRules(() => openOverlay(currentArticle(data))));
    onMessage('findLinks', () => toOutcome(() => findLinks(document, location.href)));
    onMessage('keepArticle', ({ data }) =>
      withRules(async () => {
        const article = await wholeArticle(shownArticle() ?? currentArticle(data));
        return keepArticle(await withOwnEdits(article), data.operationId);
      }),
    );
  },
});
