import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useReceipt } from '@/components/use-receipt';
import { type Article, measureLength } from '@/utils/article';
import { createId } from '@/utils/create-id';
import { findOrigin } from '@/utils/extract/find-origin';
import { sendMessage, withRetry } from '@/utils/messaging';
import { unwrap } from '@/utils/problem';
import type { PictureCount } from '@/utils/receipt';
import { keepRule } from '@/utils/site-rules';
import { makeRule } from '@/utils/sites/site-rule';
import { type Current, changeCurrent } from './current-article';
import { keepArticle } from './keep';

/** How often, and how many times at most, it is asked whether the pictures have come. */
const ASK_MS = 1_000;
const MAX_ASKS = 60;

interface Options {
  current: Current;
  article: Signal<Article>;
  isSaved: boolean;
  isJoining: boolean;
  onProblem: (error: unknown) => void;
}

/** The receipt of the article over its page: before it is kept, and, with its pictures, afterwards. */
export function usePageReceipt({ current, article, isSaved, isJoining, onProblem }: Options) {
  const pictures = useSignal<PictureCount | undefined>(undefined);
  useEffect(() => {
    if (!isSaved) return;
    let asks = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const outcome = await withRetry(() => sendMessage('findSaved', { url: current.article.url }));
      pictures.value = unwrap(outcome)?.receipt?.pictures;
      if (pictures.value?.waiting && ++asks < MAX_ASKS) timer = setTimeout(() => void ask().catch(onProblem), ASK_MS);
    };
    void ask().catch(onProblem);
    return () => clearTimeout(timer);
  }, [isSaved, article.value.html]);

  async function change(next: Article): Promise<void> {
    article.value = next;
    changeCurrent(current, next);
    if (isSaved) await keepArticle(next, createId());
  }
  const { html, text, removed, returned, pages, lang } = article.value;
  return useReceipt({
    receipt: { count: measureLength(text).count, pages, removed: removed.length, pictures: pictures.value },
    // What is still growing is not to be cut.
    body: isJoining ? undefined : { html, text, removed, returned },
    lang,
    pictures: {
      onElsewhere: () => void sendMessage('openSaved', { url: current.article.url, isReceipt: true }).catch(onProblem),
    },
    onBody: async (body) => {
      const before = article.value;
      await change({ ...before, ...body });
      return () => change(before);
    },
    onRule: async (act, block) => {
      const made = { id: createId(), madeAt: new Date().toISOString() };
      const around = findOrigin(document, block.text);
      const rule = makeRule(act, location.hostname, { text: block.text, around }, made);
      if (rule) await keepRule(rule);
    },
    onProblem,
  });
}
