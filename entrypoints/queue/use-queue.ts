import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { watch } from '@/utils/library/db';
import {
  addJobs,
  cancelJobs,
  clearJobs,
  hasWork,
  isQueuePaused,
  listJobs,
  pauseQueue,
  retryJobs,
  type WantedLink,
} from '@/utils/library/jobs';
import type { JobRow } from '@/utils/library/rows';
import { sendMessage, withRetry } from '@/utils/messaging';
import { toHostPattern } from '@/utils/pictures/judge-address';
import { type ProblemCode, toProblemCode, unwrap } from '@/utils/problem';
import { runQueue } from './run-queue';

/** The queue as it is now, whoever works on it, and what the reader can do to it. */
export function useQueue() {
  const jobs = useSignal<readonly JobRow[]>([]);
  const isPaused = useSignal(false);
  const problem = useSignal<ProblemCode | undefined>(undefined);
  /** Hosts that the browser must be asked for before their jobs can be done. */
  const askedHosts = useSignal<readonly string[]>([]);

  const run = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
      await start();
    } catch (error) {
      problem.value = toProblemCode(error);
    }
  };

  useEffect(() => {
    void run(async () => undefined);
    return watch(
      async () => ({ jobs: await listJobs(), isPaused: await isQueuePaused() }),
      (now) => {
        jobs.value = now.jobs;
        isPaused.value = now.isPaused;
        const refused = now.jobs.filter((job) => job.problem === 'noHostAccess');
        askedHosts.value = [...new Set(refused.map(({ url }) => new URL(url).hostname))];
      },
      (error) => (problem.value = toProblemCode(error)),
    );
  }, []);

  /** Asks in the click itself: after anything is awaited the browser would not ask any more. */
  const ask = (urls: readonly string[]) =>
    browser.permissions.request({ origins: [...new Set(urls.map(toHostPattern))] }).catch(() => false);

  return {
    jobs,
    isPaused,
    problem,
    askedHosts,
    /** Where the browser or the reader refuses, what cannot be fetched says so in the list. */
    add: async (links: readonly WantedLink[]) => {
      if (links.length === 0) return;
      const answer = ask(links.map(({ url }) => url));
      await run(async () => {
        await answer;
        await addJobs(links);
      });
    },
    allow: () => {
      const refused = jobs.value.filter((job) => job.problem === 'noHostAccess');
      const answer = ask(refused.map(({ url }) => url));
      return run(async () => {
        if (await answer) await retryJobs(refused.map(({ id }) => id));
      });
    },
    pause: () => run(() => pauseQueue(!isPaused.value)),
    cancel: () => run(cancelJobs),
    retry: (id?: string) => run(() => retryJobs(id === undefined ? undefined : [id])),
    clear: () => run(clearJobs),
  };
}

/** Has the background work on what waits; where it cannot, this page does it itself. */
async function start(): Promise<void> {
  if (!(await hasWork())) return;
  const isUnderWay = unwrap(await withRetry(() => sendMessage('workOnQueue', undefined)));
  if (!isUnderWay) await runQueue();
}
