import { type MessageKey, t } from '@/utils/i18n';
import { EmptyState } from './EmptyState';

/** One address that was asked to be kept. */
export interface Job {
  id: string;
  url: string;
  title: string;
  state: 'waiting' | 'working' | 'done' | 'failed' | 'cancelled';
  /** Of one that failed: why, as a code. */
  problem?: string;
  articleId?: string;
  isNew?: boolean;
}

interface Props {
  jobs: readonly Job[];
  isPaused: boolean;
  onPause: () => void;
  onCancel: () => void;
  /** One of them, or all that failed. */
  onRetry: (id?: string) => void;
  onClear: () => void;
}

/** The queue: how far it is, what can be done to it, and at the end what it came to. */
export function JobList({ jobs, isPaused, onPause, onCancel, onRetry, onClear }: Props) {
  if (jobs.length === 0) return <EmptyState icon="bookmark" title={t('queueEmpty')} hint={t('queueEmptyHint')} />;
  const count = (state: Job['state']) => jobs.filter((job) => job.state === state).length;
  const open = count('waiting') + count('working');
  const [failed, done] = [count('failed'), count('done')];
  const fresh = jobs.filter(({ state, isNew }) => state === 'done' && isNew).length;
  return (
    <div class="job-list">
      <div class="job-list-bar">
        <p role="status">
          {open > 0
            ? t(isPaused ? 'queuePaused' : 'queueProgress', jobs.length - open, jobs.length)
            : t('queueReceipt', fresh, done - fresh, failed, count('cancelled'))}
        </p>
        {open > 0 ? (
          <>
            <button type="button" class="button" onClick={onPause}>
              {t(isPaused ? 'resumeQueue' : 'pauseQueue')}
            </button>
            <button type="button" class="button" onClick={onCancel}>
              {t('cancel')}
            </button>
          </>
        ) : (
          <>
            {failed > 0 && (
              <button type="button" class="button" onClick={() => onRetry()}>
                {t('retryFailed')}
              </button>
            )}
            <button type="button" class="button" onClick={onClear}>
              {t('clearQueue')}
            </button>
          </>
        )}
        <progress value={jobs.length - open} max={jobs.length} aria-label={t('queue')} />
      </div>
      <ul aria-label={t('queue')}>
        {jobs.map((job) => (
          <li key={job.id} data-state={job.state}>
            <span class="job-list-title">
              {job.articleId ? (
                <a href={`/library.html?article=${job.articleId}`}>{job.title || job.url}</a>
              ) : (
                job.title || job.url
              )}
            </span>
            <span class="job-list-state">{toWords(job)}</span>
            {(job.state === 'failed' || job.state === 'cancelled') && (
              <button type="button" class="button" onClick={() => onRetry(job.id)}>
                {t('tryAgain')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

function toWords({ state, problem, isNew }: Job): string {
  if (state === 'failed') return t(`problem_${problem ?? 'unexpected'}` as MessageKey);
  if (state === 'done') return t(isNew ? 'saved' : 'savedBefore');
  return t(`job_${state}`);
}
