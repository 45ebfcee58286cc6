import { useSignal } from '@preact/signals';
import { t } from '@/utils/i18n';
import type { RowAct } from './ArticleRow';
import { IconButton } from './IconButton';
import { TagEditor } from './TagEditor';

interface Props {
  count: number;
  isBin: boolean;
  knownTags: readonly string[];
  onAct: (act: RowAct) => void;
  /** Tags to add to all of them. */
  onTags: (tags: string[]) => void;
  onExport: () => void;
  onSelectAll: () => void;
  onClear: () => void;
}

/** What can be done to all the chosen articles at once. */
export function BulkBar({ count, isBin, knownTags, onAct, onTags, onExport, onSelectAll, onClear }: Props) {
  const isTagging = useSignal(false);
  return (
    <div class="bulk-bar" role="toolbar" aria-label={t('selectedCount', count)}>
      <span class="bulk-bar-count" role="status">
        {t('selectedCount', count)}
      </span>
      <button type="button" class="button" onClick={onSelectAll}>
        {t('selectAll')}
      </button>
      <span class="bulk-bar-acts">
        {isBin ? (
          <IconButton icon="restore" label={t('restore')} onClick={() => onAct('restore')} />
        ) : (
          <>
            <IconButton icon="read" label={t('markRead')} onClick={() => onAct('read')} />
            <IconButton icon="star" label={t('star')} onClick={() => onAct('star')} />
            <IconButton icon="archive" label={t('archive')} onClick={() => onAct('archive')} />
            <IconButton
              icon="tag"
              label={t('addTags')}
              isExpanded={isTagging.value}
              onClick={() => (isTagging.value = !isTagging.value)}
            />
            <IconButton icon="export" label={t('exportOpen')} onClick={onExport} />
            <IconButton icon="trash" label={t('delete')} onClick={() => onAct('delete')} />
          </>
        )}
        <IconButton icon="close" label={t('clearSelection')} onClick={onClear} />
      </span>
      {isTagging.value && (
        <TagEditor
          tags={[]}
          known={knownTags}
          onTags={(tags) => {
            isTagging.value = false;
            onTags(tags);
          }}
          onCancel={() => (isTagging.value = false)}
        />
      )}
    </div>
  );
}
