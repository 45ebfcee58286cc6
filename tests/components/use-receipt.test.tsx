// @vitest-environment jsdom
// DOMPurify does not clean under happy-dom.
import { renderHook, waitFor } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { useReceipt } from '@/components/use-receipt';
import type { Body } from '@/utils/edit/edit-body';

const cut = (text: string, before: number) => ({
  step: 'cut',
  reason: 'share-bar',
  text,
  html: `<p>${text}</p>`,
  before,
});
const BODY: Body = { html: '<p>正文</p>', text: '正文', removed: [cut('甲', 0), cut('乙', 1)] };

vi.mock('@/utils/i18n', () => ({ t: (key: string) => key, uiLanguage: () => 'zh-CN' }));

/** The receipt of a body, open; its owner keeps what `keep` lets it. */
function open(keep: (next: Body, from: Body) => Promise<(() => Promise<void>) | undefined>) {
  const onProblem = vi.fn();
  const { result, rerender } = renderHook(
    ({ body }: { body: Body }) =>
      useReceipt({
        receipt: { count: 2, removed: body.removed.length },
        body,
        lang: 'zh',
        isOpenAtFirst: true,
        onBody: keep,
        onRule: async () => undefined,
        onProblem,
      }),
    { initialProps: { body: BODY } },
  );
  const panel = () => {
    const { panel: shown } = result.current;
    if (!shown) throw new Error('The receipt is not open.');
    return shown.props;
  };
  return { panel, onProblem, show: (body: Body) => rerender({ body }) };
}

test('a second press before the first is on the screen is none; after that it counts', async () => {
  const undo = vi.fn(async () => undefined);
  const keep = vi.fn(async (_next: Body, _from: Body) => undo);
  const { panel, show } = open(keep);
  panel().onPutBack(0);
  panel().onPutBack(0);
  await waitFor(() => expect(panel().said?.onUndo).toBeTruthy());
  panel().onPutBack(1);
  expect(keep).toHaveBeenCalledOnce();
  const next = keep.mock.calls[0]?.[0];
  if (!next) throw new Error('Nothing was kept.');
  show(next);
  panel().onPutBack(0);
  expect(keep.mock.calls[1]?.[1]).toBe(next);
});

test('one that was refused may be tried again, and a way back that failed is still offered', async () => {
  const refused = vi.fn(async () => Promise.reject(new Error('full')));
  const keep = vi.fn(async () => refused).mockRejectedValueOnce(new Error('full'));
  const { panel, onProblem } = open(keep);
  panel().onPutBack(0);
  await waitFor(() => expect(onProblem).toHaveBeenCalledOnce());
  panel().onPutBack(0);
  await waitFor(() => expect(panel().said?.onUndo).toBeTruthy());
  panel().said?.onUndo?.();
  await waitFor(() => expect(onProblem).toHaveBeenCalledTimes(2));
  expect(panel().said?.onUndo).toBeTruthy();
});
