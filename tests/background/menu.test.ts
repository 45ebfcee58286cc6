import { beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { registerMenu } from '@/entrypoints/background/menu';

const heard = vi.hoisted(() => ({ onLanguage: (): unknown => undefined }));
vi.mock('@/entrypoints/background/page', () => ({}));
vi.mock('@/entrypoints/background/queue', () => ({}));
vi.mock('@/utils/i18n', () => ({
  t: (key: string) => key,
  refreshLanguage: async () => undefined,
  watchLanguage: (onLanguage: () => unknown) => {
    heard.onLanguage = onLanguage;
  },
}));

let entries: string[];
const removeAll = vi.fn(async () => {
  await new Promise((resolve) => setTimeout(resolve, 5));
  entries = [];
});
const event = { addListener: () => undefined };

beforeEach(() => {
  fakeBrowser.reset();
  entries = [];
  const create = ({ id }: { id: string }) => entries.push(id);
  Object.assign(fakeBrowser, {
    contextMenus: { removeAll, create, onClicked: event },
    commands: { onCommand: event },
  });
  registerMenu();
});

const install = () => fakeBrowser.runtime.onInstalled.trigger({ reason: 'update', previousVersion: '1' });

test('the menu has each entry once, even if the language changes while it is made', async () => {
  await Promise.all([install(), heard.onLanguage(), heard.onLanguage()]);
  expect(entries).toEqual(['read-page', 'save-page', 'save-link']);
});

test('a menu that cannot be made is made the next time', async () => {
  removeAll.mockRejectedValueOnce(new Error('no menu'));
  await heard.onLanguage();
  expect(entries).toEqual([]);
  await install();
  expect(entries).toHaveLength(3);
});
