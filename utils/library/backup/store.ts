import Dexie, { type EntityTable, type Table } from 'dexie';
import { ApartDatabase } from './apart-database';

/** Why a backup was made. */
export type BackupReason = 'daily' | 'asked' | 'upgrade' | 'import' | 'restore' | 'rescue' | 'file';

/** A row of `snapshots`: the library as it was at one moment. */
export interface Snapshot {
  /** UUIDv7: sorts by the time of making. */
  id: string;
  /** ISO 8601, UTC. */
  at: string;
  reason: BackupReason;
  /** `making` until everything is written and rotation is done; nobody restores from that. */
  state: 'making' | 'whole';
  /** The schema version of the library that it was made of. */
  schema: number;
  /** The name of the database that it was made of, and its last stamp: the same two mean that nothing has changed. */
  birth: string;
  clock: string;
  articles: number;
}

/** A row of `parts`: some rows of a snapshot, by the keys of the pieces that hold them. */
export interface Part {
  snapshot: string;
  n: number;
  table: string;
  pieces: string[];
}

/** A row of `pieces`: one row of the library. Equal rows of several snapshots are one piece. */
export interface Piece {
  /** The digest, or `<table>:<hash>` where the row is named after its own content. */
  key: string;
  /** SHA-256 of the row as JSON: what was damaged on disk is found by it. */
  digest: string;
  row: unknown;
}

/**
 * The key of a row that is named after its own content. What came from a file has a name of its own: only its HTML is
 * held to the name, and it must not take the place of what this library has.
 */
export function nameByContent(table: string, hash: string, scope = ''): string {
  return `${table}${scope && `@${scope}`}:${hash}`;
}

/** What the names of a snapshot's own pieces are limited to. */
export function scopeOf({ id, reason }: Pick<Snapshot, 'id' | 'reason'>): string {
  return reason === 'file' ? id : '';
}

/** A row of `tasks`: a restore that was begun; whoever finds it goes on with it. */
export interface RestoreTask {
  key: 'restore';
  snapshot: string;
  way: 'merge' | 'replace';
  /** What was here before is in a backup of its own. */
  isBackedUp: boolean;
}

/** The backups. */
export class BackupDatabase extends ApartDatabase {
  snapshots!: EntityTable<Snapshot, 'id'>;
  parts!: Table<Part, [snapshot: string, n: number]>;
  pieces!: EntityTable<Piece, 'key'>;
  tasks!: EntityTable<RestoreTask, 'key'>;

  constructor(name = 'jingdu-backup') {
    super(name);
    this.version(1).stores({ snapshots: 'id', parts: '[snapshot+n]', pieces: 'key', tasks: 'key' });
  }
}

/** A database whose tables are known only once it is open. */
export type AnyDatabase = Dexie;
export type AnyTable = Table<unknown, unknown>;

export const backups = new BackupDatabase();

/** A database as it is on disk, whatever its version; undefined when there is none. Close it. */
export async function openAsItIs(name: string): Promise<AnyDatabase | undefined> {
  const version = await findVersion(name);
  return version > 0 ? new Dexie(name, { autoOpen: false }).open() : undefined;
}

/** The version of a database on disk as Dexie counts, without opening it; 0 when there is none. */
export async function findVersion(name: string): Promise<number> {
  const all = await indexedDB.databases();
  // Dexie leaves room between versions.
  return (all.find((one) => one.name === name)?.version ?? 0) / 10;
}
