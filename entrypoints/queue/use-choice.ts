import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { ChoiceLink } from '@/components/LinkChoice';
import { isListAddress } from '@/utils/extract/find-links';
import { findKept, getArticles } from '@/utils/library/find-kept';
import type { WantedLink } from '@/utils/library/jobs';
import { listLinks } from '@/utils/library/links';
import { type PageLink, sendMessage, withRetry } from '@/utils/messaging';
import { type ProblemCode, toProblemCode, unwrap } from '@/utils/problem';

type Choice = ChoiceLink & WantedLink;

/** The links of a page, or the tabs of this window, to choose from. */
export function useChoice(tabId: number | undefined, onAdd: (links: readonly WantedLink[]) => Promise<void>) {
  const links = useSignal<readonly Choice[] | undefined>(undefined);
  const isPartial = useSignal(false);
  const problem = useSignal<ProblemCode | undefined>(undefined);

  async function run(work: () => Promise<void>): Promise<void> {
    problem.value = undefined;
    try {
      await work();
    } catch (error) {
      problem.value = toProblemCode(error);
    }
  }

  async function offer(found: readonly (PageLink & WantedLink)[]): Promise<void> {
    const kept = await findKept(found.map(({ url }) => url));
    links.value = found.map((link) => {
      const isKept = kept.has(link.url);
      return { ...link, site: new URL(link.url).host, isKept, isChosen: link.isLikely && !isKept };
    });
  }

  useEffect(() => {
    if (tabId === undefined) return;
    void run(async () => offer(unwrap(await withRetry(() => sendMessage('listLinks', { tabId })))));
  }, []);

  return {
    links,
    isPartial,
    problem,
    /** The tabs of this window. Their addresses are the browser's secret, so it is asked, and told to forget it after. */
    listTabs: () => {
      // In the click itself: after anything is awaited the browser would not ask any more.
      const answer = browser.permissions.request({ permissions: ['tabs'] });
      return run(async () => {
        isPartial.value = !(await answer.catch(() => false));
        const tabs = await browser.tabs
          .query({ currentWindow: true })
          .finally(() => browser.permissions.remove({ permissions: ['tabs'] }).catch(() => undefined));
        const readable = tabs.flatMap(({ id, url = '', title = '' }) =>
          id !== undefined && /^https?:/.test(url) ? [{ tabId: id, url, title, isLikely: !isListAddress(url) }] : [],
        );
        await offer([...new Map(readable.map((tab) => [tab.url, tab])).values()]);
      });
    },
    /** Articles that were imported by their address alone. */
    listBare: () =>
      run(async () => {
        const bare = await getArticles(await listLinks());
        links.value = bare.map(({ url, title }) => {
          return { url, title, site: new URL(url).host, isKept: false, isChosen: true };
        });
      }),
    toggle: (url: string) => {
      links.value = links.value?.map((link) => (link.url === url ? { ...link, isChosen: !link.isChosen } : link));
    },
    setAll: (isChosen: boolean) => {
      links.value = links.value?.map((link) => ({ ...link, isChosen: isChosen && !link.isKept }));
    },
    save: () =>
      run(async () => {
        const chosen = links.value?.filter(({ isChosen }) => isChosen) ?? [];
        await onAdd(
          chosen.map(({ url, title, tabId: tab }) => ({ url, title, ...(tab !== undefined && { tabId: tab }) })),
        );
        links.value = undefined;
      }),
  };
}
