import { browser } from 'wxt/browser';
import { checkIndex } from '@/utils/library/search/rebuild';
import { tendIndex } from '@/utils/library/search/tend';

const ALARM = 'tend-index';

let isAtWork = false;

/** Keeps the search index in order: when the browser or a new version starts, and whenever work was cut short. */
export function registerIndexWork(): void {
  // Not at once: whoever opens the popup now should not have to share the disk.
  browser.runtime.onStartup.addListener(setAlarm);
  browser.runtime.onInstalled.addListener(setAlarm);
  browser.alarms.onAlarm.addListener(({ name }) => (name === ALARM ? work(checkIndex) : undefined));
}

/** Takes what was just saved into the index, when there is enough of it. Nobody waits for it. */
export function tendIndexSoon(): void {
  void work();
}

function setAlarm(): Promise<void> {
  return browser.alarms.create(ALARM, { delayInMinutes: 1 });
}

/** The worker may be stopped in the middle: the alarm, cleared only at the end, has the rest done. */
async function work(first?: () => Promise<void>): Promise<void> {
  if (isAtWork) return;
  isAtWork = true;
  try {
    await setAlarm();
    await first?.();
    if (await tendIndex()) await browser.alarms.clear(ALARM);
  } catch {
    // The disk may be full or the library closed: search goes on with what there is, and the alarm tries again.
  } finally {
    isAtWork = false;
  }
}
