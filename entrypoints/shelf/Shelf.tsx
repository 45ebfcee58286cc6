import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ArticleRow, type RowAct } from '@/components/ArticleRow';
import { awaitWithKeys, useAwaited } from '@/components/held-keys';
import { KeysHelp } from '@/components/KeysHelp';
import { SearchBox } from '@/components/SearchBox';
import { useStored } from '@/components/use-stored';
import type { SavedArticle } from '@/utils/article';
import { t } from '@/utils/i18n';
import { keymapSetting } from '@/utils/settings';
import { BinBar } from './BinBar';
import { ListStates } from './ListStates';
import { RowList, type RowListControl } from './RowList';
import { Said } from './Said';
import { ShelfBars } from './ShelfBars';
import { useActs } from './use-acts';
import { isMove, useKeys } from './use-keys';
import { useSelection } from './use-selection';
import { type ShelfState, useShelf } from './use-shelf';
import { useTagColors } from './use-tag-colors';

interface Props {
  start: ShelfState;
  currentId?: string;
  /** A wide page has room for the tags. */
  hasTags?: boolean;
  /** Is given what tells the ids of all that is listed. */
  listed?: RefObject<(() => Promise<string[]>) | undefined>;
  onOpen: (article: SavedArticle) => void;
  /** What the list shows now, for the address bar and for next time. */
  onState: (state: ShelfState) => void;
}

