import type { SavedArticle } from '@/utils/article';
import { formatAgo } from '@/utils/dates';
import { t, uiLanguage } from '@/utils/i18n';
import { IconButton } from './IconButton';
import { TagEditor } from './TagEditor';

interface Props {
  article: SavedArticle;
  /** Where it is the open one. */
  isCurrent?: boolean;
  /** The text around a search hit. */
  snippet?: { before: string; hit: string; after: string };
  isEditingTags: boolean;
  onOpen: () => void;
  onToggleRead: () => void;
  onEditTags: () => void;
  onTags: (tags: string[]) => void;
  onCancelTags: () => void;
  onDelete: () => void;
}

/** One saved article in a list, with all that can be done to it. */
export function ArticleRow({ article, isCurrent, snippet, isEditingTags, ...on }: Props) {
  const language = uiLanguage();
  const origin = article.source ?? article.siteName ?? new URL(article.url).host;
  return (
    <li class="article-row" data-read={article.isRead || undefined}>
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
          <span>{origin}</span>
          <time dateTime={article.savedAt}>{formatAgo(article.savedAt, language)}</time>
          <span>{t('lengthMinutes', article.length.minutes)}</span>
          {article.tags.map((tag) => (
            <span class="article-row-tag" key={tag}>
              {tag}
            </span>
          ))}
        </p>
      </div>
      <div class="article-row-acts">
        <IconButton
          icon={article.isRead ? 'read' : 'unread'}
          label={t(article.isRead ? 'markUnread' : 'markRead')}
          isOn={article.isRead}
          onClick={on.onToggleRead}
        />
        <IconButton icon="tag" label={t('editTags')} isExpanded={isEditingTags} onClick={on.onEditTags} />
        <IconButton icon="trash" label={t('delete')} onClick={on.onDelete} />
      </div>
      {isEditingTags && <TagEditor tags={article.tags} onTags={on.onTags} onCancel={on.onCancelTags} />}
    </li>
  );
}
