import { browser } from 'wxt/browser';
import { storage } from 'wxt/utils/storage';
import type messages from '@/public/_locales/en/messages.json';
import { fillPlurals } from './plurals';

export type MessageKey = keyof typeof messages;

/** In which language we speak: the browser's, or one that the reader has chosen for us. */
export const LANGUAGES = ['browser', 'zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const FOLDERS = { 'zh-CN': 'zh_CN', en: 'en' } as const;

/** The sentences of a language that is not the browser's. */
interface Catalogue {
  language: Language;
  messages: Record<string, string>;
}

/**
 * The browser has one language for all extensions, so a chosen one has a copy of its catalogue in storage: there also
 * content scripts can read it, to whom our own files are closed.
 */
const catalogueItem = storage.defineItem<Catalogue | null>('local:catalogue', { fallback: null });

let chosen: Catalogue | undefined;

/** Has `t` speak the chosen language from now on; call it before anything is drawn. */
export async function loadLanguage(): Promise<Language> {
  const stored = await catalogueItem.getValue().catch(() => null);
  chosen = isCatalogue(stored) ? stored : undefined;
  return chosen?.language ?? 'browser';
}

/** Chooses a language, for every surface; those that are open change when they are opened again. From our own pages only. */
export async function saveLanguage(language: Language): Promise<void> {
  if (language === 'browser') await catalogueItem.removeValue();
  else await catalogueItem.setValue({ language, messages: await readCatalogue(language) });
  await loadLanguage();
}

/** After an update the copy is made anew. From the background. */
export async function refreshLanguage(): Promise<void> {
  await saveLanguage(await loadLanguage());
}

/** Tells when another language was chosen; returns the stop. */
export function watchLanguage(onLanguage: () => void): () => void {
  return catalogueItem.watch(() => void loadLanguage().then(onLanguage));
}

/** The sentence for `key` in the reader's language, with `$1`… and `{1:article|articles}` filled in. */
export function t(key: MessageKey, ...substitutions: (string | number)[]): string {
  const message = chosen?.messages[key];
  const filled =
    message === undefined
      ? browser.i18n.getMessage(key, substitutions.map(String))
      : message.replaceAll(/\$(\d)/g, (_blank, n) => String(substitutions[Number(n) - 1] ?? ''));
  return fillPlurals(filled, substitutions);
}

/** The language that the catalogue in use is written in: for `lang` attributes, dates and numbers. */
export function uiLanguage(): string {
  return t('languageTag');
}

async function readCatalogue(language: keyof typeof FOLDERS): Promise<Record<string, string>> {
  const path = `/_locales/${FOLDERS[language]}/messages.json`;
  // Not among the paths that WXT knows: it is the browser's file.
  const url = new URL(path, browser.runtime.getURL('/popup.html'));
  const entries = Object.entries((await (await fetch(url)).json()) as Record<string, { message: string }>);
  return Object.fromEntries(entries.map(([key, { message }]) => [key, message]));
}

function isCatalogue(stored: unknown): stored is Catalogue {
  const { language, messages: words } = (stored ?? {}) as Partial<Catalogue>;
  return LANGUAGES.some((one) => one === language && one !== 'browser') && typeof words === 'object' && words !== null;
}
