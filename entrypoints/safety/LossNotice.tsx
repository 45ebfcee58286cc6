import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Notice } from '@/components/Notice';
import { afterFirstRows } from '@/entrypoints/shelf/after-first-rows';
import { knownLoss } from '@/entrypoints/shelf/known-loss';
import { watchCanary } from '@/utils/canary';
import { t } from '@/utils/i18n';
import { listBackups } from '@/utils/library/backup/back-up';
import { checkCanary } from './keep-canary';

/** Says at once, and with numbers, that articles are missing, and leads to the backups. Nothing when all are there. */
export function LossNotice() {
  /** How many articles the newest backup of a library holds that cannot be opened. */
  const backedUp = useSignal<number | undefined>(undefined);
  const isHidden = useSignal(false);
  useEffect(() => {
    const check = () => {
      checkCanary().then(
        (now) => (knownLoss.value = now),
        // The list says that the library cannot be read, and why; here is the way out.
        () =>
          listBackups().then(
            (all) => (backedUp.value = all.find(({ articles }) => articles > 0)?.articles),
            () => undefined,
          ),
      );
    };
    const stopWaiting = afterFirstRows(check);
    // The canary only changes when nothing is missing, or when the reader says so: what is not shown needs no new count.
    const stopWatching = watchCanary(() => {
      if (knownLoss.value) check();
    });
    return () => {
      stopWaiting();
      stopWatching();
    };
  }, [backedUp]);
  if (isHidden.value || (!knownLoss.value && backedUp.value === undefined)) return null;
  return (
    <Notice
      kind="problem"
      text={
        knownLoss.value
          ? t('libraryLoss', knownLoss.value.expected, knownLoss.value.found)
          : t('closedNotice', backedUp.value ?? 0)
      }
      action={{ label: t('openBackups'), onClick: () => void openSafety() }}
      onDismiss={() => (isHidden.value = true)}
    />
  );
}

/** Opens the page of the backups in a tab. */
export async function openSafety(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/safety.html') });
}
