import { EmptyState } from '@/components/EmptyState';
import { t } from '@/utils/i18n';
import type { View } from '@/utils/views';

interface Props {
  /** What was searched for, or the empty string. */
  query: string;
  view: View;
  /** Whether filters keep something away. */
  isNarrowed: boolean;
  isLibraryEmpty: boolean;
  /** Whether there is something in the bin. */
  hasBinned: boolean;
  /** Articles are missing that were here. */
  isLost: boolean;
}

/** Why the list is empty, and what to do about it. */
export function Nothing({ query, view, isNarrowed, isLibraryEmpty, hasBinned, isLost }: Props) {
  if (isNarrowed) return <EmptyState icon="filter" title={t('nothingFiltered')} hint={t('nothingFilteredHint')} />;
  if (query) return <EmptyState icon="search" title={t('nothingFound', query)} hint={t('nothingFoundHint')} />;
  if (isLibraryEmpty && view !== 'bin') {
    if (isLost) return <EmptyState icon="restore" title={t('emptyLost')} hint={t('emptyLostHint')} />;
    if (hasBinned) return <EmptyState icon="trash" title={t('empty_inBin')} hint={t('empty_inBin_hint')} />;
    return <EmptyState icon="bookmark" title={t('emptyLibrary')} hint={t('emptyLibraryHint')} />;
  }
  const icons = { unread: 'check', starred: 'star', archived: 'archive', all: 'bookmark', bin: 'trash' } as const;
  return <EmptyState icon={icons[view]} title={t(`empty_${view}`)} hint={t(`empty_${view}_hint`)} />;
}
