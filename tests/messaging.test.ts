import { beforeEach, expect, test, vi } from 'vitest';
import { withRetry } from '@/utils/messaging';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test('a worker that was stopped twice answers the third time', async () => {
  let calls = 0;
  const answer = withRetry(async () => {
    calls += 1;
    if (calls < 3) throw new Error('The message port closed before a response was received.');
    return 'kept';
  });
  await vi.runAllTimersAsync();
  expect(await answer).toBe('kept');
});

test('when nobody ever answers, that is what is said', async () => {
  const answer = withRetry(() => Promise.reject(new Error('No response')));
  const failure = expect(answer).rejects.toMatchObject({ code: 'noAnswer' });
  await vi.runAllTimersAsync();
  await failure;
});
