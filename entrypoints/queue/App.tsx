import { JobList } from '@/components/JobList';
import { LinkChoice } from '@/components/LinkChoice';
import { Notice } from '@/components/Notice';
import { t, uiLanguage } from '@/utils/i18n';
import { useChoice } from './use-choice';
import { useQueue } from './use-queue';

/** Keeping many: what there is to choose from, and what has become of what was chosen. */
export function App({ tabId }: { tabId: number | undefined }) {
  const queue = useQueue();
  const choice = useChoice(tabId, queue.add);
  const problem = choice.problem.value ?? queue.problem.value;
  const { links, isPartial } = choice;
  return (
    <main class="page queue">
      <header>
        <a href="/library.html">{t('library')}</a>
        <h1>{t('saveMany')}</h1>
      </header>
      {problem && (
        <Notice
          kind="problem"
          text={t(`problem_${problem}`)}
          onDismiss={() => {
            choice.problem.value = undefined;
            queue.problem.value = undefined;
          }}
        />
      )}
      <section aria-labelledby="choose">
        <div class="page-head">
          <h2 id="choose">{t('chooseLinks')}</h2>
          <span class="queue-sources">
            <button type="button" class="button" onClick={choice.listBare}>
              {t('listBare')}
            </button>
            <button type="button" class="button" onClick={choice.listTabs}>
              {t('listTabs')}
            </button>
          </span>
        </div>
        {isPartial.value && <p role="status">{t('tabsPartial')}</p>}
        {links.value ? (
          <LinkChoice links={links.value} onToggle={choice.toggle} onAll={choice.setAll} onSave={choice.save} />
        ) : (
          <p class="queue-hint">{t('chooseLinksHint')}</p>
        )}
      </section>
      <section aria-labelledby="jobs">
        <h2 id="jobs">{t('queue')}</h2>
        {queue.askedHosts.value.length > 0 && (
          <div class="queue-ask" role="alert">
            <p>{t('hostsNeeded', new Intl.ListFormat(uiLanguage()).format(queue.askedHosts.value))}</p>
            <button type="button" class="button button-primary" onClick={queue.allow}>
              {t('allowAndGoOn')}
            </button>
          </div>
        )}
        <JobList
          jobs={queue.jobs.value}
          isPaused={queue.isPaused.value}
          onPause={queue.pause}
          onCancel={queue.cancel}
          onRetry={queue.retry}
          onClear={queue.clear}
        />
      </section>
    </main>
  );
}
