import { useLayoutEffect, useRef } from 'preact/hooks';

/** The pause in typing after which words are kept. */
const PAUSE_MS = 400;

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * A field whose words are kept while they are typed: after a pause, when it is left, and when it or its page goes away.
 * What is kept elsewhere meanwhile is shown, unless the reader is in the field.
 */
export function useKeptWords<T extends Field>(kept: string, onKeep: (words: string) => void) {
  const field = useRef<T>(null);
  const typed = useRef<{ words: string; timer: ReturnType<typeof setTimeout> } | undefined>(undefined);
  const keep = useRef(onKeep);
  keep.current = onKeep;

  function keepNow(): void {
    if (!typed.current) return;
    const { words, timer } = typed.current;
    clearTimeout(timer);
    typed.current = undefined;
    keep.current(words);
  }

  function onInput(): void {
    if (!field.current) return;
    clearTimeout(typed.current?.timer);
    typed.current = { words: field.current.value.trim(), timer: setTimeout(keepNow, PAUSE_MS) };
  }

  useLayoutEffect(() => {
    const onHidden = () => {
      if (document.visibilityState === 'hidden') keepNow();
    };
    addEventListener('pagehide', keepNow);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      removeEventListener('pagehide', keepNow);
      document.removeEventListener('visibilitychange', onHidden);
      keepNow();
    };
  }, []);

  useLayoutEffect(() => {
    if (field.current && !typed.current && !field.current.matches(':focus')) field.current.value = kept;
  }, [kept]);

  return { ref: field, defaultValue: kept, onInput, onChange: keepNow };
}
