import { useSignal } from '@preact/signals';
import { formatAgo } from '@/utils/dates';
import { t, uiLanguage } from '@/utils/i18n';
import type { Snapshot } from '@/utils/library/backup/store';
import type { ProblemCode } from '@/utils/problem';

interface Props {
  problem: ProblemCode;
  /** The newest backup that holds articles. */
  backup: Snapshot | undefined;
  isDisabled: boolean;
  onRebuild: (id: string) => void;
}

/** A library that cannot be opened: why, and the way on with its backup. */
export function ClosedLibrary({ problem, backup, isDisabled, onRebuild }: Props) {
  const isAsking = useSignal(false);
  return (
    <div class="safety-loss" role="alert">
      <p>{t('libraryClosed')}</p>
      <p>{t(`problem_${problem}`)}</p>
      <p>{backup ? t('closedBackup', formatAgo(backup.at, uiLanguage()), backup.articles) : t('lossNoBackup')}</p>
      {backup && !isAsking.value && (
        <button type="button" class="button" disabled={isDisabled} onClick={() => (isAsking.value = true)}>
          {t('rebuild')}
        </button>
      )}
      {backup && isAsking.value && (
        <>
          <p role="status">{t('rebuildQuestion')}</p>
          <span class="safety-acts">
            <button type="button" class="button" onClick={() => (isAsking.value = false)}>
              {t('cancel')}
            </button>
            <button type="button" class="button" data-danger disabled={isDisabled} onClick={() => onRebuild(backup.id)}>
              {t('rebuildNow')}
            </button>
          </span>
        </>
      )}
    </div>
  );
}
