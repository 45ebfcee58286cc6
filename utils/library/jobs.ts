import { createId } from '@/utils/create-id';
import type { ProblemCode } from '@/utils/problem';
import { db, withStorage } from './db';
import type { JobRow } from './rows';
import { toUrlKey } from './url-key';

/** An address to be kept. */
export interface WantedLink {
  url: string;
  title: string;
  /** The tab that shows it now. */
  tabId?: number;
}

/** A row that a damaged file left without an address is nobody's job, and holds up no other. */
const isSound = ({ url }: JobRow): boolean => URL.canParse(url);

/** Puts addresses into the queue; one that waits there already is not asked for twice. Gives how many are new. @throws Problem */
export function addJobs(links: readonly WantedLink[]): Promise<number> {
  return withStorage(() =>
    db.transaction('rw', db.jobs, async () => {
      const open = await db.jobs.where('state').anyOf('waiting', 'working').filter(isSound).toArray();
      const known = new Set(open.map(({ url }) => toUrlKey(url)));
      const wanted = links.filter(({ url }) => {
        const key = /^https?:\/\//i.test(url) && URL.canParse(url) ? toUrlKey(url) : undefined;
        if (key === undefined || known.has(key)) return false;
        known.add(key);
        return true;
      });
      await db.jobs.bulkAdd(wanted.map((link): JobRow => ({ ...link, id: createId(), v: 1, state: 'waiting' })));
      return wanted.length;
    }),
  );
}

/** All jobs, in the order in which they were asked for. */
export function listJobs(): Promise<JobRow[]> {
  return withStorage(() => db.jobs.orderBy('id').filter(isSound).toArray());
}

/** The ids of jobs that nobody works on yet. */
export function listWaiting(): Promise<string[]> {
  return withStorage(() => db.jobs.where('state').equals('waiting').primaryKeys());
}

/** Takes the first waiting job of a host that is not in `busyHosts`; from here on it is being worked on. */
export function takeJob(busyHosts: ReadonlySet<string>): Promise<JobRow | undefined> {
  return withStorage(() =>
    db.transaction('rw', db.jobs, async () => {
      const waiting = await db.jobs.where('state').equals('waiting').filter(isSound).sortBy('id');
      const job = waiting.find(({ url }) => !busyHosts.has(new URL(url).host));
      if (job) await db.jobs.put({ ...job, state: 'working' });
      return job;
    }),
  );
}

/** Whether the reader still wants it: a job may be cancelled while it is being worked on. */
export function isWanted(id: string): Promise<boolean> {
  return withStorage(async () => (await db.jobs.get(id))?.state === 'working');
}

/** What came of a job; a cancelled one stays cancelled. */
export function finishJob(
  id: string,
  result: { articleId: string; isNew: boolean; title?: string } | { problem: ProblemCode },
): Promise<void> {
  return withStorage(() =>
    db.transaction('rw', db.jobs, async () => {
      const job = await db.jobs.get(id);
      if (job?.state !== 'working') return;
      if ('problem' in result) await db.jobs.put({ ...job, state: 'failed', problem: result.problem });
      else await db.jobs.put({ ...job, ...result, title: result.title ?? job.title, state: 'done' });
    }),
  );
}

/** Jobs that were being worked on by somebody who is no more wait again. */
export function reviveJobs(): Promise<void> {
  return change((job) => (job.state === 'working' ? { ...job, state: 'waiting' } : job));
}

/** Nothing that is not kept yet will be. */
export function cancelJobs(): Promise<void> {
  return change((job) => (job.state === 'waiting' || job.state === 'working' ? { ...job, state: 'cancelled' } : job));
}

/** What failed or was cancelled waits again; with `ids`, only those. */
export function retryJobs(ids?: readonly string[]): Promise<void> {
  return change((job) => {
    const isAsked = ids ? ids.includes(job.id) : job.state === 'failed';
    const canBe = job.state === 'failed' || job.state === 'cancelled';
    return isAsked && canBe ? { ...job, state: 'waiting', problem: undefined } : job;
  });
}

/** Forgets what is over. */
export function clearJobs(): Promise<void> {
  return withStorage(async () => {
    await db.jobs.where('state').anyOf('done', 'failed', 'cancelled').delete();
  });
}

/** Whether there is anything to do now. */
export function hasWork(): Promise<boolean> {
  return withStorage(async () => {
    if (await isQueuePaused()) return false;
    return (await db.jobs.where('state').anyOf('waiting', 'working').filter(isSound).count()) > 0;
  });
}

export function isQueuePaused(): Promise<boolean> {
  return withStorage(async () => (await db.meta.get('queue'))?.value === 'paused');
}

/** While paused nothing new is begun; it stays so over a restart. */
export function pauseQueue(isPaused: boolean): Promise<void> {
  return withStorage(async () => {
    await db.meta.put({ key: 'queue', value: isPaused ? 'paused' : '' });
  });
}

function change(update: (job: JobRow) => JobRow): Promise<void> {
  return withStorage(() =>
    db.transaction('rw', db.jobs, async () => {
      const jobs = await db.jobs.toArray();
      await db.jobs.bulkPut(jobs.map(update).filter((job, i) => job !== jobs[i]));
    }),
  );
}
