import type { SavedArticle } from '@/utils/article';
import { formatAgo } from '@/utils/dates';
import { t, uiLanguage } from '@/utils/i18n';
import type { TagColor } from '@/utils/tag-color';
import { Icon } from './Icon';
import { IconButton } from './IconButton';
import { TagEditor } from './TagEditor';
import { TakeMenu, type Taking } from './TakeMenu';

/** What can be asked of a row; keys, buttons and the bar for several rows mean the same by them. */
export type RowAct = 'read' | 'star' | 'archive' | 'tags' | 'delete' | 'restore';

interface Props {
  article: SavedArticle;
  /** Where it is the open one. */
  isCurrent?: boolean;
  isSelected: boolean;
  /** The text around a search hit. */
  snippet?: { before: string; hit: string; after: string };
  isEditingTags: boolean;
  /** Tags in use, for completing what is typed. */
  knownTags: readonly string[];
  /** A plain click opens; with Shift or Ctrl (⌘) it selects. */
  colorOf: (tag: string) => TagColor | undefined;
  onOpen: (event: MouseEvent) => void;
  onSelect: (event: MouseEvent) => void;
  onAct: (act: RowAct) => void;
  onTags: (tags: string[]) => void;
  onCancelTags: () => void;
  onTake: (taking: Taking) => void;
}

/** One saved article in a list, with all that can be done to it. */
export function ArticleRow({
  article,
  isCurrent,
  isSelected,
  snippet,
  isEditingTags,
  knownTags,
  colorOf,
  ...on
}: Props) {
  const language = uiLanguage();
  const origin = article.source ?? article.siteName ?? new URL(article.url).host;
  return (
    <div class="article-row" data-read={article.isRead || undefined} data-selected={isSelected || undefined}>
      <input
        type="checkbox"
        class="article-row-check"
        checked={isSelected}
        aria-label={t('selectArticle', article.title)}
        onClick={on.onSelect}
      />
      <div class="article-row-main">
        <button
          type="button"
          class="article-row-title"
          aria-current={isCurrent}
          lang={article.lang}
          onClick={on.onOpen}
        >
          <span>{article.title}</span>
        </button>
        {snippet && (
          <p class="article-row-snippet">
            {snippet.before}
            <mark>{snippet.hit}</mark>
            {snippet.after}
          </p>
        )}
        <p class="article-row-facts">
          {article.isStarred && (
            <span class="article-row-star" role="img" aria-label={t('starred')}>
              <Icon name="star" isFilled />
            </span>
          )}
          <span>{origin}</span>
          <time dateTime={article.savedAt}>{formatAgo(article.savedAt, language)}</time>
          <span>{article.length.count > 0 ? t('lengthMinutes', article.length.minutes) : t('linkOnly')}</span>
          {article.progress > 0 && <Progress perMille={article.progress} />}
          {article.tags.map((tag) => (
            <span class="article-row-tag" key={tag} data-tag-color={colorOf(tag)}>
              {tag}
            </span>
          ))}
        </p>
        {article.note && <p class="article-row-note">{article.note}</p>}
      </div>
      <div class="article-row-acts">
        {article.isInBin ? (
          <IconButton icon="restore" label={t('restore')} onClick={() => on.onAct('restore')} />
        ) : (
          <>
            <IconButton
              icon={article.isRead ? 'read' : 'unread'}
              label={t(article.isRead ? 'markUnread' : 'markRead')}
              isOn={article.isRead}
              onClick={() => on.onAct('read')}
            />
            <IconButton
              icon="star"
              label={t(article.isStarred ? 'unstar' : 'star')}
              isOn={article.isStarred}
              onClick={() => on.onAct('star')}
            />
            <IconButton
              icon="archive"
              label={t(article.isArchived ? 'unarchive' : 'archive')}
              isOn={article.isArchived}
              onClick={() => on.onAct('archive')}
            />
            <IconButton icon="tag" label={t('editTags')} isExpanded={isEditingTags} onClick={() => on.onAct('tags')} />
            <TakeMenu onTake={on.onTake} />
            <IconButton icon="trash" label={t('delete')} onClick={() => on.onAct('delete')} />
          </>
        )}
      </div>
      {isEditingTags && (
        <TagEditor tags={article.tags} known={knownTags} onTags={on.onTags} onCancel={on.onCancelTags} />
      )}
    </div>
  );
}

/** How much was read: a small bar, and a word for who does not see it. */
function Progress({ perMille }: { perMille: number }) {
  const percent = Math.round(perMille / 10);
  const words = percent >= 100 ? t('finished') : t('progressRead', percent);
  return (
    <span class="article-row-progress" role="img" aria-label={words} title={words}>
      <i style={{ width: `${percent}%` }} />
    </span>
  );
}
