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

test('a content script speaks for the address that the browser gives, of its top frame only', () => {
  const sender = { id, url: 'https://a.example/1.html', tab, frameId: 0 };
  expect(contentSender(sender)).toEqual({ tabId: 7, url: 'https://a.example/1.html' });
  expect(() => contentSender({ ...sender, frameId: 3 })).toThrow('noAccess');
  expect(() => contentSender({ ...sender, id: 'other' })).toThrow('noAccess');
  expect(() => contentSender({ ...sender, tab: undefined })).toThrow('noAccess');
  expect(() => contentSender({ ...sender, url: 'about:blank' })).toThrow('noAccess');
});
