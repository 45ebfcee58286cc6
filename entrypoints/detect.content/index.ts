import { defineContentScript } from 'wxt/utils/define-content-script';
import { isArticle } from '@/utils/extract/is-article';
import { sendMessage } from '@/utils/messaging';
import { PORTAL_MATCHES } from '@/utils/portal-matches';

/** Pages that fill themselves in after an address change get this long before the second and last look. */
const SETTLE_MS = 700;

/** On every page of the portal: is this an article? Tells the toolbar button and does nothing else. */
export default defineContentScript({
  matches: PORTAL_MATCHES,
  runAt: 'document_end',
  main() {
    let told = '';
    let timer: ReturnType<typeof setTimeout> | undefined;

    function look(): void {
      const url = location.href;
      const verdict = isArticle(document, url);
      const state = `${url} ${verdict}`;
      if (state === told) return;
      told = state;
      // Fails only when the extension was updated under this page; the next load has the new script.
      sendMessage('pageDetected', { url, isArticle: verdict }).catch(() => undefined);
    }

    function lookTwice(): void {
      look();
      clearTimeout(timer);
      timer = setTimeout(look, SETTLE_MS);
    }

    lookTwice();
    // pushState and its like: the address changes while the document stays.
    globalThis.navigation?.addEventListener('currententrychange', lookTwice);
    // Out of the back/forward cache the document is as it was, but the toolbar button has forgotten it.
    addEventListener('pageshow', (event) => {
      if (!event.persisted) return;
      told = '';
      look();
    });
  },
});