/** The library as a list with a search box: the same in the popup and on the library page. */
export function Shelf({ start, currentId, hasTags, listed, onOpen, onState }: Props) {
  const shelf = useShelf(start, { isWhole: hasTags });
  const selection = useSelection();
  const acts = useActs();
  const colorOf = useTagColors();
  const editing = useSignal<string | undefined>(undefined);
  const isHelping = useSignal(false);
  const searchInput = useRef<HTMLInputElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<RowListControl>(null);
  const { query, view, sort, filters, searchView, searchSort, shown, rows, isSearching } = shelf;
  const knownTags = shelf.tags.value.map(({ name }) => name);
  const chosen = [...selection.ids.value];
  if (listed) listed.current = shelf.listAllIds;
  const isBin = view.value === 'bin' && !isSearching.value;
  const inBin = shelf.views.value?.bin ?? 0;

  useEffect(() => {
    selection.clear();
    onState({
      query: query.value,
      view: view.value,
      sort: sort.value,
      filters: filters.value,
      searchView: searchView.value,
      searchSort: searchSort.value,
    });
  }, [query.value, view.value, sort.value, filters.value, searchView.value, searchSort.value]);

  function actOnRow(id: string, one: RowAct): void {
    const article = rows.get(id)?.article;
    if (!article || (article.isInBin && one !== 'restore')) return;
    if (one === 'tags') {
      editing.value = editing.value === id ? undefined : id;
      return;
    }
    const inView = isSearching.value ? searchView.value : view.value;
    const stays = { unread: ['star'], starred: ['read', 'archive'], archived: ['read', 'star'], bin: [] as string[] };
    const leaves = inView === 'all' ? one === 'delete' : !stays[inView].includes(one);
    if (leaves) {
      focusBeside(id);
      if (selection.ids.value.has(id)) selection.toggle(id);
    }
    void acts.toOne(article, one);
  }

  /** A row that leaves the list hands the focus to the next one. */
  function focusBeside(id: string): void {
    const row = scroller.current?.querySelector(`[data-id="${CSS.escape(id)}"]`);
    if (!row?.contains(document.activeElement)) return;
    const beside = row.nextElementSibling ?? row.previousElementSibling;
    const title = beside?.querySelector<HTMLElement>('.article-row-title');
    (title ?? searchInput.current)?.focus();
  }

  function focusTitle(id: string): void {
    scroller.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] .article-row-title`)?.focus();
  }

  /** The keys after that are for the row again, as soon as its tags are kept. */
  async function keepTags(article: SavedArticle, tags: string[]): Promise<void> {
    focusTitle(article.id);
    const isKept = awaitWithKeys(() => true);
    if (await acts.setTags(article, tags)) editing.value = undefined;
    isKept();
  }

  async function actOnChosen(one: RowAct): Promise<void> {
    if (one === 'tags' || isBin !== (one === 'restore')) return;
    const before = selection.ids.value;
    // What was chosen meanwhile is for the next act.
    if ((await acts.toMany(chosen, one)) && selection.ids.value === before) selection.clear();
  }

  function select(id: string, isRange: boolean): void {
    if (isRange && shown.value) selection.extend(id, shown.value);
    else selection.toggle(id);
  }

  async function selectAll(): Promise<void> {
    selection.set(await shelf.listAllIds());
  }

  const keymap = useStored(keymapSetting);
  const isStep = (event: KeyboardEvent) => isMove(keymap.value, event);
  useAwaited(shown.value === undefined && !shelf.problem.value, isStep);
  useKeys({
    keymap: keymap.value,
    search: searchInput,
    onMove: (step) => list.current?.move(step),
    onAct: (id, one) => (chosen.length > 0 ? void actOnChosen(one) : actOnRow(id, one)),
    onSelect: selection.toggle,
    onSelectAll: () => void selectAll(),
    onUndo: () => acts.undo(),
    onHelp: () => (isHelping.value = true),
    onEscape: () => {
      if (chosen.length === 0) return false;
      selection.clear();
      return true;
    },
  });

  return (
    <section
      class="shelf"
      aria-label={t('library')}
      onPointerDownCapture={shelf.touch}
      onKeyDownCapture={shelf.touch}
      onScrollCapture={shelf.touch}
    >
      <div class="shelf-head">
        <SearchBox value={query.value} onInput={(value) => (query.value = value)} inputRef={searchInput} />
      </div>
      <ShelfBars
        {...{ shelf, acts, chosen, isBin, knownTags, colorOf, hasTags }}
        onAct={actOnChosen}
        onSelectAll={selectAll}
        onClear={selection.clear}
      />
      <Said acts={acts} />
      {isBin && inBin > 0 && <BinBar count={inBin} onEmpty={() => void acts.emptyBin()} />}
      <div class="shelf-list" ref={scroller} aria-busy={shown.value === undefined}>
        <ListStates shelf={shelf} />
        <RowList
          listing={shown.value}
          rows={rows}
          query={isSearching.value ? query.value : ''}
          isSelecting={chosen.length > 0}
          scroller={scroller}
          control={list}
          isStep={isStep}
          renderRow={({ article, snippet }) => (
            <ArticleRow
              article={article}
              snippet={snippet}
              isCurrent={article.id === currentId}
              isSelected={selection.ids.value.has(article.id)}
              isEditingTags={article.id === editing.value}
              knownTags={knownTags}
              colorOf={colorOf}
              onOpen={(event) => {
                if (event.shiftKey) select(article.id, true);
                else if (event.ctrlKey || event.metaKey) select(article.id, false);
                else onOpen(article);
              }}
              onSelect={(event) => select(article.id, event.shiftKey)}
              onAct={(one) => actOnRow(article.id, one)}
              onTags={(tags) => void keepTags(article, tags)}
              onCancelTags={() => {
                focusTitle(article.id);
                editing.value = undefined;
              }}
              onTake={(taking) => void acts.take(article.id, taking)}
            />
          )}
        />
      </div>
      <p class="shelf-count" role="status">
        {countText(shelf)}
      </p>
      {isHelping.value && (
        <KeysHelp
          keymap={keymap.value}
          areas={hasTags ? ['list', 'reading'] : ['popup', 'list']}
          onClose={() => (isHelping.value = false)}
        />
      )}
    </section>
  );
}

function countText({ isSearching, shown, total, selected, views, isNarrowed, view }: ReturnType<typeof useShelf>) {
  if (total.value === undefined) return '';
  if (!isSearching.value && !isNarrowed.value) return views.value ? t('articleCount', views.value[view.value]) : '';
  if (!selected.value) return '';
  if (isNarrowed.value) return t('filteredCount', selected.value.places.length, total.value);
  return t('foundCount', shown.value?.size ?? 0, total.value);
}
