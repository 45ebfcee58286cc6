import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { ArticleRow } from '@/components/ArticleRow';
import { EmptyState } from '@/components/EmptyState';
import { Notice } from '@/components/Notice';
import { SearchBox } from '@/components/SearchBox';
import type { SavedArticle } from '@/utils/article';
import { t } from '@/utils/i18n';
import { moveToBin, restore, setRead, setTags } from '@/utils/library/articles';
import { toProblemCode } from '@/utils/problem';
import { isTyping } from './is-typing';
import { useShelf } from './use-shelf';

interface Props {
  currentId?: string;
  onOpen: (article: SavedArticle) => void;
}

type Said = { kind: 'problem'; text: string } | { kind: 'done'; text: string; undo: () => Promise<void> };

/** The library as a list with a search box: the same in the popup and on the library page. */
export function Shelf({ currentId, onOpen }: Props) {
  const shelf = useShelf();
  const said = useSignal<Said | undefined>(undefined);
  const editing = useSignal<string | undefined>(undefined);
  const searchInput = useRef<HTMLInputElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const { hits, query, problem, total } = shelf;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || isTyping(event)) return;
      event.preventDefault();
      searchInput.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);

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

  async function run(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      said.value = { kind: 'problem', text: t(`problem_${toProblemCode(error)}`) };
      return false;
    }
  }

  async function remove({ id, title }: SavedArticle): Promise<void> {
    if (!(await run(() => moveToBin(id)))) return;
    said.value = { kind: 'done', text: t('deleted', title), undo: () => restore(id) };
    searchInput.current?.focus();
  }

  async function undo(act: () => Promise<void>): Promise<void> {
    if (await run(act)) said.value = undefined;
  }

  function closeEditor(): void {
    editing.value = undefined;
  }

  return (
    <section class="shelf" aria-label={t('library')}>
      <div class="shelf-head">
        <SearchBox value={query.value} onInput={(value) => (query.value = value)} inputRef={searchInput} />
      </div>
      {said.value && (
        <Notice
          kind={said.value.kind}
          text={said.value.text}
          action={said.value.kind === 'done' ? undoAction(said.value.undo, undo) : undefined}
          onDismiss={() => (said.value = undefined)}
        />
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
          hits.value?.length === 0 && <Nothing query={shelf.isSearching.value ? query.value : ''} />
        )}
        <ul aria-label={t('savedArticles')}>
          {hits.value?.map(({ article, snippet }) => (
            <ArticleRow
              key={article.id}
              article={article}
              snippet={snippet}
              isCurrent={article.id === currentId}
              isEditingTags={article.id === editing.value}
              onOpen={() => onOpen(article)}
              onToggleRead={() => run(() => setRead(article.id, { isRead: !article.isRead }))}
              onEditTags={() => (editing.value = editing.value === article.id ? undefined : article.id)}
              onTags={async (tags) => {
                if (await run(() => setTags(article.id, tags))) closeEditor();
              }}
              onCancelTags={closeEditor}
              onDelete={() => remove(article)}
            />
          ))}
        </ul>
        <div class="shelf-end" ref={end} />
      </div>
      <p class="shelf-count" role="status">
        {countText(shelf.isSearching.value, shelf.found.value, total.value)}
      </p>
    </section>
  );
}

function undoAction(act: () => Promise<void>, undo: (act: () => Promise<void>) => Promise<void>) {
  return { label: t('undo'), onClick: () => undo(act) };
}

function countText(isSearching: boolean, found: number | undefined, total: number | undefined): string {
  if (found === undefined || total === undefined) return '';
  return isSearching ? t('foundCount', found, total) : t('articleCount', total);
}

function Nothing({ query }: { query: string }) {
  return query ? (
    <EmptyState icon="search" title={t('nothingFound', query)} hint={t('nothingFoundHint')} />
  ) : (
    <EmptyState icon="bookmark" title={t('emptyLibrary')} hint={t('emptyLibraryHint')} />
  );
}
