import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Something that is kept elsewhere, and whose changes can be heard. */
interface Stored<T> {
  /** As far as it is known without waiting. */
  now: () => T;
  load: () => Promise<T>;
  watch: (onValue: (value: T) => void) => () => void;
}

/** What is kept, as it is now: what was known of it until it has been read, then every change. */
export function useStored<T>(stored: Stored<T>): Signal<T> {
  const value = useSignal(stored.now());
  useEffect(() => {
    stored.load().then((loaded) => (value.value = loaded));
    return stored.watch((changed) => (value.value = changed));
  }, [stored]);
  return value;
}
