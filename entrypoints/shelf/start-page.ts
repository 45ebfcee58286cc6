import { type ComponentChild, render } from 'preact';
import { loadLanguage, type MessageKey, t, uiLanguage } from '@/utils/i18n';

/** Draws one of our own pages in the reader's language. */
export async function startPage(app: ComponentChild, title: MessageKey = 'extensionName'): Promise<void> {
  await loadLanguage();
  document.documentElement.lang = uiLanguage();
  document.title = t(title);
  const root = document.getElementById('app');
  if (root) render(app, root);
}
