import { expect, test } from 'vitest';
import { DEFAULT_KEYMAP, findCommand, findConflicts, type Keymap, showKey, toKey, toKeymap } from '@/utils/keys';

function press(key: string, more: KeyboardEventInit = {}, target: Element = document.body): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, ...more });
  target.dispatchEvent(event);
  Object.defineProperty(event, 'composedPath', { value: () => [target] });
  return event;
}

test('the keys that we ship do not contradict each other', () => {
  expect(findConflicts(DEFAULT_KEYMAP)).toEqual([]);
});

test('a key means what it means where it is pressed', () => {
  expect(findCommand(DEFAULT_KEYMAP, 'list', press('s'))).toBe('star');
  expect(findCommand(DEFAULT_KEYMAP, 'popup', press('s'))).toBe('savePage');
  expect(findCommand(DEFAULT_KEYMAP, 'reading', press('s'))).toBeUndefined();
  expect(findCommand(DEFAULT_KEYMAP, 'reading', press('?', { shiftKey: true }))).toBe('help');
});

test('shift is a part of a letter’s key, caps lock is not', () => {
  expect(toKey(press('V', { shiftKey: true }))).toBe('Shift+v');
  expect(toKey(press('V'))).toBe('v');
  expect(toKey(press('#', { shiftKey: true }))).toBe('#');
  expect(toKey(press('Shift', { shiftKey: true }))).toBeUndefined();
});

test('nothing fires while typing, with an input method, or with a modifier of the page', () => {
  const field = document.createElement('textarea');
  expect(findCommand(DEFAULT_KEYMAP, 'reading', press('h', {}, field))).toBeUndefined();
  expect(findCommand(DEFAULT_KEYMAP, 'reading', press('h', { ctrlKey: true }))).toBeUndefined();
  expect(findCommand(DEFAULT_KEYMAP, 'reading', press('h', { altKey: true }))).toBeUndefined();
  expect(findCommand(DEFAULT_KEYMAP, 'reading', press('h', { metaKey: true }))).toBeUndefined();
  expect(findCommand(DEFAULT_KEYMAP, 'reading', press('h', { isComposing: true }))).toBeUndefined();
  expect(findCommand(DEFAULT_KEYMAP, 'reading', press('h'))).toBe('highlight');
});

test('enter presses the button that has the focus, whatever it was set to', () => {
  const keymap: Keymap = { ...DEFAULT_KEYMAP, listen: ['Enter'] };
  expect(findCommand(keymap, 'reading', press('Enter', {}, document.createElement('button')))).toBeUndefined();
  expect(findCommand(keymap, 'reading', press('Enter'))).toBe('listen');
});

test('a key can be changed and taken away, and a contradiction is found', () => {
  const keymap = toKeymap({ listen: ['h'], note: [], nobody: ['y'] });
  expect(keymap.note).toEqual([]);
  expect(findConflicts(keymap)).toEqual([{ key: 'h', ids: ['highlight', 'listen'] }]);
});

test('what is stored but makes no sense is as if it were not there', () => {
  const keymap = toKeymap({ listen: 'h', note: [7], next: ['<img src=x>'], star: ['a', 'b', 'c', 'd', 'e'] });
  expect(keymap).toEqual(DEFAULT_KEYMAP);
  expect(toKeymap(undefined)).toEqual(DEFAULT_KEYMAP);
});

test('keys are shown as they are printed on keyboards', () => {
  expect(['ArrowDown', 'Shift+v', 'Ctrl+a', '+'].map(showKey)).toEqual(['↓', 'Shift v', 'Ctrl a', '+']);
});
