import { createId } from '@/utils/create-id';
import { digestRow } from './digest';
import { journal } from './journal-store';
import { MAX_PICTURE_BYTES } from './picture-limits';
import { JOURNALED_TABLES, type JournaledTable } from './record-changes';
import { chooseToDrop } from './rotate';
import {
  type AnyDatabase,
  type AnyTable,
  type BackupDatabase,
  type BackupReason,
  nameByContent,
  openAsItIs,
  type Piece,
  type Snapshot,
} from './store';
import { trimJournal } from './write-journal';

/** How far a backup is: `done` of `total` rows. */
export type OnProgress = (progress: { done: number; total: number }) => void;

export interface TakeOptions {
  reason: BackupReason;
  onProgress?: OnProgress;
  signal?: AbortSignal;
}

/** Rows named after their own content: what is copied once is not even read again, unless it was written since. */
const BY_CONTENT: ReadonlySet<string> = new Set(['bodies', 'blobs']);
/** Pictures beyond this sum are left out, too. */
const MAX_PICTURES_BYTES = 500_000_000;
/** Rows copied in one step. */
const BATCH = 200;

/**
 * Copies the library as it is on disk, whatever version that is. Rows that an earlier backup holds are not copied again.
 * Stopped in the middle, it leaves a backup that is never restored from and goes at the next rotation.
 * Gives the newest backup instead of a new one when nothing has changed since; undefined when there is no library.
 * @throws the signal's reason, or what the disk refuses
 */
export function takeSnapshot(name: string, to: BackupDatabase, options: TakeOptions): Promise<Snapshot | undefined> {
  return underLock(async () => {
    const from = await openAsItIs(name);
    if (!from) return undefined;
    try {
      const snapshot = await copy(from, to, options);
      // The backup is whole without it; what is left in the journal goes after the next one.
      if (snapshot) await trimJournal(snapshot).catch(() => undefined);
      return snapshot;
    } finally {
      from.close();
    }
  });
}

/** Two backups at once would give up each other's pieces. */
export function underLock<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('jingdu-backup', work) : work();
}

async function copy(from: AnyDatabase, to: BackupDatabase, options: TakeOptions): Promise<Snapshot | undefined> {
  const { birth, clock } = await readMark(from);
  const last = (await to.snapshots.orderBy('id').reverse().toArray()).find(
    ({ state, reason }) => state === 'whole' && reason !== 'file',
  );
  if (last && last.birth === birth && last.clock === clock && last.schema === from.verno) {
    const again = { ...last, reason: strongest(last.reason, options.reason) };
    await to.snapshots.put(again);
    return again;
  }
  const id = createId();
  const made = new Date().toISOString();
  const snapshot: Snapshot = {
    ...{ id, at: made, reason: options.reason, state: 'making', schema: from.verno },
    ...{ birth, clock, articles: 0 },
  };
  await to.snapshots.put(snapshot);
  // Search and its index are derived; the outbox and finished requests are of no use to another database.
  const tables = JOURNALED_TABLES.filter((table) => from.tables.some(({ name }) => name === table));
  const counts = await Promise.all(tables.map((table) => from.table(table).count()));
  const progress = { done: 0, total: counts.reduce((sum, count) => sum + count, 0) };
  let n = 0;
  for (const table of tables) {
    const rewritten = table === 'bodies' ? await listRewritten(birth, table) : new Set<string>();
    for await (const found of readRows(from.table(table), to, rewritten)) {
      options.signal?.throwIfAborted();
      await writePart({ to, id, n }, table, found);
      n += 1;
      if (table === 'articles') snapshot.articles += found.rows.length;
      progress.done += found.rows.length + found.known.length;
      options.onProgress?.(progress);
    }
  }
  const whole: Snapshot = { ...snapshot, state: 'whole' };
  await to.snapshots.put(whole);
  await giveUpOld(to);
  return whole;
}

/** Being of a rarer kind keeps a backup longer. */
function strongest(had: BackupReason, wanted: BackupReason): BackupReason {
  return wanted === 'daily' || had === 'upgrade' ? had : wanted;
}

async function readMark(from: AnyDatabase): Promise<{ birth: string; clock: string }> {
  const [device, clock] = await from.table<{ value: string }, string>('meta').bulkGet(['device', 'clock']);
  return { birth: device?.value ?? '', clock: clock?.value ?? '' };
}

