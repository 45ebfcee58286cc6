import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { MarkStore } from '@/components/use-marking';
import { createId } from '@/utils/create-id';
import type { Highlight, HighlightDraft } from '@/utils/highlight';
import { watch } from '@/utils/library/db';
import { listHighlights, removeHighlight, saveHighlight } from '@/utils/library/highlights';
import { type ProblemCode, toProblemCode } from '@/utils/problem';

/** The highlights of a kept article, in step with every other page that shows it. */
export function useMarks(articleId: string, onProblem: (problem: ProblemCode) => void): MarkStore {
  const highlights = useSignal<readonly Highlight[]>([]);

  useEffect(
    () =>
      watch(
        () => listHighlights(articleId),
        (now) => {
          // An unchanged list is not drawn again.
          if (JSON.stringify(now) !== JSON.stringify(highlights.value)) highlights.value = now;
        },
        (error) => onProblem(toProblemCode(error)),
      ),
    [articleId],
  );

  async function keep(draft: HighlightDraft): Promise<Highlight | undefined> {
    try {
      return await saveHighlight(articleId, draft);
    } catch (error) {
      onProblem(toProblemCode(error));
      return undefined;
    }
  }

  return {
    highlights: highlights.value,
    create: (anchor, color) => keep({ ...anchor, id: createId(), color, note: '' }),
    change: async (highlight) => {
      await keep(highlight);
    },
    remove: ({ id }) => removeHighlight(articleId, id).catch((error: unknown) => onProblem(toProblemCode(error))),
  };
}
