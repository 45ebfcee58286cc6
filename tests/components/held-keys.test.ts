import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { awaitWithKeys, holdKeysIn } from '@/components/held-keys';

let heard: string[] = [];
let end: () => void;
const onKey = (event: KeyboardEvent) => {
  heard.push(event.key);
  // A command that opens a field, as the tags of a row do.
  if (event.key === 't') document.querySelector('input')?.focus();
  if (document.activeElement?.localName !== 'input' || event.key === 't') event.preventDefault();
};
const press = (key: string, more: KeyboardEventInit = {}) =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );
const settled = () => vi.waitFor(() => new Promise((resolve) => setTimeout(resolve, 60)));

beforeEach(() => {
  heard = [];
  document.body.innerHTML = '<form><input type="text"></form><button>row</button>';
  end = holdKeysIn(document);
  document.addEventListener('keydown', onKey);
});
afterEach(() => {
  document.removeEventListener('keydown', onKey);
  end();
});

test('keys that come too early act in their order, and what is typed after them is not lost', async () => {
  const isThere = awaitWithKeys(() => true);
  const sent = vi.fn((event: Event) => event.preventDefault());
  document.querySelector('form')?.addEventListener('submit', sent);
  for (const key of ['j', 't', 'g', 'u', 'Enter']) expect(press(key)).toBe(false);
  expect(heard).toEqual([]);
  isThere();
  await settled();
  expect(heard).toEqual(['j', 't', 'g', 'u', 'Enter']);
  expect(document.querySelector('input')?.value).toBe('gu');
  expect(sent).toHaveBeenCalledOnce();
});

test('nothing is held that nothing is waiting for, that is typed into a field, or that is the browser’s', () => {
  press('j');
  const isThere = awaitWithKeys(({ key }) => key === 'j');
  press('k');
  press('j', { ctrlKey: true });
  document.querySelector('input')?.focus();
  press('j');
  expect(heard).toEqual(['j', 'k', 'j', 'j']);
  isThere();
});

test('Escape and a press of the mouse forget what was held', async () => {
  const isThere = awaitWithKeys(({ key }) => key === 'j');
  press('j');
  press('Escape');
  press('j');
  document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
  isThere();
  await settled();
  expect(heard).toEqual(['Escape']);
});

test('enter presses the row that the keys before it went to', async () => {
  const row = document.querySelector('button') as HTMLButtonElement;
  const pressed = vi.fn();
  row.addEventListener('click', pressed);
  document.removeEventListener('keydown', onKey);
  const toRow = () => row.focus();
  document.addEventListener('keydown', toRow, { once: true });
  const isThere = awaitWithKeys(() => true);
  press('j');
  press('Enter');
  isThere();
  await settled();
  expect(pressed).toHaveBeenCalledOnce();
});
