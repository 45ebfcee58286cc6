import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { StorageUse } from '@/entrypoints/safety/StorageUse';
import { formatSize } from '@/utils/format-size';
import { t, uiLanguage } from '@/utils/i18n';
import { measureUsage, type Usage } from '@/utils/library/usage';
import type { SectionProps } from './App';

/** How much room the library takes, by what takes it, and the way to its backups. */
export function StorageSection({ attempt }: SectionProps) {
  const usage = useSignal<Usage[] | undefined>(undefined);
  useEffect(() => {
    attempt(async () => (usage.value = await measureUsage()));
  }, []);
  return (
    <>
      <StorageUse />
      <h3>{t('usageBy')}</h3>
      <dl class="options-list" aria-busy={usage.value === undefined}>
        {usage.value?.map(({ name, bytes, count }) => (
          <div key={name}>
            <dt>{t(`usage_${name}`)}</dt>
            <dd>
              {t('usageAbout', formatSize(bytes, uiLanguage()))}
              {count > 0 && <small>{t('usageCount', count)}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <p class="options-hint">{t('usageHint')}</p>
      <p>
        <a class="button" href="/safety.html">
          {t('backups')}
        </a>
      </p>
    </>
  );
}
