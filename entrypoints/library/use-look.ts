import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Look } from '@/utils/look';
import { loadLook, saveLook, watchLook } from '@/utils/settings';

/** The reader's look, in step with every other page, and how to change it; undefined until it has been read. */
export function useLook(): [look: Look | undefined, change: (look: Look) => void] {
  const look = useSignal<Look | undefined>(undefined);
  useEffect(() => {
    loadLook().then((stored) => (look.value ??= stored));
    return watchLook((changed) => (look.value = changed));
  }, [look]);
  const theme = look.value?.theme;
  useEffect(() => {
    if (theme) document.documentElement.dataset.theme = theme;
  }, [theme]);
  const change = (changed: Look) => {
    look.value = changed;
    // A look that cannot be kept still holds for this page.
    saveLook(changed).catch(() => undefined);
  };
  return [look.value, change];
}
