import { act, cleanup, render } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { Numbers } from '@/entrypoints/library/Numbers';
import { Nothing } from '@/entrypoints/shelf/Nothing';
import { pageCatalogue } from '@/entrypoints/shelf/use-catalogue';
import * as statistics from '@/utils/library/statistics';

vi.mock('@/utils/i18n', () => ({ t: (key: string) => key, uiLanguage: () => 'zh-CN' }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('a library of which all is in the bin says so, and no other does', () => {
  const of = (hasBinned: boolean) =>
    render(<Nothing query="" view="unread" isNarrowed={false} isLibraryEmpty hasBinned={hasBinned} isLost={false} />)
      .container.textContent;
  expect(of(true)).toContain('empty_inBin');
  cleanup();
  expect(of(false)).toContain('emptyLibrary');
});

test('the numbers follow what is deleted, once for many changes', () => {
  vi.useFakeTimers();
  const count = vi.spyOn(statistics, 'countStatistics');
  const saved = (n: number) => ({ weeks: [], sources: n > 0 ? [{ name: '淄博日报', count: n }] : [], tags: [] });
  count.mockReturnValue(saved(3));
  pageCatalogue.version.value = 1;
  const { container } = render(<Numbers />);
  expect(container.textContent).toContain('淄博日报');
  count.mockReturnValue(saved(0));
  for (let i = 2; i < 6; i++) {
    act(() => {
      pageCatalogue.version.value = i;
    });
  }
  act(() => {
    vi.advanceTimersByTime(1_000);
  });
  expect(container.textContent).toBe('');
  expect(count).toHaveBeenCalledTimes(2);
});
