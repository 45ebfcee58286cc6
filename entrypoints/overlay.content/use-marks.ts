import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { MarkStore } from '@/components/use-marking';
import { createId } from '@/utils/create-id';
import type { Highlight, HighlightDraft, Place } from '@/utils/highlight';
import { sendMessage, withRetry } from '@/utils/messaging';
import { type ProblemCode, toProblemCode, unwrap } from '@/utils/problem';

interface Options {
  /** The address of the article. */
  url: string;
  /** Keeps the article if it is not kept yet; false if that failed, which it says itself. */
  ensureSaved: () => Promise<boolean>;
  onProblem: (problem: ProblemCode) => void;
}

/** The highlights of the article on this page, and where it was left, kept by the background. */
export function useMarks({ url, ensureSaved, onProblem }: Options) {
  const highlights = useSignal<readonly Highlight[]>([]);
  /** The ids of those that were made, changed or removed here. */
  const own = useRef(new Set<string>());
  /** Undefined until the background has told; null for an article that is not kept. */
  const left = useSignal<{ place: Place | undefined; progress: number } | null | undefined>(undefined);

  useEffect(() => {
    withRetry(() => sendMessage('findMarks', { url }))
      .then((outcome) => {
        const found = unwrap(outcome);
        // The answer may be older than what was done while it was on its way.
        const others = found?.highlights.filter(({ id }) => !own.current.has(id)) ?? [];
        highlights.value = [...others, ...highlights.value];
        left.value = found ? { place: found.place, progress: found.progress } : null;
      })
      .catch(() => (left.value = null));
  }, [url]);

  async function tell(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      onProblem(toProblemCode(error));
    }
  }

  async function keep(highlight: HighlightDraft): Promise<Highlight> {
    const kept = unwrap(await withRetry(() => sendMessage('saveHighlight', { url, highlight })));
    own.current.add(kept.id);
    highlights.value = [...highlights.value.filter(({ id }) => id !== kept.id), kept];
    return kept;
  }

  const store: MarkStore = {
    highlights: highlights.value,
    async create(anchor, color) {
      let made: Highlight | undefined;
      await tell(async () => {
        if (await ensureSaved()) made = await keep({ ...anchor, id: createId(), color, note: '' });
      });
      return made;
    },
    change: (highlight) =>
      tell(async () => {
        await keep(highlight);
      }),
    remove: ({ id }) =>
      tell(async () => {
        unwrap(await withRetry(() => sendMessage('removeHighlight', { url, id })));
        own.current.add(id);
        highlights.value = highlights.value.filter((one) => one.id !== id);
      }),
  };

  /** Nobody waits for it: what could not be kept is kept with the next movement. */
  const keepPlace = (reading: { place: Place; progress: number }) => {
    sendMessage('keepPlace', { url, ...reading }).catch(() => undefined);
  };

  return { store, left, keepPlace };
}
