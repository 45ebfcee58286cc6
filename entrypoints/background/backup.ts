import { browser } from 'wxt/browser';
import { RESTORE_ALARM } from '@/entrypoints/safety/go-on-later';
import { acceptLibrary, checkCanary } from '@/entrypoints/safety/keep-canary';
import { backUp, listBackups } from '@/utils/library/backup/back-up';
import { isRestoring, resumeRestore } from '@/utils/library/backup/restore';
import { reopenLibrary } from '@/utils/library/db';
import { onMessage } from '@/utils/messaging';
import { toOutcome } from '@/utils/problem';
import { copyDaily, registerCopies } from './copies';
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
  if ((await isRestoring()) || (await checkCanary({ isThorough: true }))) return;
  const last = (await listBackups()).find(({ reason }) => reason === 'daily');
  if (!last || Date.now() - Date.parse(last.at) > MIN_AGE_MS) await backUp('daily');
  await copyDaily();
}

async function goOn(): Promise<void> {
  if (await resumeRestore()) {
    await acceptLibrary();
    fetchPicturesSoon();
  }
  if (await isRestoring()) await browser.alarms.create(RESTORE_ALARM, { delayInMinutes: 1 });
}

const AWAKE_MS = 20_000;

/** A worker with nothing to answer is stopped after half a minute; asking the browser anything counts. */
async function keepAwake(work: () => Promise<void>): Promise<void> {
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}
