import { type Filters, isFiltering, NO_FILTERS } from '@/utils/filters';
import { t } from '@/utils/i18n';
import { timeLabel } from './filter-labels';
import { Icon } from './Icon';

interface Props {
  filters: Filters;
  onFilters: (filters: Filters) => void;
}

/** The filters that are set, each with a way to take it off; nothing where none is. */
export function FilterChips({ filters, onFilters }: Props) {
  if (!isFiltering(filters)) return null;
  const { tags, sites, sources, from, to, minMinutes, maxMinutes } = filters;
  const without = (kind: 'tags' | 'sites' | 'sources', name: string) => ({
    ...filters,
    [kind]: filters[kind].filter((one) => one !== name),
  });
  const hasTime = minMinutes !== undefined || maxMinutes !== undefined;
  const chips: { label: string; rest: Filters }[] = [
    ...tags.map((tag) => ({ label: `#${tag}`, rest: without('tags', tag) })),
    ...sources.map((source) => ({ label: source, rest: without('sources', source) })),
    ...sites.map((site) => ({ label: site, rest: without('sites', site) })),
    ...(from === undefined ? [] : [{ label: t('fromDay', from), rest: { ...filters, from: undefined } }]),
    ...(to === undefined ? [] : [{ label: t('untilDay', to), rest: { ...filters, to: undefined } }]),
    ...(hasTime
      ? [
          {
            label: timeLabel(minMinutes, maxMinutes),
            rest: { ...filters, minMinutes: undefined, maxMinutes: undefined },
          },
        ]
      : []),
  ];
  return (
    <ul class="filter-chips" aria-label={t('filters')}>
      {chips.map(({ label, rest }) => (
        <li key={label}>
          <button type="button" aria-label={t('removeFilter', label)} onClick={() => onFilters(rest)}>
            <span>{label}</span>
            <Icon name="close" />
          </button>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <button type="button" class="filter-chips-all" onClick={() => onFilters(NO_FILTERS)}>
            {t('clearFilters')}
          </button>
        </li>
      )}
    </ul>
  );
}