/** Rows that are still to be copied, and the keys of those that are. */
interface Found {
  known: string[];
  rows: unknown[];
  /** As in `nameByContent`. */
  scope?: string;
}

/**
 * The rows of a table that were written since the last backup. A text that is named after its content has beside it what
 * was left out and put back, which changes under the same name.
 */
async function listRewritten(birth: string, table: JournaledTable): Promise<Set<string>> {
  const range = journal.rows.where('[birth+table+id]').between([birth, table, ''], [birth, table, '\uffff']);
  // Without a journal that can be read, what an earlier backup has is better than no backup.
  const keys = await range.primaryKeys().catch(() => []);
  return new Set(keys.map(([, , id]) => id));
}

async function* readRows(table: AnyTable, to: BackupDatabase, rewritten: ReadonlySet<string>): AsyncGenerator<Found> {
  let bytes = 0;
  /** Whether there is room for a row's picture. */
  const fits = (row: unknown) => {
    const size = typeof row === 'object' && row !== null && 'size' in row ? Number(row.size) : 0;
    bytes += size;
    return size <= MAX_PICTURE_BYTES && bytes <= MAX_PICTURES_BYTES;
  };
  for (let after: unknown; ; ) {
    const range = after === undefined ? table.toCollection() : table.where(':id').above(after);
    const keys = await range.limit(BATCH).primaryKeys();
    if (keys.length === 0) return;
    after = keys.at(-1);
    const names = BY_CONTENT.has(table.name) ? keys.map((key) => nameByContent(table.name, String(key))) : [];
    const unchanged = names.filter((_, i) => !rewritten.has(String(keys[i])));
    const known = new Set(await to.pieces.where('key').anyOf(unchanged).primaryKeys());
    const missing = await table.bulkGet(keys.filter((_, i) => !known.has(names[i] ?? '')));
    const rows = missing.filter((row) => row !== undefined);
    yield { known: [...known], rows: table.name === 'blobs' ? rows.filter(fits) : rows };
  }
}

interface Writer {
  to: BackupDatabase;
  id: string;
  n: number;
}

/** Writes the nth part of a snapshot; rows that another one has are not written again. */
export async function writePart({ to, id, n }: Writer, table: string, { known, rows, scope }: Found): Promise<void> {
  const pieces = await Promise.all(rows.map((row) => toPiece(table, row, scope)));
  const keys = pieces.map(({ key }) => key);
  const there = new Set(await to.pieces.where('key').anyOf(keys).primaryKeys());
  await to.transaction('rw', [to.parts, to.pieces], async () => {
    // What is named after its content is here because it is new, or has something new beside it.
    await to.pieces.bulkPut(pieces.filter(({ key, digest }) => key !== digest || !there.has(key)));
    await to.parts.put({ snapshot: id, n, table, pieces: [...known, ...keys] });
  });
}

async function toPiece(table: string, row: unknown, scope: string | undefined): Promise<Piece> {
  const digest = await digestRow(row);
  const isNamed = BY_CONTENT.has(table) && typeof row === 'object' && row !== null && 'hash' in row;
  return { key: isNamed ? nameByContent(table, String(row.hash), scope) : digest, digest, row };
}

/** Rotation; then whatever no backup names any more, also what an earlier rotation that was stopped has left. */
export async function giveUpOld(to: BackupDatabase): Promise<void> {
  const task = await to.tasks.get('restore');
  const dropped = chooseToDrop(await to.snapshots.toArray()).filter((id) => id !== task?.snapshot);
  await to.snapshots.bulkDelete(dropped);
  const kept = new Set(await to.snapshots.toCollection().primaryKeys());
  await to.parts.filter(({ snapshot }) => !kept.has(snapshot)).delete();
  const named = new Set<string>();
  await to.parts.each(({ pieces }) => {
    for (const key of pieces) named.add(key);
  });
  const doomed = (await to.pieces.toCollection().primaryKeys()).filter((key) => !named.has(key));
  for (let i = 0; i < doomed.length; i += BATCH) await to.pieces.bulkDelete(doomed.slice(i, i + BATCH));
}
