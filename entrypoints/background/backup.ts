import { browser } from 'wxt/browser';
import { RESTORE_ALARM } from '@/entrypoints/safety/go-on-later';
import { acceptLibrary, checkCanary } from '@/entrypoints/safety/keep-canary';
import { mendIfLost } from '@/entrypoints/safety/mend-if-lost';
import { backUp, listBackups } from '@/utils/library/backup/back-up';
import { isUncopied } from '@/utils/library/backup/find-lost';
import { isRestoring, resumeRestore } from '@/utils/library/backup/restore';
import { reopenLibrary } from '@/utils/library/db';
import { onMessage } from '@/utils/messaging';
import { toOutcome } from '@/utils/problem';
import { copyDaily, registerCopies } from './copies';
import { keepAwake } from './keep-awake';
import { fetchPicturesSoon } from './pictures';
import { assertOwnPage } from './sender';

const ALARM = 'backup';
const FIRST_MINUTES = 10;
const PERIOD_MINUTES = 180;
/** Less than a day, so that a machine that is on at the same hours is backed up every day. */
const MIN_AGE_MS = 20 * 60 * 60 * 1000;

/** Backs the library up once a day when something has changed, and goes on with a restore that was cut short. */
export function registerBackup(): void {
  registerCopies();
  onMessage('reopenLibrary', ({ sender }) =>
    toOutcome(() => {
      assertOwnPage(sender);
      return reopenLibrary();
    }),
  );
  const setAlarms = async () => {
    await browser.alarms.create(ALARM, { delayInMinutes: FIRST_MINUTES, periodInMinutes: PERIOD_MINUTES });
    await browser.alarms.create(RESTORE_ALARM, { delayInMinutes: 1 });
  };
  browser.runtime.onStartup.addListener(setAlarms);
  browser.runtime.onInstalled.addListener(setAlarms);
  browser.alarms.onAlarm.addListener(async ({ name }) => {
    // What cannot be done now is tried again by the next alarm; a restore that fails says so on its page.
    if (name === ALARM) await keepAwake(backUpDaily).catch(() => undefined);
    if (name === RESTORE_ALARM) await keepAwake(goOn).catch(() => undefined);
  });
}

/** Nothing is backed up while articles are missing: it would only push out the backups that have them. */
async function backUpDaily(): Promise<void> {
  if (await mendIfLost()) fetchPicturesSoon();
  if ((await isRestoring()) || (await checkCanary({ isThorough: true }))) return;
  const own = (await listBackups()).filter(({ reason }) => reason !== 'file');
  const daily = own.find(({ reason }) => reason === 'daily');
  const isDue = !daily || Date.now() - Date.parse(daily.at) > MIN_AGE_MS;
  // Sooner where the journal could not be written, as before there was one.
  if (isDue || (await isUncopied(own[0]?.clock ?? ''))) await backUp('daily');
  await copyDaily();
}

async function goOn(): Promise<void> {
  if (await mendIfLost()) fetchPicturesSoon();
  if (await resumeRestore()) {
    await acceptLibrary();
    fetchPicturesSoon();
  }
  if (await isRestoring()) await browser.alarms.create(RESTORE_ALARM, { delayInMinutes: 1 });
}
