import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { Notice } from '@/components/Notice';
import { afterFirstRows } from '@/entrypoints/shelf/after-first-rows';
import { knownLoss } from '@/entrypoints/shelf/known-loss';
import { watchCanary } from '@/utils/canary';
import { t } from '@/utils/i18n';
import { listBackups } from '@/utils/library/backup/back-up';
import { forgetMended, loadMended, type Mended, watchMended } from '@/utils/mended';
import { checkCanary } from './keep-canary';
import { mendIfLost } from './mend-if-lost';

/** Says at once that something is missing, that it is back, or with numbers what is not; nothing when all is there. */
export function LossNotice() {
  /** How many articles the newest backup of a library holds that cannot be opened. */
  const backedUp = useSignal<number | undefined>(undefined);
  const isMending = useSignal(false);
  const mended = useSignal<Mended | undefined>(undefined);
  const isHidden = useSignal(false);
  useEffect(() => {
    const look = () => void loadMended().then((now) => (mended.value = now));
    const check = async () => {
      try {
        await mendIfLost({ onStart: () => (isMending.value = true) }).finally(() => (isMending.value = false));
        knownLoss.value = await checkCanary();
      } catch {
        // The list says that the library cannot be read, and why; here is the way out.
        const all = await listBackups().catch(() => []);
        backedUp.value = all.find(({ articles }) => articles > 0)?.articles;
      }
      look();
    };
    const stopWaiting = afterFirstRows(() => void check());
    // The canary only changes when nothing is missing, or when the reader says so: what is not shown needs no new count.
    const stopWatching = watchCanary(() => {
      if (knownLoss.value) void check();
    });
    const stopLooking = watchMended(look);
    return () => {
      stopWaiting();
      stopWatching();
      stopLooking();
    };
  }, [backedUp, isMending, mended]);
  if (isMending.value) {
    return <Notice kind="done" text={t('libraryMending')} onDismiss={() => (isMending.value = false)} />;
  }
  if (!isHidden.value && (knownLoss.value || backedUp.value !== undefined)) {
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
  if (!mended.value) return null;
  return <Notice kind="done" text={sayMended(mended.value)} onDismiss={() => void forgetMended()} />;
}

/** What was lost and is back, in a sentence; and what is not. */
export function sayMended({ added, changed, missing }: Mended): string {
  return t('libraryMended', added, changed) + (missing > 0 ? ` ${t('mendedGaps', missing)}` : '');
}

/** Opens the page of the backups in a tab. */
export async function openSafety(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL('/safety.html') });
}
