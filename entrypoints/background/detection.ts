import { browser } from 'wxt/browser';
import { toMatchPattern } from '@/utils/chosen-sites';
import { isOnPortal, PORTAL_MATCHES } from '@/utils/portal-matches';
import { chosenSitesSetting } from '@/utils/settings';

const SCRIPT = { id: 'detect-chosen', file: '/content-scripts/detect.js' } as const;

/** Changes come one after the other, or two of them would register the same script. */
let last: Promise<void> = Promise.resolve();

/**
 * Has articles recognised where the reader has chosen it and the browser allows it. The browser keeps what is registered
 * when it restarts, but not when we are updated.
 */
export function registerDetection(): void {
  const renew = () => {
    // What is refused now is tried again at the next change; a page can always be asked through the toolbar button.
    last = last.then(registerDetector).catch(() => undefined);
  };
  browser.runtime.onInstalled.addListener(renew);
  browser.runtime.onStartup.addListener(renew);
  browser.permissions.onAdded.addListener(renew);
  browser.permissions.onRemoved.addListener(renew);
  chosenSitesSetting.watch(renew);
}

async function registerDetector(): Promise<void> {
  const wanted = (await chosenSitesSetting.load()).map(toMatchPattern);
  const isAllowed = await Promise.all(wanted.map((pattern) => browser.permissions.contains({ origins: [pattern] })));
  const matches = wanted.filter((_, i) => isAllowed[i]);
  const { id, file } = SCRIPT;
  const [before] = await browser.scripting.getRegisteredContentScripts({ ids: [id] });
  // The portal has the script by the manifest already.
  const script = { id, matches, excludeMatches: PORTAL_MATCHES, js: [file], css: [], runAt: 'document_end' as const };
  if (matches.length === 0) {
    if (before) await browser.scripting.unregisterContentScripts({ ids: [id] });
  } else if (before) {
    await browser.scripting.updateContentScripts([script]);
  } else {
    await browser.scripting.registerContentScripts([script]);
  }
  await lookAtOpenTabs(matches.filter((pattern) => !before?.matches?.includes(pattern)));
}

/** Pages that are open already are looked at at once, not at their next load. */
async function lookAtOpenTabs(patterns: string[]): Promise<void> {
  if (patterns.length === 0) return;
  const tabs = await browser.tabs.query({ url: patterns });
  const looks = tabs.flatMap(({ id, url }) => (id === undefined || isOnPortal(url ?? '') ? [] : [lookAt(id)]));
  await Promise.all(looks);
}

async function lookAt(tabId: number): Promise<void> {
  // A tab that closes meanwhile, or shows an error page, has nothing to recognise.
  await browser.scripting.executeScript({ target: { tabId }, files: [SCRIPT.file] }).catch(() => undefined);
}
