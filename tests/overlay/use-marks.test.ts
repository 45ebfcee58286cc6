import { act, renderHook, waitFor } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { useMarks } from '@/entrypoints/overlay.content/use-marks';
import { sendMessage } from '@/utils/messaging';

vi.mock('@/utils/messaging', () => ({ sendMessage: vi.fn(), withRetry: <T>(send: () => Promise<T>) => send() }));

const ANCHOR = { quote: '正文', prefix: '', suffix: '', start: 0, end: 2 };

test('a highlight that is made before the others are known stays beside them', async () => {
  let tell = (_: unknown): void => undefined;
  vi.mocked(sendMessage).mockImplementation((async (type: string, data: { highlight?: object }) => {
    if (type === 'findMarks') return new Promise((resolve) => (tell = resolve));
    return { ok: true, value: data.highlight };
  }) as unknown as typeof sendMessage);
  const onProblem = vi.fn();
  const { result } = renderHook(() =>
    useMarks({ url: 'https://a.example/1', ensureSaved: async () => true, onProblem }),
  );
  await act(async () => {
    await result.current.store.create(ANCHOR, 'green');
  });
  const older = { ...ANCHOR, id: 'older', color: 'yellow', note: '' };
  tell({ ok: true, value: { id: '1', progress: 0, highlights: [older] } });
  await waitFor(() => expect(result.current.store.highlights).toHaveLength(2));
  expect(result.current.store.highlights.map(({ color }) => color)).toEqual(['yellow', 'green']);
});
