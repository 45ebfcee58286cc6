import { expect, test } from 'vitest';
import { browser } from 'wxt/browser';
import { assertOwnPage, contentSender } from '@/entrypoints/background/sender';

const own = browser.runtime.getURL('/popup.html');
const origin = new URL(own).origin;
const { id } = browser.runtime;
const tab = { id: 7 } as never;

test('our own pages may ask, in a popup or in a tab', () => {
  expect(() => assertOwnPage({ id, origin, url: own })).not.toThrow();
  expect(() => assertOwnPage({ id, origin, url: own, tab })).not.toThrow();
});

test.each([
  ['a content script', { id, origin: 'https://a.example', url: 'https://a.example/', tab, frameId: 0 }],
  ['another extension', { id: 'other', origin, url: own }],
  ['nobody in particular', {}],
])('%s may not', (_who, sender) => {
  expect(() => assertOwnPage(sender)).toThrow('noAccess');
});

test('a content script speaks for its own origin, from its top frame only', () => {
  const url = 'https://a.example/1.html';
  const sender = { id, url, tab, frameId: 0 };
  expect(contentSender(sender, url)).toEqual({ tabId: 7, url });
  expect(contentSender(sender, 'https://a.example/pushed')).toEqual({ tabId: 7, url: 'https://a.example/pushed' });
  expect(contentSender(sender, 'https://b.example/1.html').url).toBe(url);
  expect(contentSender(sender, 'javascript:alert(1)').url).toBe(url);
  expect(contentSender(sender, undefined).url).toBe(url);
  expect(() => contentSender({ ...sender, frameId: 3 }, url)).toThrow('noAccess');
  expect(() => contentSender({ ...sender, id: 'other' }, url)).toThrow('noAccess');
  expect(() => contentSender({ ...sender, tab: undefined }, url)).toThrow('noAccess');
  expect(() => contentSender({ ...sender, url: 'about:blank' }, url)).toThrow('noAccess');
});
