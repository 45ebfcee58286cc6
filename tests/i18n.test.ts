import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loadLanguage, saveLanguage, t } from '@/utils/i18n';

const CATALOGUE = { languageTag: { message: 'en' }, foundCount: { message: '$1 of $2 found' } };

beforeEach(async () => {
  fakeBrowser.reset();
  await loadLanguage();
  vi.spyOn(fakeBrowser.i18n, 'getMessage').mockImplementation((key) => `browser’s ${String(key)}`);
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(CATALOGUE)));
});

test('without a choice the browser’s language is spoken', () => {
  expect(t('foundCount', 1, 2)).toBe('browser’s foundCount');
});

test('a chosen language is spoken at once, and by whoever starts later', async () => {
  await saveLanguage('en');
  expect(t('foundCount', 3, 10)).toBe('3 of 10 found');
  expect(await loadLanguage()).toBe('en');
  // A sentence that the copy does not have yet, after an update.
  expect(t('library')).toBe('browser’s library');
  await saveLanguage('browser');
  expect(t('foundCount', 3, 10)).toBe('browser’s foundCount');
});

test('a copy that is none is not spoken', async () => {
  await fakeBrowser.storage.local.set({ catalogue: { language: 'xx', messages: {} } });
  expect(await loadLanguage()).toBe('browser');
});

test('one is one, and more are more, whoever speaks', async () => {
  vi.mocked(fakeBrowser.i18n.getMessage).mockReturnValue('2 {1:article|articles}, {2:is|are}');
  expect(t('library', 2, 1)).toBe('2 articles, is');
  vi.stubGlobal('fetch', async () => Response.json({ ...CATALOGUE, library: { message: '$1 {1:article|articles}' } }));
  await saveLanguage('en');
  expect([t('library', 1), t('library', '1,200')]).toEqual(['1 article', '1,200 articles']);
});
