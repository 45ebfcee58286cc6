import { browser } from 'wxt/browser';
import { failPicture, keepPicture, listMissing, listPictures, listWanted, wantAgain } from '@/utils/library/pictures';
import type { PictureRow } from '@/utils/library/rows';
import { MAX_PICTURE_BYTES, type PictureReason } from '@/utils/picture';
import { fetchPicture } from '@/utils/pictures/fetch-picture';
import { judgeAddress, toHostPattern } from '@/utils/pictures/judge-address';
import { readPicture } from '@/utils/pictures/read-picture';
import { runPolitely } from '@/utils/pictures/run-politely';
import { Problem } from '@/utils/problem';
import { fromBase64, toPicture } from './draw-picture';

const ALARM = 'pictures';
const AGAIN_ALARM = 'pictures-again';
const AGAIN_MINUTES = 10;
/** Then it is for the reader to ask again. */
const MAX_TRIES = 3;
const PASSING: readonly (PictureReason | undefined)[] = ['unreachable', 'slow'];
const MANNERS = { total: 6, perHost: 2 };
const BATCH = 60;
/** A worker whose only work is waiting for bytes is stopped after 30 s. */
const AWAKE_MS = 20_000;

let isAtWork = false;
let isMoreToDo = false;

/** Fetches the pictures of what was kept: after a save, after a new permission, and whenever that was cut short. */
export function registerPictures(): void {
  browser.runtime.onStartup.addListener(setAlarm);
  browser.runtime.onInstalled.addListener(setAlarm);
  browser.alarms.onAlarm.addListener(async ({ name }) => {
    if (name === AGAIN_ALARM) {
      await wantAgain(({ reason, tries }) => PASSING.includes(reason) && tries < MAX_TRIES).catch(() => 0);
    }
    if (name === ALARM || name === AGAIN_ALARM) await work();
  });
  browser.permissions.onAdded.addListener(async () => {
    await wantAllowed().catch(() => undefined);
    await work();
  });
}

/** Begins with what is wanted now. Nobody waits for it. */
export function fetchPicturesSoon(): void {
  void work();
}

/** The pictures of an article that only its own page may fetch, being of the page's origin, which we may not ask. */
export async function listForPage(articleId: string, pageUrl: string): Promise<string[]> {
  const { origin } = new URL(pageUrl);
  if (await mayAsk(pageUrl)) return [];
  const rows = await listPictures(articleId);
  return rows.filter(({ state, url }) => isOpen(state) && isOf(url, origin)).map(({ url }) => url);
}

/**
 * Keeps a picture that the page at `pageUrl` has fetched for its own article.
 * @throws Problem `noAccess` if the page has no say in it
 */
export async function takePicture(articleId: string, pageUrl: string, url: unknown, base64: unknown): Promise<void> {
  if (typeof url !== 'string' || typeof base64 !== 'string' || base64.length > MAX_PICTURE_BYTES * 1.4) {
    throw new Problem('noAccess');
  }
  const row = (await listPictures(articleId)).find((one) => one.url === url);
  if (!row || !isOpen(row.state) || !isOf(url, new URL(pageUrl).origin)) throw new Problem('noAccess');
  const read = await toPicture(readPicture(fromBase64(base64)));
  if (read.kind === 'picture') await keepPicture(articleId, url, read.file);
}

function isOpen(state: PictureRow['state']): boolean {
  return state === 'wanted' || state === 'missing';
}

function isOf(url: string, origin: string): boolean {
  return URL.parse(url)?.origin === origin;
}

function setAlarm(): Promise<void> {
  return browser.alarms.create(ALARM, { delayInMinutes: 0.5 });
}

/** The worker may be stopped in the middle: what is wanted is on disk, and the alarm, cleared at the end, goes on. */
async function work(): Promise<void> {
  isMoreToDo = true;
  if (isAtWork) return;
  isAtWork = true;
  const stayAwake = setInterval(() => void browser.runtime.getPlatformInfo(), AWAKE_MS);
  try {
    await setAlarm();
    while (isMoreToDo) {
      isMoreToDo = false;
      for (let rows = await listWanted(BATCH); rows.length > 0; rows = await listWanted(BATCH)) {
        // Without a network all would fail at once; they wait for it instead.
        if (!navigator.onLine) return;
        await runPolitely(rows, hostOf, fetchOne, MANNERS);
      }
    }
    await browser.alarms.clear(ALARM);
    const isHope = (await listMissing()).some(({ reason, tries }) => PASSING.includes(reason) && tries < MAX_TRIES);
    if (isHope) await browser.alarms.create(AGAIN_ALARM, { delayInMinutes: AGAIN_MINUTES });
  } catch {
    // The disk may be full or the library closed: the alarm tries again.
  } finally {
    clearInterval(stayAwake);
    isAtWork = false;
  }
}

function hostOf({ url }: PictureRow): string {
  return URL.parse(url)?.host ?? '';
}

/** @throws Problem when the library refuses */
async function fetchOne({ articleId, url, tries }: PictureRow): Promise<void> {
  const judged = judgeAddress(url);
  if (judged !== 'allowed') return failPicture(articleId, url, judged);
  if (!(await mayAsk(url))) return failPicture(articleId, url, 'noPermission');
  const fetched = await toPicture(await fetchPicture(url, { isAgain: tries > 0 }));
  if (fetched.kind === 'failed') {
    // A network that has just gone is no fault of the picture's.
    if (navigator.onLine) await failPicture(articleId, url, fetched.reason);
    return;
  }
  if ((await keepPicture(articleId, url, fetched.file)) === 'full') await failPicture(articleId, url, 'articleFull');
}

/** Without permission a request would carry our extension's name, and its answer could not be read. */
function mayAsk(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [toHostPattern(url)] });
}

/** What was missing only for want of a permission that is there now. */
async function wantAllowed(): Promise<void> {
  const hosts = new Set((await listMissing()).filter(({ reason }) => reason === 'noPermission').map(hostOf));
  const allowed = new Set<string>();
  for (const host of hosts) if (await mayAsk(`https://${host}`)) allowed.add(host);
  await wantAgain(
    // Where a picture is sent on to is not known: it may be what has been allowed now.
    (row) => row.reason === 'ledAway' || (row.reason === 'noPermission' && allowed.has(hostOf(row))),
  );
}
