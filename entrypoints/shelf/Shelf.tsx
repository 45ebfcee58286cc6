import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ArticleRow, type RowAct } from '@/components/ArticleRow';
import { BulkBar } from '@/components/BulkBar';
import { KeysHelp } from '@/components/KeysHelp';
import { Notice } from '@/components/Notice';
import { SearchBox } from '@/components/SearchBox';
import { ViewBar } from '@/components/ViewBar';
import type { SavedArticle } from '@/utils/article';
import { t } from '@/utils/i18n';
import { SORTS, VIEWS } from '@/utils/views';
import { BinBar } from './BinBar';
import { Nothing } from './Nothing';
import { openTransfer } from './open-transfer';
import { TagFilter } from './TagFilter';
import { useActs } from './use-acts';
import { useKeys } from './use-keys';
import { useSelection } from './use-selection';
import { type ShelfStart, useShelf } from './use-shelf';

interface Props {
  start: ShelfStart;
  currentId?: string;
  /** A wide page has room for the tags. */
  hasTags?: boolean;
  onOpen: (article: SavedArticle) => void;
  /** What the list shows now, for the address bar and for next time. */
  onState: (state: ShelfStart) => void;
}

/** The library as a list with a search box: the same in the popup and on the library page. */
export function Shelf({ start, currentId, hasTags, onOpen, onState }: Props) {
  const shelf = useShelf(start);
  const selection = useSelection();
  const acts = useActs();
  const editing = useSignal<string | undefined>(undefined);
  const isHelping = useSignal(false);
  const searchInput = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const { hits, query, view, sort, problem, counts } = shelf;
  const knownTags = shelf.tags.value.map(({ tag }) => tag);
  const chosen = [...selection.ids.value];
  const { said } = acts;

  useEffect(() => {
    selection.clear();
    onState({ query: query.value, view: view.value, sort: sort.value });
  }, [query.value, view.value, sort.value]);

  useEffect(() => {
    if (!end.current || !shelf.hasMore.value) return;
    // Ahead of the end, so that scrolling meets no gap.
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) shelf.showMore();
      },
      { root: end.current.parentElement, rootMargin: '0px 0px 600px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [shelf.hasMore.value, hits.value?.length]);

  function find(id: string): SavedArticle | undefined {
    return hits.value?.find(({ article }) => article.id === id)?.article;
  }

  function actOnRow(id: string, one: RowAct): void {
    const article = find(id);
    if (!article || (article.isInBin && one !== 'restore')) return;
    if (one === 'tags') {
      editing.value = editing.value === id ? undefined : id;
      return;
    }
    const leaves =
      view.value === 'unread'
        ? one !== 'star'
        : view.value === 'starred'
          ? one !== 'read'
          : one !== 'read' && one !== 'star';
    if (leaves) {
      focusBeside(id);
      if (selection.ids.value.has(id)) selection.toggle(id);
    }
    void acts.toOne(article, one);
  }

  /** A row that leaves the list hands the focus to the next one. */
  function focusBeside(id: string): void {
    const row = list.current?.querySelector(`[data-id="${id}"]`);
    if (!row?.contains(document.activeElement)) return;
    const beside = row.nextElementSibling ?? row.previousElementSibling;
    const title = beside?.querySelector<HTMLElement>('.article-row-title');
    (title ?? searchInput.current)?.focus();
  }

  async function actOnChosen(one: RowAct): Promise<void> {
    const isBin = view.value === 'bin' && !shelf.isSearching.value;
    if (one === 'tags' || isBin !== (one === 'restore')) return;
    if (await acts.toMany(chosen, one)) selection.clear();
  }

  function select(id: string, isRange: boolean): void {
    if (isRange) selection.extend(id, hits.value?.map(({ article }) => article.id) ?? []);
    else selection.toggle(id);
  }

  async function selectAll(): Promise<void> {
    selection.set(await shelf.listAllIds());
  }

  useKeys({
    list,
    search: searchInput,
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
    <section class="shelf" aria-label={t('library')}>
      <div class="shelf-head">
        <SearchBox value={query.value} onInput={(value) => (query.value = value)} inputRef={searchInput} />
      </div>
      {chosen.length > 0 ? (
        <BulkBar
          count={chosen.length}
          isBin={view.value === 'bin' && !shelf.isSearching.value}
          knownTags={knownTags}
          onAct={actOnChosen}
          onTags={async (tags) => {
            if (await acts.addTags(chosen, tags)) selection.clear();
          }}
          onExport={() => openTransfer({ kind: 'ids', ids: chosen })}
          onSelectAll={selectAll}
          onClear={selection.clear}
        />
      ) : (
        !shelf.isSearching.value && (
          <ViewBar
            views={VIEWS}
            sorts={SORTS}
            view={view.value}
            sort={sort.value}
            counts={counts.value}
            onView={(one) => (view.value = one)}
            onSort={(one) => (sort.value = one)}
          />
        )
      )}
      {hasTags && <TagFilter tags={shelf.tags.value} query={query.value} onQuery={(one) => (query.value = one)} />}
      {said.value && (
        <Notice
          kind={said.value.kind}
          text={said.value.text}
          action={
            said.value.kind === 'done' && said.value.undo
              ? {
                  label: t('undo'),
                  onClick: () => acts.undo(said.value?.kind === 'done' ? said.value.undo : undefined),
                }
              : undefined
          }
          onDismiss={() => acts.say(undefined)}
        />
      )}
      {view.value === 'bin' && !shelf.isSearching.value && (counts.value?.bin ?? 0) > 0 && (
        <BinBar count={counts.value?.bin ?? 0} onEmpty={() => void acts.emptyBin()} />
      )}
      <div class="shelf-list" aria-busy={hits.value === undefined}>
        {problem.value ? (
          <Notice
            kind="problem"
            text={t(`problem_${problem.value}`)}
            action={{ label: t('tryAgain'), onClick: shelf.retry }}
            onDismiss={() => (problem.value = undefined)}
          />
        ) : (
          hits.value?.length === 0 && (
            <Nothing
              query={shelf.isSearching.value ? query.value : ''}
              view={view.value}
              isLibraryEmpty={counts.value?.all === 0}
            />
          )
        )}
        <ul ref={list} aria-label={t('savedArticles')} data-selecting={chosen.length > 0 || undefined}>
          {hits.value?.map(({ article, snippet }) => (
            <ArticleRow
              key={article.id}
              article={article}
              snippet={snippet}
              isCurrent={article.id === currentId}
              isSelected={selection.ids.value.has(article.id)}
              isEditingTags={article.id === editing.value}
              knownTags={knownTags}
              onOpen={(event) => {
                if (event.shiftKey) select(article.id, true);
                else if (event.ctrlKey || event.metaKey) select(article.id, false);
                else onOpen(article);
              }}
              onSelect={(event) => select(article.id, event.shiftKey)}
              onAct={(one) => actOnRow(article.id, one)}
              onTags={async (tags) => {
                if (await acts.setTags(article, tags)) editing.value = undefined;
              }}
              onCancelTags={() => (editing.value = undefined)}
              onTake={(taking) => void acts.take(article.id, taking)}
            />
          ))}
        </ul>
        <div class="shelf-end" ref={end} />
      </div>
      <p class="shelf-count" role="status">
        {countText(shelf)}
      </p>
      {isHelping.value && <KeysHelp onClose={() => (isHelping.value = false)} />}
    </section>
  );
}

function countText({ isSearching, found, counts, view }: ReturnType<typeof useShelf>): string {
  if (counts.value === undefined) return '';
  if (!isSearching.value) return t('articleCount', counts.value[view.value]);
  return found.value === undefined ? '' : t('foundCount', found.value, counts.value.all);
}
