import { useSignal } from '@preact/signals';
import { dayBefore, type FacetCount, type Facets, type Filters, READING_TIMES, RECENT_DAYS } from '@/utils/filters';
import { t } from '@/utils/i18n';
import { daysLabel, timeLabel } from './filter-labels';

interface Props {
  filters: Filters;
  /** Undefined until they are counted. */
  facets: Facets | undefined;
  onFilters: (filters: Filters) => void;
}

/** Names shown at first, of each kind. */
const FEW = 8;

/** Everything that a list can be narrowed by, with how much each would leave. */
export function FilterPanel({ filters, facets, onFilters }: Props) {
  const today = new Date();
  return (
    <section class="filter-panel" aria-label={t('filters')}>
      <Names kind="tags" title={t('knownTags')} {...{ filters, onFilters }} counts={facets?.tags} />
      <Names kind="sources" title={t('filterSources')} {...{ filters, onFilters }} counts={facets?.sources} />
      <Names kind="sites" title={t('filterSites')} {...{ filters, onFilters }} counts={facets?.sites} />
      <fieldset>
        <legend>{t('filterTimes')}</legend>
        {READING_TIMES.map(({ min, max }, i) => {
          const isOn = filters.minMinutes === min && filters.maxMinutes === max;
          return (
            <Option
              key={min}
              label={timeLabel(min, max)}
              count={facets?.times[i]}
              isOn={isOn}
              onClick={() =>
                onFilters({ ...filters, minMinutes: isOn ? undefined : min, maxMinutes: isOn ? undefined : max })
              }
            />
          );
        })}
      </fieldset>
      <fieldset>
        <legend>{t('filterSaved')}</legend>
        {RECENT_DAYS.map((days, i) => {
          const from = dayBefore(today, days - 1);
          const isOn = filters.from === from && filters.to === undefined;
          return (
            <Option
              key={days}
              label={daysLabel(days)}
              count={facets?.days[i]}
              isOn={isOn}
              onClick={() => onFilters({ ...filters, from: isOn ? undefined : from, to: undefined })}
            />
          );
        })}
        <span class="filter-panel-days">
          {(['from', 'to'] as const).map((end) => (
            <input
              key={end}
              type="date"
              aria-label={t(end === 'from' ? 'filterFrom' : 'filterTo')}
              value={filters[end] ?? ''}
              onChange={(event) => onFilters({ ...filters, [end]: event.currentTarget.value || undefined })}
            />
          ))}
        </span>
      </fieldset>
    </section>
  );
}

interface NamesProps extends Pick<Props, 'filters' | 'onFilters'> {
  kind: 'tags' | 'sites' | 'sources';
  title: string;
  counts: readonly FacetCount[] | undefined;
}

function Names({ kind, title, filters, counts, onFilters }: NamesProps) {
  const areAll = useSignal(false);
  const chosen = filters[kind];
  // What is chosen stays in sight, also where nothing of it is left.
  const known = counts ?? [];
  const missing = chosen.filter((name) => !known.some((one) => one.name === name)).map((name) => ({ name, count: 0 }));
  const all = [...missing, ...known];
  if (all.length === 0) return null;
  const shown = areAll.value ? all : all.filter(({ name }, i) => i < FEW || chosen.includes(name));
  return (
    <fieldset>
      <legend>{title}</legend>
      {shown.map(({ name, count }) => {
        const isOn = chosen.includes(name);
        const next = isOn ? chosen.filter((one) => one !== name) : [...chosen, name];
        return (
          <Option
            key={name}
            label={name}
            count={count}
            isOn={isOn}
            onClick={() => onFilters({ ...filters, [kind]: next })}
          />
        );
      })}
      {all.length > FEW && (
        <button type="button" class="filter-panel-more" onClick={() => (areAll.value = !areAll.value)}>
          {areAll.value ? t('showFewer') : t('showMore', all.length)}
        </button>
      )}
    </fieldset>
  );
}

interface OptionProps {
  label: string;
  count: number | undefined;
  isOn: boolean;
  onClick: () => void;
}

function Option({ label, count, isOn, onClick }: OptionProps) {
  return (
    <button
      type="button"
      class="filter-panel-option"
      aria-pressed={isOn}
      data-none={count === 0 || undefined}
      onClick={onClick}
    >
      <span>{label}</span> <small>{count ?? ''}</small>
    </button>
  );
}
