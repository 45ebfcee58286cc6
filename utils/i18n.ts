import { browser } from 'wxt/browser';
import type messages from '@/public/_locales/en/messages.json';

export type MessageKey = keyof typeof messages;

/** The sentence for `key` in the browser's language, with `$1`… filled in. */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  return browser.i18n.getMessage(key, substitutions.map(String));
}

/** The language that the catalogue in use is written in: for `lang` attributes, dates and numbers. */
export function uiLanguage(): string {
  return t('languageTag');
}
