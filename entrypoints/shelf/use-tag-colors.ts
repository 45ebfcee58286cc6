import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { watch } from '@/utils/library/db';
import { colorOf, readTagColors, type TagColors } from '@/utils/library/tag-looks';

/** The colours of tags as they are now, by tag. */
export function useTagColors() {
  const colors = useSignal<TagColors>(new Map());
  useEffect(
    () =>
      watch(
        readTagColors,
        (now) => (colors.value = now),
        // Tags without colours do no harm; the list says what is wrong.
        () => undefined,
      ),
    [],
  );
  const now = colors.value;
  return (tag: string) => colorOf(tag, now);
}
