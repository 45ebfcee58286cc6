import { listBackups } from '@/utils/library/backup/back-up';
import { makeCopy } from '@/utils/library/backup/make-copy';
import { sendMessage, withRetry } from '@/utils/messaging';
import { unwrap } from '@/utils/problem';

/**
 * Makes the day's copy, if one is due, and has the background put it into the downloads folder. For the document that
 * nobody sees: a worker has no `blob:` addresses, and that document no downloads.
 * @throws Problem
 */
export async function writeDueCopy(): Promise<void> {
  const due = unwrap(await withRetry(() => sendMessage('findDueCopy', undefined)));
  const snapshot = due && (await listBackups()).find(({ id }) => id === due);
  if (!snapshot) return;
  const url = URL.createObjectURL(await makeCopy(snapshot));
  try {
    unwrap(await sendMessage('keepCopy', { url, snapshot: snapshot.id }));
  } finally {
    URL.revokeObjectURL(url);
  }
}
