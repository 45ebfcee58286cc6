import { useSignal } from '@preact/signals';
import type { RowAct } from '@/components/ArticleRow';
import { BulkBar } from '@/components/BulkBar';
import { FilterChips } from '@/components/FilterChips';
import { FilterPanel } from '@/components/FilterPanel';
import { ViewBar } from '@/components/ViewBar';
import type { Filters } from '@/utils/filters';
import type { TagColor } from '@/utils/tag-color';
import { RANKINGS, SORTS, VIEWS } from '@/utils/views';
import { openTransfer } from './open-transfer';
import { TagFilter } from './TagFilter';
import type { useActs } from './use-acts';
import type { useShelf } from './use-shelf';

interface Props {
  shelf: ReturnType<typeof useShelf>;
  acts: ReturnType<typeof useActs>;
  /** Ids of the selected articles. */
  chosen: readonly string[];
  isBin: boolean;
  knownTags: readonly string[];
  colorOf: (tag: string) => TagColor | undefined;
  hasTags: boolean | undefined;
  onAct: (act: RowAct) => void;
  onSelectAll: () => void;
  onClear: () => void;
}

/** What is found is never in the bin. */
const SEARCH_VIEWS = VIEWS.filter((view) => view !== 'bin');

/** Above the list: what it shows, in which order and what narrows it; or what can be done to what is selected. */
export function ShelfBars({
  shelf,
  acts,
  chosen,
  isBin,
  knownTags,
  colorOf,
  hasTags,
  onAct,
  onSelectAll,
  onClear,
}: Props) {
  const { view, sort, filters, searchView, searchSort, isSearching, selected } = shelf;
  const isOpen = useSignal(false);
  const setFilters = (next: Filters) => {
    filters.value = next;
  };
  const { tags, sites, sources, ...ranges } = filters.value;
  const filterCount =
    tags.length + sites.length + sources.length + Object.values(ranges).filter((value) => value !== undefined).length;
  return (
    <>
      {chosen.length > 0 ? (
        <BulkBar
          count={chosen.length}
          isBin={isBin}
          knownTags={knownTags}
          onAct={onAct}
          onTags={async (added) => {
            if (await acts.addTags(chosen, added)) onClear();
          }}
          onExport={() => openTransfer({ kind: 'ids', ids: [...chosen] })}
          onSelectAll={onSelectAll}
          onClear={onClear}
        />
      ) : (
        <ViewBar
          views={isSearching.value ? SEARCH_VIEWS : VIEWS}
          sorts={isSearching.value ? RANKINGS : SORTS}
          view={isSearching.value ? searchView.value : view.value}
          sort={isSearching.value ? searchSort.value : sort.value}
          counts={shelf.views.value}
          onView={(one) => {
            if (isSearching.value) searchView.value = one;
            else view.value = one;
          }}
          onSort={(one) => {
            if (isSearching.value) searchSort.value = one;
            else if (one !== 'best') sort.value = one;
          }}
          isFilterOpen={isOpen.value}
          filterCount={filterCount}
          onFilter={() => (isOpen.value = !isOpen.value)}
        />
      )}
      {isOpen.value && chosen.length === 0 && (
        <FilterPanel filters={filters.value} facets={selected.value?.facets} onFilters={setFilters} />
      )}
      {hasTags && (
        <TagFilter
          tags={shelf.tags.value}
          filters={filters.value}
          colorOf={colorOf}
          onFilters={setFilters}
          onRename={async (from, to) => {
            const onBack = () => {
              if (filters.value.tags.includes(to)) setFilters({ ...filters.value, tags });
            };
            if (!(await acts.renameTag(from, to, onBack))) return;
            setFilters({ ...filters.value, tags: [...new Set(tags.map((tag) => (tag === from ? to : tag)))] });
          }}
          onColor={acts.setTagColor}
        />
      )}
      <FilterChips filters={filters.value} onFilters={setFilters} />
    </>
  );
}
