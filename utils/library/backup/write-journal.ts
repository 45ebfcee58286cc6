import type { Hlc } from '@/utils/library/clock';
import { isArticleRow, isBlobRow, isHighlightRow } from './check-row';
import { type JournalHead, type JournalRow, journal } from './journal-store';
import { mergeArticles, mergeHighlights } from './merge-rows';
import { MAX_PICTURE_BYTES } from './picture-limits';
import type { RowChange } from './record-changes';
import type { Snapshot } from './store';

/** A change that is on disk. */
export interface Written {
  /** The database's name. */
  birth: string;
  /** The clock before it, or the empty string, and after it. */
  before: Hlc | '';
  at: Hlc;
  changes: readonly RowChange[];
}

/** Pictures beyond this wait for the next backup without a second copy: they can be fetched again. */
const MAX_PICTURES_BYTES = 200_000_000;
/** A journal whose disk does not answer must not keep the reader waiting for what is in the library already. */
const PATIENCE_MS = 5_000;

/**
 * Writes down elsewhere what a change has written to the library, before the change is acknowledged. Never fails: what
 * could not be written here is in the library all the same, and the next backup comes sooner (`isBackupDue`).
 */
export async function keepInJournal(written: Written | undefined): Promise<void> {
  if (!written || written.changes.length === 0) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([write(written).catch(() => undefined), patience]);
  clearTimeout(timer);
}

/** Several contexts may write at once, so that changes arrive here in another order than they were made. */
function write({ birth, before, at, changes }: Written): Promise<void> {
  return journal.transaction('rw', [journal.rows, journal.heads], async () => {
    const head = await journal.heads.get(birth);
    const isLate = head !== undefined && head.at > at;
    const isTorn = head !== undefined && (head.isTorn || (!isLate && head.at > before));
    const known = new Map(changes.map(({ table, id, row }) => [`${table} ${id}`, { birth, table, id, at, row }]));
    let rows: JournalRow[] = [...known.values()];
    if (isLate || isTorn) rows = await reconcile(rows);
    const pictures = { left: MAX_PICTURES_BYTES - (head?.pictureBytes ?? 0) };
    rows = rows.filter((row) => fits(row, pictures));
    const pictureBytes = MAX_PICTURES_BYTES - pictures.left;
    // Both at once: each wait for the other side of the browser is part of the reader's wait for a save.
    await Promise.all([
      journal.rows.bulkPut(rows),
      journal.heads.put({ birth, at: isLate ? head.at : at, isTorn, pictureBytes }),
    ]);
  });
}

/** Of each row what was said last; of an article and a highlight each field, as the library may have lost some of it. */
async function reconcile(rows: readonly JournalRow[]): Promise<JournalRow[]> {
  const known = await journal.rows.bulkGet(rows.map(({ birth, table, id }) => [birth, table, id]));
  return rows.map((row, i) => {
    const old = known[i];
    if (!old) return row;
    const [newer, older] = old.at > row.at ? [old, row] : [row, old];
    return { ...newer, row: merge(newer.row, older.row) };
  });
}

function merge(newer: unknown, older: unknown): unknown {
  if (isArticleRow(newer) && isArticleRow(older)) return mergeArticles(newer, older);
  if (isHighlightRow(newer) && isHighlightRow(older)) return mergeHighlights(newer, older);
  return newer;
}

function fits({ table, row }: JournalRow, pictures: { left: number }): boolean {
  if (table !== 'blobs' || !isBlobRow(row)) return true;
  if (row.size > MAX_PICTURE_BYTES || row.size > pictures.left) return false;
  pictures.left -= row.size;
  return true;
}

/** After a backup: what it has, the journal need not have any more. */
export async function trimJournal({ birth, clock }: Pick<Snapshot, 'birth' | 'clock'>): Promise<void> {
  await journal.transaction('rw', [journal.rows, journal.heads], async () => {
    // What the library has lost, its backup has not either.
    if ((await journal.heads.get(birth))?.isTorn) return;
    await journal.rows.where('[birth+at]').between([birth, ''], [birth, clock], true, true).delete();
    const blobs = journal.rows.where('[birth+table+id]').between([birth, 'blobs', ''], [birth, 'blobs', '\uffff']);
    const pictureBytes = (await blobs.toArray()).reduce((sum, { row }) => sum + (isBlobRow(row) ? row.size : 0), 0);
    await journal.heads
      .where('birth')
      .equals(birth)
      .modify({ pictureBytes } satisfies Partial<JournalHead>);
  });
}
