import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useReceipt } from '@/components/use-receipt';
import type { SavedArticle } from '@/utils/article';
import { createId } from '@/utils/create-id';
import { watch } from '@/utils/library/db';
import { wantAll } from '@/utils/library/pictures';
import { readReceipt } from '@/utils/library/read-receipt';
import { replaceBody } from '@/utils/library/replace-body';
import type { BodyRow } from '@/utils/library/rows';
import { sendMessage, withRetry } from '@/utils/messaging';
import type { Receipt } from '@/utils/receipt';
import { keepRule } from '@/utils/site-rules';
import { makeRule } from '@/utils/sites/site-rule';
import { allowHosts } from './ask-for-pictures';
import { fetchMissingPage } from './fetch-missing-page';

interface Options {
  id: string;
  article: SavedArticle | undefined;
  body: BodyRow | undefined;
  isOpenAtFirst: boolean;
  onProblem: (error: unknown) => void;
}

/** The receipt of a saved article, kept in step with the library. */
export function useSavedReceipt({ id, article, body, isOpenAtFirst, onProblem }: Options) {
  const receipt = useSignal<Receipt | undefined>(undefined);
  useEffect(
    () =>
      watch(
        () => readReceipt(id),
        (now) => (receipt.value = now),
        onProblem,
      ),
    [id],
  );

  /** All that is missing, also what was never asked for. */
  async function fetchMissing(): Promise<void> {
    await wantAll([id]);
    await withRetry(() => sendMessage('fetchPictures', undefined));
  }
  const url = article?.url ?? '';
  return useReceipt({
    receipt: receipt.value,
    body,
    lang: article?.lang ?? '',
    isOpenAtFirst,
    pictures: {
      // The browser asks only straight from the press: nothing may be awaited before.
      onAllow: (which) =>
        void allowHosts(which === 'all' ? 'all' : (receipt.value?.pictures?.hosts ?? []))
          .then((isAllowed) => (isAllowed ? fetchMissing() : undefined))
          .catch(onProblem),
      onRetry: () => void fetchMissing().catch(onProblem),
    },
    onFetchPage:
      article && body
        ? () =>
            void fetchMissingPage(article)
              .then(() => withRetry(() => sendMessage('fetchPictures', undefined)))
              .catch(onProblem)
        : undefined,
    onBody: async ({ html, text, removed, returned }, from) => {
      const undo = await replaceBody(id, { html, text, removed, returned }, { expected: from.hash });
      await withRetry(() => sendMessage('fetchPictures', undefined));
      return undo;
    },
    onRule: async (act, block) => {
      const made = { id: createId(), madeAt: new Date().toISOString() };
      const rule = makeRule(act, new URL(url).hostname, block, made);
      if (rule) await keepRule(rule);
    },
    onProblem,
  });
}
