import { type ComponentChild, render } from 'preact';
import { awaitWithKeys, holdKeysIn } from '@/components/held-keys';
import { loadLanguage, type MessageKey, t, uiLanguage } from '@/utils/i18n';
import { keymapSetting } from '@/utils/settings';

/** Draws one of our own pages in the reader's language, with the reader's keys; none that is pressed meanwhile is lost. */
export async function startPage(
  app: ComponentChild | Promise<ComponentChild>,
  title: MessageKey = 'extensionName',
): Promise<void> {
  holdKeysIn(document);
  const isThere = awaitWithKeys(() => true);
  const [drawn] = await Promise.all([app, loadLanguage(), keymapSetting.load()]);
  document.documentElement.lang = uiLanguage();
  document.title = t(title);
  const root = document.getElementById('app');
  if (root) render(drawn, root);
  isThere();
}
