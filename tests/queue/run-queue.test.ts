// @vitest-environment jsdom
// DOMPurify does not clean under happy-dom.
import { beforeEach, expect, test, vi } from 'vitest';
import { runQueue } from '@/entrypoints/queue/run-queue';
import { db } from '@/utils/library/db';
import { addJobs, listJobs, pauseQueue } from '@/utils/library/jobs';
import { sendMessage } from '@/utils/messaging';
import type { Outcome } from '@/utils/problem';
import { useEmptyLibrary } from '../library/setup';

vi.mock('@/utils/messaging', () => ({ sendMessage: vi.fn(), withRetry: <T>(send: () => Promise<T>) => send() }));
useEmptyLibrary();

const TEXT = '这个春节，满眼都是烟火气儿。品质民生，时不我待，大家都说今年的日子比去年更好。'.repeat(4);
const HTML = `<!doctype html><title>春潮</title><article><h1>春潮</h1><p>${TEXT}</p><p>${TEXT}</p></article>`;

/** How many pages were being fetched at once, of each host. */
let most: Record<string, number>;
let fetched: string[];
/** What the answer for a page that is slow waits for. */
let slow = Promise.withResolvers<void>();
/** So many of the first are answered together. */
let together: number;

beforeEach(() => {
  most = {};
  fetched = [];
  slow = Promise.withResolvers();
  together = 0;
  const now: Record<string, number> = {};
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: { request: (_name: string, _options: unknown, work: (lock: object) => Promise<void>) => work({}) },
  });
  const answer = async (type: string, data: unknown): Promise<Outcome<unknown>> => {
    const { url, operationId } = data as { url: string; operationId: string };
    if (type === 'keepFetched') return { ok: true, value: { id: operationId, isNew: true } };
    if (type !== 'fetchPage') return { ok: false, problem: 'unexpected' };
    const { host, pathname } = new URL(url);
    fetched.push(url);
    now[host] = (now[host] ?? 0) + 1;
    most[host] = Math.max(most[host] ?? 0, now[host]);
    if (fetched.length >= together) slow.resolve();
    if (fetched.length <= together || pathname === '/slow') await slow.promise;
    now[host] -= 1;
    return pathname === '/gone' ? { ok: false, problem: 'pageGone' } : { ok: true, value: { url, html: HTML } };
  };
  vi.mocked(sendMessage).mockImplementation(answer as typeof sendMessage);
});

test('fetches two at a time of one host, goes on where one fails, and ends when nothing waits', async () => {
  together = 4;
  const paths = ['1', '2', 'gone', '3', '4', '5'];
  await addJobs(paths.map((path) => ({ url: `https://a.example/${path}`, title: path })));
  await addJobs(paths.map((path) => ({ url: `https://b.example/${path}`, title: path })));
  await runQueue();
  expect(most).toEqual({ 'a.example': 2, 'b.example': 2 });
  const jobs = await listJobs();
  expect(jobs.filter(({ state }) => state === 'done')).toHaveLength(10);
  expect(jobs.filter(({ state }) => state === 'failed').map(({ problem }) => problem)).toEqual([
    'pageGone',
    'pageGone',
  ]);
  expect(new Set(fetched).size).toBe(12);
});

test('a link that is added while a slow page is on its way is fetched now, and so is one after a pause', async () => {
  together = 99;
  await addJobs([{ url: 'https://a.example/slow', title: '' }]);
  const end = runQueue();
  await vi.waitFor(() => expect(fetched).toHaveLength(1));
  await addJobs([{ url: 'https://b.example/1', title: '' }]);
  await vi.waitFor(() => expect(fetched).toHaveLength(2), 5_000);
  await pauseQueue(true);
  await addJobs([{ url: 'https://b.example/2', title: '' }]);
  await pauseQueue(false);
  await vi.waitFor(() => expect(fetched).toHaveLength(3), 5_000);
  slow.resolve();
  await end;
  expect((await listJobs()).map(({ state }) => state)).toEqual(['done', 'done', 'done']);
});

test('what cannot be written down of one job ends no other, and is told when they are done', async () => {
  await addJobs(['1', '2', '3', '4', '5', '6'].map((path) => ({ url: `https://a.example/${path}`, title: path })));
  const put = db.jobs.put.bind(db.jobs);
  const refuse = vi.spyOn(db.jobs, 'put').mockImplementation((row) => {
    if (row.state !== 'working' && row.url.endsWith('/1')) throw new DOMException('', 'QuotaExceededError');
    return put(row);
  });
  await expect(runQueue()).rejects.toMatchObject({ code: 'storageFull' });
  refuse.mockRestore();
  expect((await listJobs()).map(({ state }) => state)).toEqual(['working', ...Array(5).fill('done')]);
});
