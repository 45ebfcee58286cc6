import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Notice } from '@/components/Notice';
import { afterFirstRows } from '@/entrypoints/shelf/after-first-rows';
import { type Loss, watchCanary } from '@/utils/canary';
import { t } from '@/utils/i18n';
import { checkCanary } from './keep-canary';

/** Says at once, and with numbers, that articles are missing, and leads to the backups. Nothing when all are there. */
export function LossNotice() {
  const loss = useSignal<Loss | undefined>(undefined);
  const isHidden = useSignal(false);
  useEffect(() => {
    const check = () => {
      checkCanary().then(
        (now) => (loss.value = now),
        // The list says that the library cannot be read.
        () => undefined,
      );
    };
    const stopWaiting = afterFirstRows(check);
    // The canary only changes when nothing is missing, or when the reader says so: what is not shown needs no new count.
    const stopWatching = watchCanary(() => {
      if (loss.value) check();
    });
    return () => {
      stopWaiting();
      stopWatching();
    };
  }, [loss]);
  if (!loss.value || isHidden.value) return null;
  const { expected, found } = loss.value;
  return (
    <Notice
      kind="problem"
      text={t('libraryLoss', expected, found)}
      action={{ label: t('openBackups'), onClick: () => void openSafety() }}
      onDismiss={() => (isHidden.value = true)}
    />
  );
}

/** Opens the page of the backups in a tab. */
export async function openSafety(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/safety.html') });
}
