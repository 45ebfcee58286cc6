import type { EntityTable, Table } from 'dexie';
import type { Hlc } from '@/utils/library/clock';
import { ApartDatabase } from './apart-database';
import type { JournaledTable } from './record-changes';

/** A row of `rows`: what a row of the library was when it was last written, if no backup has it yet. */
export interface JournalRow {
  /** The name of the database that it was written to; as in `Snapshot`. */
  birth: string;
  table: JournaledTable;
  /** As `toRowId` makes it. */
  id: string;
  /** The last stamp of the change that wrote it. */
  at: Hlc;
  /** Missing when the row is gone. */
  row?: unknown;
}

/** A row of `heads`: how far the journal of one database has come. */
export interface JournalHead {
  birth: string;
  /** The last stamp of the newest change in the journal: a library whose clock is behind it has lost something. */
  at: Hlc;
  /** A change was made to a library that did not know what the journal knew: something was lost before it. */
  isTorn: boolean;
  /** Bytes of pictures that are in the journal. */
  pictureBytes: number;
}

/**
 * What was written since the last backup, in files of its own. Each row is there once, as it was last, so that the
 * journal never grows beyond what it stands for; bringing it back twice does nothing.
 */
class JournalDatabase extends ApartDatabase {
  rows!: Table<JournalRow, [birth: string, table: string, id: string]>;
  heads!: EntityTable<JournalHead, 'birth'>;

  constructor() {
    super('jingdu-journal');
    this.version(1).stores({ rows: '[birth+table+id], [birth+at]', heads: 'birth' });
  }
}

export const journal = new JournalDatabase();
