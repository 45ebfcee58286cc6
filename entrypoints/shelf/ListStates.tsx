import { Notice } from '@/components/Notice';
import { t } from '@/utils/i18n';
import { knownLoss } from './known-loss';
import { Nothing } from './Nothing';
import type { useShelf } from './use-shelf';

/** What stands in the place of rows: what went wrong, or why there are none. */
export function ListStates({ shelf }: { shelf: ReturnType<typeof useShelf> }) {
  const { problem, shown, isSearching, searchView, isNarrowed, query, view, total } = shelf;
  if (problem.value) {
    return (
      <Notice
        kind="problem"
        text={t(`problem_${problem.value}`)}
        action={{ label: t('tryAgain'), onClick: shelf.retry }}
        onDismiss={shelf.retry}
      />
    );
  }
  if (shown.value?.size !== 0 || !shown.value.isWhole) return null;
  return (
    <Nothing
      query={isSearching.value ? query.value : ''}
      view={view.value}
      isNarrowed={isNarrowed.value || (isSearching.value && searchView.value !== 'all')}
      isLost={knownLoss.value !== undefined}
      hasBinned={(shelf.views.value?.bin ?? 0) > 0}
      isLibraryEmpty={total.value === 0 || total.value === undefined}
    />
  );
}
