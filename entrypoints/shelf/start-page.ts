import { type ComponentChild, render } from 'preact';
import { t, uiLanguage } from '@/utils/i18n';

/** Draws one of our own pages in the reader's language. */
export function startPage(app: ComponentChild): void {
  document.documentElement.lang = uiLanguage();
  document.title = t('extensionName');
  const root = document.getElementById('app');
  if (root) render(app, root);
}
