import { browser } from 'wxt/browser';
import { checkIndex } from '@/utils/library/search/rebuild';
import { tendIndex } from '@/utils/library/search/tend';

const ALARM = 'tend-index';

let isAtWork = false;

/** Keeps the search index in order: when the browser or a new version starts, and whenever work was cut short. */
export function registerIndexWork(): void {
  browser.runtime.onStartup.addListener(() => work(checkIndex));
  browser.runtime.onInstalled.addListener(() => work(checkIndex));
  browser.alarms.onAlarm.addListener(({ name }) => (name === ALARM ? work(checkIndex) : undefined));
}

/** Takes what was just saved into the index, when there is enough of it. Nobody waits for it. */
export function tendIndexSoon(): void {
  void work();
}

/** The worker may be stopped in the middle: the alarm, cleared only at the end, has the rest done. */
async function work(first?: () => Promise<void>): Promise<void> {
  if (isAtWork) return;
  isAtWork = true;
  try {
    await browser.alarms.create(ALARM, { delayInMinutes: 1 });
    await first?.();
    if (await tendIndex()) await browser.alarms.clear(ALARM);
  } catch {
    // The disk may be full or the library closed: search goes on with what there is, and the alarm tries again.
  } finally {
    isAtWork = false;
  }
}
