import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type LastCopy, loadLastCopy, watchLastCopy } from '@/utils/last-copy';
import { backUp } from '@/utils/library/backup/back-up';
import { makeCopy, nameCopy } from '@/utils/library/backup/make-copy';
import { keepCopy, mayDownload } from './keep-copy';

/** Copies of the backups outside the browser: one at a press, and one a day where the reader allows it. */
export function useCopies() {
  const isDaily = useSignal(false);
  const isRefused = useSignal(false);
  const last = useSignal<LastCopy | undefined>(undefined);

  useEffect(() => {
    const look = () => void mayDownload().then((is) => (isDaily.value = is));
    look();
    loadLastCopy().then(
      (copy) => (last.value = copy),
      // Then it is not said when it was.
      () => undefined,
    );
    const stop = watchLastCopy((copy) => (last.value = copy));
    // Given back on the settings page.
    browser.permissions.onRemoved.addListener(look);
    return () => {
      stop();
      browser.permissions.onRemoved.removeListener(look);
    };
  }, []);

  return {
    isDaily,
    isRefused,
    last,
    /** Gives the reader a file of the library as it is now. @throws Problem */
    save: async () => {
      const snapshot = await backUp('asked');
      if (!snapshot) return;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await makeCopy(snapshot));
      link.download = nameCopy(snapshot);
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    },
    /** The permission is the setting. Asks in the press itself: after anything is awaited the browser would not. */
    setDaily: (isWanted: boolean): Promise<boolean> => {
      const change = isWanted
        ? browser.permissions.request({ permissions: ['downloads'] }).catch(() => false)
        : browser.permissions.remove({ permissions: ['downloads'] }).then(() => false);
      return change.then((isGiven) => {
        isDaily.value = isGiven;
        isRefused.value = isWanted && !isGiven;
        return isGiven;
      });
    },
    /** Writes the first copy, so that the reader sees at once where they will be. @throws Problem */
    writeFirst: async () => {
      const snapshot = await backUp('daily');
      if (!snapshot) return;
      const url = URL.createObjectURL(await makeCopy(snapshot));
      await keepCopy(url, snapshot).finally(() => URL.revokeObjectURL(url));
    },
  };
}
