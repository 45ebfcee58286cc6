import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useReceipt } from '@/components/use-receipt';
import { measureLength } from '@/utils/article';
import { createId } from '@/utils/create-id';
import { findOrigin } from '@/utils/extract/find-origin';
import { sendMessage, withRetry } from '@/utils/messaging';
import { unwrap } from '@/utils/problem';
import type { PictureCount } from '@/utils/receipt';
import { keepRule } from '@/utils/site-rules';
import { makeRule } from '@/utils/sites/site-rule';
import type { createKeeping } from './keeping';

/** How often, and how many times at most, it is asked whether the pictures have come. */
const ASK_MS = 1_000;
const MAX_ASKS = 60;

interface Options {
  keeping: ReturnType<typeof createKeeping>;
  onProblem: (error: unknown) => void;
}

/** The receipt of the article over its page: before it is kept, and, with its pictures, afterwards. */
export function usePageReceipt({ keeping, onProblem }: Options) {
  const { html, text, removed, returned, pages, lang, url } = keeping.article.value;
  const isSaved = keeping.save.value === 'saved';
  // What is still growing is not to be cut.
  const isGrowing = keeping.pages.value === 'unknown' || keeping.pages.value === 'coming';
  const pictures = useSignal<PictureCount | undefined>(undefined);
  useEffect(() => {
    if (!isSaved) return;
    let asks = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const outcome = await withRetry(() => sendMessage('findSaved', { url }));
      pictures.value = unwrap(outcome)?.receipt?.pictures;
      if (pictures.value?.waiting && ++asks < MAX_ASKS) timer = setTimeout(() => void ask().catch(onProblem), ASK_MS);
    };
    void ask().catch(onProblem);
    return () => clearTimeout(timer);
  }, [isSaved, html]);

  return useReceipt({
    receipt: { count: measureLength(text).count, pages, removed: removed.length, pictures: pictures.value },
    body: isGrowing ? undefined : { html, text, removed, returned },
    lang,
    pictures: {
      onElsewhere: () => void sendMessage('openSaved', { url, isReceipt: true }).catch(onProblem),
    },
    onBody: (next, from) => keeping.edit(from, next),
    onRule: async (act, block) => {
      const made = { id: createId(), madeAt: new Date().toISOString() };
      const around = findOrigin(document, block.text);
      const rule = makeRule(act, location.hostname, { text: block.text, around }, made);
      if (rule) await keepRule(rule);
    },
    onProblem,
  });
}
