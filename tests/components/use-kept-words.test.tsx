import { cleanup, fireEvent, type RenderResult, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Details } from '@/components/Details';
import { HighlightList } from '@/components/HighlightList';
import type { Highlight } from '@/utils/highlight';

vi.mock('@/utils/i18n', () => ({ t: (key: string) => key }));
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const onTitle = vi.fn();
const onNote = vi.fn();
const details = (note = '', title = '题') => <Details title={title} note={note} onTitle={onTitle} onNote={onNote} />;

function type(screen: RenderResult, label: string, words: string): HTMLInputElement {
  const field = screen.getByLabelText(label) as HTMLInputElement;
  field.focus();
  fireEvent.input(field, { target: { value: words } });
  return field;
}

test('a note is kept while it is written, once after each pause', () => {
  const screen = render(details());
  type(screen, 'noteLabel', '写');
  vi.advanceTimersByTime(200);
  type(screen, 'noteLabel', '写到一半 ');
  expect(onNote).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1_000);
  expect(onNote.mock.calls).toEqual([['写到一半']]);
});

test('what is being written is kept at once when the page goes away', () => {
  type(render(details()), 'noteLabel', '关页前');
  dispatchEvent(new Event('pagehide'));
  vi.advanceTimersByTime(1_000);
  expect(onNote.mock.calls).toEqual([['关页前']]);
});

test('what is being written is kept at once when the field goes away, or is left', () => {
  const screen = render(details());
  fireEvent.change(type(screen, 'noteLabel', '离开'));
  type(screen, 'editTitle', '新题');
  screen.unmount();
  expect(onNote.mock.calls).toEqual([['离开']]);
  expect(onTitle.mock.calls).toEqual([['新题']]);
});

test('no title is no title: the last one comes back', () => {
  const screen = render(details());
  const field = type(screen, 'editTitle', '  ');
  vi.advanceTimersByTime(1_000);
  field.blur();
  expect(onTitle).not.toHaveBeenCalled();
  expect(field.value).toBe('题');
});

test('what is kept elsewhere is shown, but never over the words of one who is writing', () => {
  const screen = render(details('一'));
  screen.rerender(details('二'));
  const field = type(screen, 'noteLabel', '二和');
  vi.advanceTimersByTime(1_000);
  screen.rerender(details('二和'));
  type(screen, 'noteLabel', '二和三');
  screen.rerender(details('别处'));
  expect(field.value).toBe('二和三');
  vi.advanceTimersByTime(1_000);
  field.blur();
  screen.rerender(details('后来'));
  expect(field.value).toBe('后来');
});

test('the note of a highlight in a list keeps its field, and the caret in it, when it is kept', () => {
  const highlight = { id: 'h', quote: '烟火', note: '', color: 'yellow' } as Highlight;
  const keep = vi.fn();
  const list = (note: string) => (
    <HighlightList highlights={[{ ...highlight, note }]} lang="zh" onGo={vi.fn()} onNote={keep} onRemove={vi.fn()} />
  );
  const screen = render(list(''));
  const field = type(screen, 'highlightNote', '老家');
  vi.advanceTimersByTime(1_000);
  expect(keep.mock.calls).toEqual([[expect.objectContaining({ id: 'h' }), '老家']]);
  screen.rerender(list('老家'));
  expect(screen.getByLabelText('highlightNote')).toBe(field);
});
