import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DEFAULT_KEYMAP } from '@/utils/keys';
import { DEFAULT_LOOK } from '@/utils/look';
import { chosenSitesSetting, keymapSetting, loadLook, saveLook, voiceSetting } from '@/utils/settings';
import { readSettingsFile, writeSettingsFile } from '@/utils/settings-file';
import { keepRule, loadRules, removeRule } from '@/utils/site-rules';
import { makeRule, type SiteRule } from '@/utils/sites/site-rule';

beforeEach(() => fakeBrowser.reset());

test('what is exported is taken over again as it was', async () => {
  await saveLook({ ...DEFAULT_LOOK, theme: 'sepia' });
  await keymapSetting.save({ ...DEFAULT_KEYMAP, listen: ['y'] });
  await voiceSetting.save({ rate: 1.5, voices: { zh: 'tingting' } });
  const file = await writeSettingsFile();
  fakeBrowser.reset();
  expect((await loadLook()).theme).toBe(DEFAULT_LOOK.theme);
  await readSettingsFile(file);
  expect((await loadLook()).theme).toBe('sepia');
  expect((await keymapSetting.load()).listen).toEqual(['y']);
  expect(await voiceSetting.load()).toEqual({ rate: 1.5, voices: { zh: 'tingting' } });
});

test('rules for sites go along, and join those that are there', async () => {
  const rule = (id: string) =>
    makeRule('remove', 'a.example', { text: `广告 ${id}` }, { id, madeAt: '2026-01-02T03:04:05.678Z' }) as SiteRule;
  await keepRule({ ...rule('one'), isOn: false });
  await keepRule(rule('two'));
  const file = await writeSettingsFile();
  fakeBrowser.reset();
  await keepRule(rule('here'));
  await keepRule(rule('one'));
  await readSettingsFile(file);
  expect(await loadRules()).toEqual([rule('here'), { ...rule('one'), isOn: false }, rule('two')]);
  await readSettingsFile(JSON.stringify({ format: 'jingdu-settings', rules: [{ id: '<b>' }] }));
  expect(await loadRules()).toHaveLength(3);
});

test('sites that were chosen go along, and join those that are there', async () => {
  await chosenSitesSetting.save(['one.example']);
  const file = await writeSettingsFile();
  fakeBrowser.reset();
  await chosenSitesSetting.save(['here.example']);
  await readSettingsFile(file);
  expect(await chosenSitesSetting.load()).toEqual(['here.example', 'one.example']);
  await readSettingsFile(JSON.stringify({ format: 'jingdu-settings', sites: ['<b>', 'chrome://x'] }));
  expect(await chosenSitesSetting.load()).toHaveLength(2);
});

test('rules that are kept or removed at the same moment are all kept and removed', async () => {
  const rule = (id: string) =>
    makeRule('remove', 'a.example', { text: `广告 ${id}` }, { id, madeAt: '2026-01-02T03:04:05.678Z' }) as SiteRule;
  await Promise.all(['one', 'two', 'three'].map((id) => keepRule(rule(id))));
  await Promise.all([removeRule('one'), keepRule(rule('four')), removeRule('three')]);
  expect((await loadRules()).map(({ id }) => id)).toEqual(['two', 'four']);
});

test('what makes no sense in a file gets its default, and what is not said stays', async () => {
  await voiceSetting.save({ rate: 0.8, voices: {} });
  await readSettingsFile(JSON.stringify({ format: 'jingdu-settings', look: { theme: '<img>' }, keys: { next: 7 } }));
  expect(await loadLook()).toEqual(DEFAULT_LOOK);
  expect(await keymapSetting.load()).toEqual(DEFAULT_KEYMAP);
  expect((await voiceSetting.load()).rate).toBe(0.8);
});

test.each([
  ['no JSON', 'x'],
  ['another file', '{"format":"something else"}'],
  ['a list', '[]'],
  ['something endless', `{"format":"jingdu-settings","x":"${'x'.repeat(4_000_001)}"}`],
])('%s is refused, and nothing changes', async (_what, text) => {
  await saveLook({ ...DEFAULT_LOOK, theme: 'dark' });
  await expect(readSettingsFile(text)).rejects.toThrow('notSettings');
  expect((await loadLook()).theme).toBe('dark');
});
