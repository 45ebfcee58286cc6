import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { copyText } from '@/components/copy-text';
import { EmptyState } from '@/components/EmptyState';
import { HighlightList } from '@/components/HighlightList';
import { IconButton } from '@/components/IconButton';
import { Notice } from '@/components/Notice';
import { SearchBox } from '@/components/SearchBox';
import { toMarkdown } from '@/utils/annotate/to-markdown';
import type { Highlight } from '@/utils/highlight';
import { t } from '@/utils/i18n';
import { watch } from '@/utils/library/db';
import { type HighlightInArticle, listAllHighlights, removeHighlight, saveHighlight } from '@/utils/library/highlights';
import { toProblemCode } from '@/utils/problem';

/** Articles drawn at first, and more each time the reader asks for them. */
const PAGE = 40;

/** All highlights of the library by article, searched by their words, their note and their article. */
export function App() {
  const query = useSignal(new URLSearchParams(location.search).get('q') ?? '');
  const found = useSignal<HighlightInArticle[] | undefined>(undefined);
  const said = useSignal<{ text: string; isProblem: boolean; undo?: () => void } | undefined>(undefined);
  const limit = useSignal(PAGE);

  useEffect(() => {
    history.replaceState(null, '', query.value ? `?q=${encodeURIComponent(query.value)}` : location.pathname);
    return watch(
      () => listAllHighlights({ query: query.value }),
      (now) => (found.value = now),
      say,
    );
  }, [query.value]);

  function say(error: unknown): void {
    said.value = { text: t(`problem_${toProblemCode(error)}`), isProblem: true };
  }

  async function remove(highlight: Highlight): Promise<void> {
    await removeHighlight(highlight.articleId, highlight.id);
    const undo = () => void saveHighlight(highlight.articleId, highlight).catch(say);
    said.value = { text: t('highlightRemoved'), isProblem: false, undo };
  }

  async function copyAll(): Promise<void> {
    const text = groups.map(({ article, highlights }) => toMarkdown(article, highlights)).join('\n');
    if (await copyText(text, document.body)) said.value = { text: t('copied'), isProblem: false };
  }

  const groups = groupByArticle(found.value ?? []);
  const { value } = said;
  return (
    <main class="highlights">
      <header>
        <a href="/library.html">{t('library')}</a>
        <h1>{t('allHighlights')}</h1>
        {groups.length > 0 && (
          <IconButton icon="copy" label={t('copyMarkdown')} onClick={() => void copyAll().catch(say)}>
            Markdown
          </IconButton>
        )}
      </header>
      <SearchBox value={query.value} label={t('searchHighlights')} onInput={(words) => (query.value = words)} />
      <p class="highlights-count" role="status">
        {found.value && t('highlightCount', found.value.length)}
      </p>
      {value && (
        <Notice
          kind={value.isProblem ? 'problem' : 'done'}
          text={value.text}
          action={
            value.undo && {
              label: t('undo'),
              onClick: () => {
                value.undo?.();
                said.value = undefined;
              },
            }
          }
          onDismiss={() => (said.value = undefined)}
        />
      )}
      {found.value?.length === 0 &&
        (query.value ? (
          <EmptyState icon="search" title={t('noHighlightSays', query.value)} hint={t('nothingFoundHint')} />
        ) : (
          <EmptyState icon="highlighter" title={t('noHighlightsYet')} hint={t('noHighlights')} />
        ))}
      {groups.slice(0, limit.value).map(({ article, highlights }) => (
        <section key={article.id} aria-labelledby={`article-${article.id}`}>
          <h2 id={`article-${article.id}`} lang={article.lang}>
            <a href={`/library.html?article=${article.id}`}>{article.title}</a>
          </h2>
          <HighlightList
            highlights={highlights}
            lang={article.lang}
            onGo={({ id }) => location.assign(`/library.html?article=${article.id}#${id}`)}
            onNote={(highlight, note) => {
              saveHighlight(article.id, { ...highlight, note }).catch(say);
            }}
            onRemove={(highlight) => {
              remove(highlight).catch(say);
            }}
          />
        </section>
      ))}
      {groups.length > limit.value && (
        <button type="button" class="button" onClick={() => (limit.value += PAGE)}>
          {t('moreHighlights')}
        </button>
      )}
    </main>
  );
}

/** In the order of their newest highlight. */
function groupByArticle(all: readonly HighlightInArticle[]) {
  const groups = new Map<string, { article: HighlightInArticle['article']; highlights: Highlight[] }>();
  for (const { article, highlight } of all) {
    const group = groups.get(article.id) ?? { article, highlights: [] };
    group.highlights.push(highlight);
    groups.set(article.id, group);
  }
  return [...groups.values()];
}
