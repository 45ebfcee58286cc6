import { t } from '@/utils/i18n';
import type { Sort, View } from '@/utils/views';

interface Props {
  views: readonly View[];
  sorts: readonly Sort[];
  view: View;
  sort: Sort;
  counts: Record<View, number> | undefined;
  onView: (view: View) => void;
  onSort: (sort: Sort) => void;
}

/** What the list shows, with how much of it there is, and in which order. */
export function ViewBar({ views, sorts, view, sort, counts, onView, onSort }: Props) {
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
    </div>
  );
}
