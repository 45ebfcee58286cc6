import { browser } from 'wxt/browser';
import { BIN_DAYS, emptyBin } from '@/utils/library/empty-bin';

const ALARM = 'empty-bin';
const DAY_MINUTES = 24 * 60;

/** Once a day, what has been in the bin for longer than it keeps things goes for good. */
export function registerBin(): void {
  const setAlarm = () => browser.alarms.create(ALARM, { delayInMinutes: 5, periodInMinutes: DAY_MINUTES });
  browser.runtime.onStartup.addListener(setAlarm);
  browser.runtime.onInstalled.addListener(setAlarm);
  browser.alarms.onAlarm.addListener(async ({ name }) => {
    if (name !== ALARM) return;
    const olderThan = new Date(Date.now() - BIN_DAYS * DAY_MINUTES * 60_000).toISOString();
    // What could not be erased today will be tomorrow.
    await emptyBin(olderThan).catch(() => undefined);
  });
}
