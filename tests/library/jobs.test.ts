import { expect, test } from 'vitest';
import { db } from '@/utils/library/db';
import {
  addJobs,
  cancelJobs,
  clearJobs,
  finishJob,
  hasWork,
  isWanted,
  listJobs,
  pauseQueue,
  retryJobs,
  reviveJobs,
  takeJob,
} from '@/utils/library/jobs';
import { useEmptyLibrary } from './setup';

useEmptyLibrary();

const link = (path: string, host = 'a.example') => ({ url: `https://${host}/${path}`, title: path });
const states = async () => (await listJobs()).map(({ title, state }) => `${title} ${state}`);

test('an address waits once, however it is written, and only http(s) does', async () => {
  const links = [link('1'), link('1?utm_source=x'), { url: 'javascript:alert(1)', title: 'x' }, link('2')];
  expect(await addJobs(links)).toBe(2);
  expect(await addJobs([link('2'), link('3')])).toBe(1);
  expect(await states()).toEqual(['1 waiting', '2 waiting', '3 waiting']);
});

test('jobs are taken in order, but never of a host that is busy enough', async () => {
  await addJobs([link('1'), link('2'), link('3', 'b.example')]);
  expect((await takeJob(new Set()))?.title).toBe('1');
  expect((await takeJob(new Set(['a.example'])))?.title).toBe('3');
  expect(await takeJob(new Set(['a.example']))).toBeUndefined();
  expect((await takeJob(new Set()))?.title).toBe('2');
});

test('what was being worked on when all was stopped waits again', async () => {
  await addJobs([link('1')]);
  await takeJob(new Set());
  await reviveJobs();
  expect(await states()).toEqual(['1 waiting']);
});

test('a job that is cancelled while it is fetched stays cancelled', async () => {
  await addJobs([link('1'), link('2')]);
  const job = await takeJob(new Set());
  await cancelJobs();
  expect(await isWanted(job?.id ?? '')).toBe(false);
  await finishJob(job?.id ?? '', { articleId: 'x', isNew: true });
  expect(await states()).toEqual(['1 cancelled', '2 cancelled']);
});

test('what failed says why, can be tried again, and is forgotten when asked', async () => {
  await addJobs([link('1'), link('2')]);
  for (const problem of ['pageGone', 'noArticle'] as const) {
    const job = await takeJob(new Set());
    await finishJob(job?.id ?? '', { problem });
  }
  expect((await listJobs()).map(({ problem }) => problem)).toEqual(['pageGone', 'noArticle']);
  expect(await hasWork()).toBe(false);
  await retryJobs();
  expect(await hasWork()).toBe(true);
  await pauseQueue(true);
  expect(await hasWork()).toBe(false);
  await cancelJobs();
  await clearJobs();
  expect(await listJobs()).toEqual([]);
});

test('a row without an address is no job, and holds up no other', async () => {
  await db.jobs.add({ id: '0', v: 1, state: 'waiting', title: '', url: 'nowhere' });
  await addJobs([{ url: 'https://a.example/1', title: '1' }]);
  expect(await listJobs()).toMatchObject([{ title: '1' }]);
  expect((await takeJob(new Set()))?.title).toBe('1');
});
