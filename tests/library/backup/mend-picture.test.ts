import { beforeEach, expect, test, vi } from 'vitest';
import { backups, nameByContent } from '@/utils/library/backup/store';
import { db } from '@/utils/library/db';
import { getPicture } from '@/utils/library/pictures';
import type { BlobRow } from '@/utils/library/rows';
import { sha256 } from '@/utils/library/sha256';
import { useEmptyLibrary } from '../setup';

useEmptyLibrary();
beforeEach(() => backups.pieces.clear());

const BYTES = new Uint8Array([1, 2, 3]);

/** A blob as a database gives it back: its bytes, or the word that its file is gone. */
function makeBlob(bytes: Uint8Array<ArrayBuffer> | undefined): Blob {
  const blob = new Blob([]);
  blob.arrayBuffer = () =>
    bytes ? Promise.resolve(bytes.buffer) : Promise.reject(new DOMException('gone', 'NotFoundError'));
  blob.slice = () => blob;
  return blob;
}

test('a picture whose file is gone is shown from the backup, and only with the bytes that it had', async () => {
  const hash = await sha256(BYTES);
  const row = (blob: Blob): BlobRow => ({ hash, v: 1, blob, mime: 'image/png', size: 3 });
  // Node's database keeps no bytes: it is told what to give.
  vi.spyOn(db.blobs, 'get').mockImplementation((() => Promise.resolve(row(makeBlob(undefined)))) as never);
  const put = vi.spyOn(db.blobs, 'put').mockImplementation((() => Promise.resolve(hash)) as never);
  const copy = { key: nameByContent('blobs', hash), digest: '' };
  const get = vi.spyOn(backups.pieces, 'get');
  get.mockImplementation((() => Promise.resolve({ ...copy, row: row(makeBlob(new Uint8Array([9]))) })) as never);
  expect(await getPicture(hash)).toBeUndefined();
  get.mockImplementation((() => Promise.resolve({ ...copy, row: row(makeBlob(BYTES)) })) as never);
  expect((await getPicture(hash))?.blob.size).toBe(3);
  expect(put).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
});
