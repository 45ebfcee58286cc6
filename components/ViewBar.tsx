import { t } from '@/utils/i18n';
import type { Ranking, View } from '@/utils/views';
import { IconButton } from './IconButton';

interface Props {
  views: readonly View[];
  sorts: readonly Ranking[];
  view: View;
  sort: Ranking;
  counts: Record<View, number> | undefined;
  onView: (view: View) => void;
  onSort: (sort: Ranking) => void;
  /** Whether all that can be filtered by is in sight, and how many filters are set. */
  isFilterOpen: boolean;
  filterCount: number;
  onFilter: () => void;
}

/** What the list shows, with how much of it there is, and in which order. */
export function ViewBar({ views, sorts, view, sort, counts, onView, onSort, ...filter }: Props) {
  return (
    <div class="view-bar">
      <nav aria-label={t('views')}>
        {views.map((one) => (
          <button
            key={one}
            type="button"
            class="view-bar-view"
            aria-current={one === view ? 'true' : undefined}
            onClick={() => onView(one)}
          >
            {t(`view_${one}`)}
            <span class="view-bar-count">{counts?.[one] || ''}</span>
          </button>
        ))}
      </nav>
      <span>
        <select
          aria-label={t('sortBy')}
          value={sort}
          onChange={(event) => {
            const chosen = sorts.find((one) => one === event.currentTarget.value);
            if (chosen) onSort(chosen);
          }}
        >
          {sorts.map((one) => (
            <option key={one} value={one}>
              {t(`sort_${one}`)}
            </option>
          ))}
        </select>
        <IconButton
          icon="filter"
          label={t('filter')}
          isOn={filter.filterCount > 0}
          isExpanded={filter.isFilterOpen}
          onClick={filter.onFilter}
        />
      </span>
    </div>
  );
}
