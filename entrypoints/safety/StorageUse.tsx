import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatSize } from '@/utils/format-size';
import { t, uiLanguage } from '@/utils/i18n';
import { isPersisted } from './persist';

interface Use {
  used: number;
  quota: number;
  isPersisted: boolean;
}

/** How much of the disk is used, and that the browser leaves it alone. */
export function StorageUse() {
  const use = useSignal<Use | undefined>(undefined);
  async function look(): Promise<void> {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    use.value = { used: usage, quota, isPersisted: await isPersisted() };
  }
  useEffect(() => {
    // Where the browser does not say, there is nothing to show.
    look().catch(() => undefined);
  }, []);
  if (!use.value) return null;
  const { used, quota } = use.value;
  return (
    <section aria-labelledby="storage-use">
      <h2 id="storage-use">{t('storageUse')}</h2>
      <p>{t('storageUsed', formatSize(used, uiLanguage()), formatSize(quota, uiLanguage()))}</p>
      <meter aria-labelledby="storage-use" value={used} max={Math.max(1, quota)} />
      {use.value.isPersisted && <p class="safety-hint">{t('storagePersisted')}</p>}
    </section>
  );
}
