import { browser } from 'wxt/browser';
import { wantAgain, wantPicture } from '@/utils/library/pictures';
import type { PictureRow } from '@/utils/library/rows';
import { sendMessage, withRetry } from '@/utils/messaging';
import { toHostPattern } from '@/utils/pictures/judge-address';

/** Every host that pictures can come from. */
const ALL_HOSTS = '*://*/*';

/**
 * Has pictures of an article fetched. Must be called straight from the reader's press: where a host is not allowed yet
 * the browser asks the reader, and only then. What it is refused for stays missing.
 * @throws Problem
 */
export async function askForPictures(articleId: string, urls: readonly string[]): Promise<void> {
  await allowHosts([...new Set(urls.map(toHostPattern))]);
  for (const url of urls) await wantPicture(articleId, url);
  await withRetry(() => sendMessage('fetchPictures', undefined));
}

/** Asks the reader for hosts, or for all; gives whether they are allowed now. The background hears of it by itself. */
export async function allowHosts(patterns: readonly string[] | 'all'): Promise<boolean> {
  const origins = patterns === 'all' ? [ALL_HOSTS] : [...patterns];
  // A refusal is an answer, and so is a browser that has nobody to ask.
  return browser.permissions.request({ origins }).catch(() => false);
}

/**
 * Has these missing pictures of any articles asked for again; straight from the reader's press, because the browser may
 * have to ask for their hosts.
 * @throws Problem
 */
export async function askForMissing(missing: readonly PictureRow[]): Promise<void> {
  await allowHosts([...new Set(missing.map(({ url }) => toHostPattern(url)))]);
  const keys = new Set(missing.map(({ articleId, url }) => `${articleId} ${url}`));
  await wantAgain(({ articleId, url }) => keys.has(`${articleId} ${url}`));
  await withRetry(() => sendMessage('fetchPictures', undefined));
}
