import { browser } from 'wxt/browser';

/** The alarm by which the background goes on with a restore whose page was closed. */
export const RESTORE_ALARM = 'go-on-restoring';

/** Whatever becomes of this page, a restore that it began is finished. */
export async function goOnLater(): Promise<void> {
  await browser.alarms.create(RESTORE_ALARM, { delayInMinutes: 1 });
}
