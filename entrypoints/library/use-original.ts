import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import type { Original } from '@/components/ChangePanel';
import { readRemote } from '@/entrypoints/queue/read-remote';
import type { Article } from '@/utils/article';
import { compareTexts, countParagraphs } from '@/utils/compare-texts';
import { createId } from '@/utils/create-id';
import { repeatEdits } from '@/utils/edit/repeat-edits';
import { t } from '@/utils/i18n';
import { getArticle, getBody } from '@/utils/library/articles';
import { watch } from '@/utils/library/db';
import { readEdits } from '@/utils/library/read-edits';
import type { VersionRow } from '@/utils/library/rows';
import { listVersions, switchVersion } from '@/utils/library/versions';
import { sendMessage, withRetry } from '@/utils/messaging';
import { toHostPattern } from '@/utils/pictures/judge-address';
import { toProblemCode, unwrap } from '@/utils/problem';

/** Whether the page of an article has changed since, and the versions of it that are kept. */
export function useOriginal(id: string) {
  const original = useSignal<Original | undefined>(undefined);
  const versions = useSignal<readonly VersionRow[]>([]);
  const fetched = useSignal<Article | undefined>(undefined);

  useEffect(() => {
    original.value = undefined;
    return watch(
      () => listVersions(id),
      (now) => (versions.value = now),
      // The reading view says that the library cannot be read.
      () => undefined,
    );
  }, [id]);

  async function run(work: () => Promise<Original | undefined>): Promise<void> {
    original.value = { kind: 'checking' };
    try {
      original.value = await work();
    } catch (error) {
      const code = toProblemCode(error);
      original.value = code === 'pageGone' ? { kind: 'gone' } : { kind: 'failed', text: t(`problem_${code}`) };
    }
  }

  return {
    original,
    versions,
    /** In the click itself: after anything is awaited the browser would not ask for the host any more. */
    check: (url: string) => {
      const answer = browser.permissions.request({ origins: [toHostPattern(url)] }).catch(() => false);
      return run(async () => {
        await answer;
        const [read, edits] = await Promise.all([readRemote(url), readEdits(url)]);
        // What the reader took out or put back is no change of the page's.
        const now = edits ? repeatEdits(read, edits) : read;
        fetched.value = now;
        const saved = await getArticle(id);
        const body = saved && (await getBody(saved.bodyHash));
        const differences = compareTexts(body?.text ?? '', now.text);
        const added = countParagraphs(differences, 'added');
        const removed = countParagraphs(differences, 'removed');
        return added + removed === 0 ? { kind: 'same' } : { kind: 'changed', differences, added, removed };
      });
    },
    /** Takes the page as it is now; the body that was saved stays as a version. */
    keep: (url: string) =>
      run(async () => {
        // Under the address that it is kept by: a page that has moved is still this article.
        const article = fetched.value && { ...fetched.value, url };
        if (!article) return undefined;
        const operationId = createId();
        const message = { article, operationId };
        unwrap(await withRetry(() => sendMessage('keepFetched', message)));
        return { kind: 'kept' };
      }),
    show: (bodyHash: string) =>
      run(async () => {
        await switchVersion(id, bodyHash);
        return { kind: 'switched' };
      }),
    close: () => (original.value = undefined),
  };
}
