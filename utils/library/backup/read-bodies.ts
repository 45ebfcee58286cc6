import { db } from '@/utils/library/db';
import type { BodyRow } from '@/utils/library/rows';
import { isBodyRow } from './check-row';
import { digestRow } from './digest';
import { backups, nameByContent } from './store';

/**
 * The bodies with these hashes that are not in the library, as the backup has them and only if they are whole.
 * @param scope as in `nameByContent`
 */
export async function readBodies(wanted: readonly string[], scope: string): Promise<BodyRow[]> {
  const hashes = [...new Set(wanted)];
  const known = new Set(await db.bodies.where('hash').anyOf(hashes).primaryKeys());
  const missing = hashes.filter((hash) => !known.has(hash));
  const pieces = await backups.pieces.bulkGet(missing.map((hash) => nameByContent('bodies', hash, scope)));
  const found = await Promise.all(
    pieces.map(async (piece) => (piece && (await digestRow(piece.row)) === piece.digest ? [piece.row] : [])),
  );
  return found.flat().filter(isBodyRow);
}
