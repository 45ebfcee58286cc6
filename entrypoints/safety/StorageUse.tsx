import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
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
      <p>{t('storageUsed', formatSize(used), formatSize(quota))}</p>
      <meter aria-labelledby="storage-use" value={used} max={Math.max(1, quota)} />
      {use.value.isPersisted && <p class="safety-hint">{t('storagePersisted')}</p>}
    </section>
  );
}

/** In the unit that a reader would choose: `4.2 MB`. */
function formatSize(bytes: number): string {
  const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const format = { style: 'unit', unit: units[power - 1], maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(uiLanguage(), format).format(bytes / 1000 ** power);
}
