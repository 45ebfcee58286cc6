import { BackupRow } from '@/components/BackupRow';
import { EmptyState } from '@/components/EmptyState';
import { Notice } from '@/components/Notice';
import { t } from '@/utils/i18n';
import { ClosedLibrary } from './ClosedLibrary';
import { Copies } from './Copies';
import { StorageUse } from './StorageUse';
import { useBackups } from './use-backups';

const BUSY = { backup: 'backingUp', restore: 'restoring', read: 'readingCopy' } as const;

/** The backups: what there is, what each would bring back, and bringing it back. */
export function App() {
  const { list, loss, closed, busy, done, problem, plans, turn, copies, ...acts } = useBackups();
  const isBusy = busy.value !== undefined;
  return (
    <main class="page safety">
      <header>
        <a href="/library.html">{t('library')}</a>
        <h1>{t('backups')}</h1>
      </header>
      {closed.value && (
        <ClosedLibrary
          problem={closed.value}
          backup={list.value?.find(({ articles }) => articles > 0)}
          isDisabled={isBusy}
          onRebuild={acts.rebuild}
        />
      )}
      {loss.value && (
        <div class="safety-loss" role="alert">
          <p>{t('libraryLoss', loss.value.expected, loss.value.found)}</p>
          <p>{t(list.value?.length ? 'lossHint' : 'lossNoBackup')}</p>
          <button type="button" class="button" disabled={isBusy} onClick={acts.accept}>
            {t('acceptLibrary')}
          </button>
        </div>
      )}
      {problem.value && problem.value !== closed.value && (
        <Notice kind="problem" text={t(`problem_${problem.value}`)} onDismiss={() => (problem.value = undefined)} />
      )}
      {done.value && (
        <Notice
          kind="done"
          text={done.value.text}
          action={done.value.canUndo ? { label: t('undo'), onClick: acts.undo } : undefined}
          onDismiss={() => (done.value = undefined)}
        />
      )}
      <section aria-labelledby="backups">
        <div class="page-head">
          <h2 id="backups">{t('backupsKept')}</h2>
          <button type="button" class="button" disabled={isBusy} onClick={acts.backUpNow}>
            {t('backUpNow')}
          </button>
        </div>
        <p class="safety-hint">{t('backupsHint')}</p>
        {busy.value && (
          <p role="status" class="safety-busy">
            {t(BUSY[busy.value.kind], busy.value.done, busy.value.total)}
            <progress value={busy.value.done} max={Math.max(1, busy.value.total)} aria-label={t('backups')} />
          </p>
        )}
        {list.value?.length === 0 && <EmptyState icon="archive" title={t('noBackup')} hint={t('noBackupHint')} />}
        <ul class="safety-list">
          {list.value?.map((backup) => (
            <BackupRow
              key={`${backup.id} ${turn.value}`}
              at={backup.at}
              reason={t(`backupReason_${backup.reason}`)}
              articles={backup.articles}
              plan={plans.value.get(backup.id)}
              isDisabled={isBusy}
              onOpen={() => acts.compare(backup.id)}
              onMerge={() => acts.restore(backup.id, 'merge')}
              onReplace={() => acts.restore(backup.id, 'replace')}
            />
          ))}
        </ul>
      </section>
      <Copies
        copies={copies}
        isDisabled={isBusy}
        onSave={acts.saveCopy}
        onFile={acts.readFile}
        onDaily={acts.setDaily}
      />
      <StorageUse />
    </main>
  );
}
