import { browser } from 'wxt/browser';
import { saveLastCopy } from '@/utils/last-copy';
import { nameCopy } from '@/utils/library/backup/make-copy';
import type { Snapshot } from '@/utils/library/backup/store';
import { Problem } from '@/utils/problem';
import { within } from '@/utils/within';

/** Where copies lie in the downloads folder. */
const FOLDER = 'Jingdu';
const TIMEOUT_MS = 10 * 60_000;
const LOOK_MS = 200;

/** Whether the reader lets us put files into the downloads folder. */
export function mayDownload(): Promise<boolean> {
  return browser.permissions.contains({ permissions: ['downloads'] });
}

/**
 * Puts a copy (a `blob:` address of ours) into the downloads folder, in the place of the one of a week ago, and resolves
 * when it is on disk.
 * @throws Problem `downloadFailed`
 */
export async function keepCopy(url: string, snapshot: Snapshot): Promise<void> {
  const filename = `${FOLDER}/${nameCopy(snapshot)}`;
  try {
    const id = await browser.downloads.download({ url, filename, conflictAction: 'overwrite', saveAs: false });
    await within(TIMEOUT_MS, untilDone(id));
  } catch (error) {
    throw new Problem('downloadFailed', { cause: error });
  }
  await saveLastCopy({ snapshot: snapshot.id, at: new Date().toISOString() });
}

async function untilDone(id: number): Promise<void> {
  for (;;) {
    const [found] = await browser.downloads.search({ id });
    if (!found || found.state === 'interrupted') throw new Error(found?.error ?? 'The download is gone.');
    if (found.state === 'complete') return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
