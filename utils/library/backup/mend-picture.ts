import { db } from '@/utils/library/db';
import { mutateFromBackup } from '@/utils/library/mutate';
import type { BlobRow } from '@/utils/library/rows';
import { sha256 } from '@/utils/library/sha256';
import { isBlobRow } from './check-row';
import { journal } from './journal-store';
import { backups, nameByContent } from './store';

/**
 * A picture's bytes whose file is gone from the disk, from the backups or the journal, which have files of their own; they
 * are in the library again from then on. Undefined where no copy has them whole.
 */
export async function mendPicture(hash: string): Promise<BlobRow | undefined> {
  for (const row of await findCopies(hash)) {
    if (!isBlobRow(row) || row.hash !== hash) continue;
    // Read to the end and written anew: what is given on is no reference to the copy's own file.
    const bytes = await row.blob.arrayBuffer().catch(() => undefined);
    if (!bytes || (await sha256(new Uint8Array(bytes))) !== hash) continue;
    const whole: BlobRow = { ...row, blob: new Blob([bytes], { type: row.mime }) };
    await mutateFromBackup(async () => {
      if (await db.blobs.get(hash)) await db.blobs.put(whole);
    });
    return whole;
  }
  return undefined;
}

async function findCopies(hash: string): Promise<unknown[]> {
  const piece = await backups.pieces.get(nameByContent('blobs', hash)).catch(() => undefined);
  const heads = await journal.heads.toArray().catch(() => []);
  const keys = heads.map(({ birth }): [string, string, string] => [birth, 'blobs', hash]);
  const rows = await journal.rows.bulkGet(keys).catch(() => []);
  return [piece?.row, ...rows.map((row) => row?.row)];
}
