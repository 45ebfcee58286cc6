import { renderHook } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useChoice } from '@/entrypoints/queue/use-choice';

test('tabs that cannot be listed leave no permission behind', async () => {
  const remove = vi.fn(async () => true);
  Object.assign(fakeBrowser, { permissions: { request: async () => true, remove } });
  vi.spyOn(fakeBrowser.tabs, 'query').mockRejectedValue(new Error('no window'));
  const choice = renderHook(() => useChoice(undefined, async () => undefined)).result.current;
  await choice.listTabs();
  expect(choice.problem.value).toBe('unexpected');
  expect(remove).toHaveBeenCalledWith({ permissions: ['tabs'] });
});
