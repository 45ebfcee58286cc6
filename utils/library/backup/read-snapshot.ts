import { digestRow } from './digest';
import type { BackupDatabase } from './store';

/** Some rows of a snapshot; `damaged` counts those that are not as they were written, which are left out. */
export interface Batch {
  table: string;
  rows: unknown[];
  damaged: number;
}

/** Reads a snapshot part by part, tables in the order in which they were written; each row is held to its digest. */
export async function* readSnapshot(
  from: BackupDatabase,
  id: string,
  tables?: readonly string[],
): AsyncGenerator<Batch> {
  const range = from.parts.where('[snapshot+n]').between([id, 0], [id, Number.POSITIVE_INFINITY]);
  for (const [snapshot, n] of await range.primaryKeys()) {
    const part = await from.parts.get([snapshot, n]);
    if (!part || (tables && !tables.includes(part.table))) continue;
    const pieces = await from.pieces.bulkGet(part.pieces);
    const rows = await Promise.all(
      pieces.map(async (piece) => (piece && (await digestRow(piece.row)) === piece.digest ? [piece.row] : [])),
    );
    const sound = rows.flat();
    yield { table: part.table, rows: sound, damaged: part.pieces.length - sound.length };
  }
}
