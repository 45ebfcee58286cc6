import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { registerQueue } from '@/entrypoints/background/queue';
import * as jobs from '@/utils/library/jobs';
import { Problem } from '@/utils/problem';

vi.mock('@/utils/messaging', () => ({ onMessage: () => undefined }));
vi.mock('@/entrypoints/background/page', () => ({}));
vi.mock('@/entrypoints/background/pictures', () => ({}));

test('a disk that refuses at the start of the browser is no unhandled failure: the alarm tries again', async () => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser, { offscreen: {} });
  registerQueue();
  vi.spyOn(jobs, 'hasWork').mockRejectedValue(new Problem('storageRefused'));
  await expect(fakeBrowser.runtime.onStartup.trigger()).resolves.toBeDefined();
  expect(await fakeBrowser.alarms.get('queue')).toMatchObject({ periodInMinutes: 1 });
  const alarm = { name: 'queue', scheduledTime: 0, persistAcrossSessions: true };
  await expect(fakeBrowser.alarms.onAlarm.trigger(alarm)).resolves.toBeDefined();
});
