import { repeatEdits } from '@/utils/edit/repeat-edits';
import { watch } from '@/utils/library/db';
import { finishJob, isQueuePaused, isWanted, listWaiting, reviveJobs, takeJob } from '@/utils/library/jobs';
import { readEdits } from '@/utils/library/read-edits';
import type { JobRow } from '@/utils/library/rows';
import { type KeptReply, sendMessage, withRetry } from '@/utils/messaging';
import { toProblemCode, unwrap } from '@/utils/problem';
import { within } from '@/utils/within';
import { readRemote } from './read-remote';

/** At once, altogether and of one host. */
const TOTAL = 4;
const PER_HOST = 2;
/** As in `read-remote`; keeping is quick, but all pages of a tab are not. */
const KEEP_TIMEOUT_MS = { fetched: 15_000, tab: 150_000 };

/**
 * Works on the queue until nothing waits, or it is paused. Only one of all pages does; what another was working on when
 * it was stopped waits again, and as each job is an operation of its own, what was kept already is not kept twice.
 */
export async function runQueue(): Promise<void> {
  await navigator.locks.request('jingdu-queue', { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    await reviveJobs();
    const underWay = new Set<Promise<void>>();
    let news = Promise.withResolvers<void>();
    // New work, or the end of a pause; what cannot be watched is seen when the next job is over.
    const stop = watch(
      () => Promise.all([listWaiting(), isQueuePaused()]),
      () => news.resolve(),
      () => undefined,
    );
    try {
      await workOn(underWay, () => {
        news = Promise.withResolvers();
        return news.promise;
      });
    } finally {
      stop();
      // The lock is held for as long as anything is being worked on.
      await Promise.allSettled(underWay);
    }
  });
}

/** `nextNews` is asked before one looks for work, or what comes in between would be missed. */
async function workOn(underWay: Set<Promise<void>>, nextNews: () => Promise<void>): Promise<void> {
  const hosts = new Map<string, number>();
  const failures: unknown[] = [];
  for (;;) {
    const news = nextNews();
    const job = underWay.size < TOTAL && !(await isQueuePaused()) ? await takeJob(fullHosts(hosts)) : undefined;
    if (job) {
      const { host } = new URL(job.url);
      hosts.set(host, (hosts.get(host) ?? 0) + 1);
      const one = work(job)
        // What came of it could not be written down; the others go on.
        .catch((error: unknown) => {
          failures.push(error);
        })
        .finally(() => {
          hosts.set(host, (hosts.get(host) ?? 1) - 1);
          underWay.delete(one);
        });
      underWay.add(one);
    } else if (underWay.size > 0) await Promise.race([...underWay, news]);
    else if (failures.length > 0) throw failures[0];
    else return;
  }
}

function fullHosts(hosts: ReadonlyMap<string, number>): Set<string> {
  return new Set([...hosts].filter(([, busy]) => busy >= PER_HOST).map(([host]) => host));
}

async function work(job: JobRow): Promise<void> {
  try {
    const { reply, title } = await keep(job);
    if (reply) await finishJob(job.id, { articleId: reply.id, isNew: reply.isNew, title });
  } catch (error) {
    await finishJob(job.id, { problem: toProblemCode(error) });
  }
}

async function keep({ id, url, tabId }: JobRow): Promise<{ reply?: KeptReply; title?: string }> {
  if (tabId !== undefined) {
    // What the reader sees in the tab is better than what a server tells a stranger; gone or asleep, it is fetched.
    const fromTab = await within(KEEP_TIMEOUT_MS.tab, sendMessage('keepTab', { tabId, url, operationId: id })).catch(
      () => undefined,
    );
    if (fromTab?.ok) return { reply: fromTab.value };
  }
  const [read, edits] = await Promise.all([readRemote(url), readEdits(url)]);
  const article = edits ? repeatEdits(read, edits) : read;
  if (!(await isWanted(id))) return {};
  const reply = unwrap(
    await withRetry(() => within(KEEP_TIMEOUT_MS.fetched, sendMessage('keepFetched', { article, operationId: id }))),
  );
  return { reply, title: article.title };
}
