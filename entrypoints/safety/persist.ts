import { browser } from 'wxt/browser';
import { hasArticles } from '@/utils/library/facts';

/** Whether the browser never clears what is stored here by itself: it has promised, or our permission says so. */
export async function isPersisted(): Promise<boolean> {
  if (await navigator.storage.persisted()) return true;
  return browser.permissions.contains({ permissions: ['unlimitedStorage'] });
}

/**
 * Asks for that promise as soon as there is something to lose. Only pages may ask, so it is the first page of ours that
 * opens after an article was kept: most often the popup that kept it.
 */
export async function persistIfWorthIt(): Promise<void> {
  if (await navigator.storage.persisted()) return;
  if (await hasArticles()) await navigator.storage.persist();
}
