import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { BarTable } from '@/components/BarTable';
import { pageCatalogue } from '@/entrypoints/shelf/use-catalogue';
import { formatDay } from '@/utils/dates';
import { t, uiLanguage } from '@/utils/i18n';
import { countStatistics, type Statistics } from '@/utils/library/statistics';

/** Counting goes over all articles: many changes in a row are counted together. */
const PAUSE_MS = 500;

/** What was saved and read week by week, and where it comes from. Nothing while there is nothing to count. */
export function Numbers() {
  const numbers = useSignal<Statistics | undefined>(undefined);
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const version = pageCatalogue.version.value;
  useEffect(() => {
    if (version === 0 || waiting.current !== undefined) return;
    const count = () => {
      waiting.current = undefined;
      numbers.value = countStatistics(pageCatalogue.catalogue);
    };
    if (numbers.value) waiting.current = setTimeout(count, PAUSE_MS);
    else count();
  }, [version]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const now = numbers.value;
  if (!now || now.sources.length === 0) return null;
  const byName = (list: Statistics['sources']) => list.map(({ name, count }) => ({ label: name, values: [count] }));
  return (
    <section class="library-numbers" aria-label={t('numbers')}>
      <BarTable
        caption={t('numbersByWeek')}
        columns={[t('saved'), t('view_read')]}
        rows={now.weeks.map(({ start, saved, read }) => ({
          label: formatDay(start, uiLanguage()),
          values: [saved, read],
        }))}
      />
      <BarTable caption={t('numbersBySource')} columns={[t('saved')]} rows={byName(now.sources)} />
      {now.tags.length > 0 && <BarTable caption={t('knownTags')} columns={[t('saved')]} rows={byName(now.tags)} />}
    </section>
  );
}
