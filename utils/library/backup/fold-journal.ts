import { createId } from '@/utils/create-id';
import { isNamedRight } from '@/utils/library/bodies';
import { db } from '@/utils/library/db';
import {
  isArticleRow,
  isBlobRow,
  isBodyRow,
  isHighlightRow,
  isPictureRow,
  isTagLookRow,
  isVersionRow,
} from './check-row';
import { type JournalRow, journal } from './journal-store';
import { idOf, JOURNALED_TABLES, type JournaledTable } from './record-changes';
import { backups, nameByContent, type Part, type Snapshot } from './store';
import { giveUpOld, underLock, writePart } from './take-snapshot';

/** What was erased for good after the backup, so that it does not come back: `{ id, at }` of articles. */
export const ERASED = 'erased';

const BATCH = 200;

/**
 * The library with the name `birth` as it was last: its newest backup, and over it what the journal has, as a backup of
 * its own that is restored like any other. Just that backup where the journal has nothing; undefined when there is
 * neither. Done twice, it gives the same twice.
 */
export function foldJournal(birth: string): Promise<Snapshot | undefined> {
  return underLock(async () => {
    const all = await backups.snapshots.orderBy('id').reverse().toArray();
    const base = all.find((one) => one.state === 'whole' && one.reason !== 'file' && one.birth === birth);
    const newest = await journal.rows.where('[birth+at]').between([birth, ''], [birth, '\uffff']).last();
    if (!newest) return base;
    const snapshot: Snapshot = {
      ...{ id: createId(), at: new Date().toISOString(), reason: 'rescue', state: 'making' },
      ...{ schema: base?.schema ?? db.verno, birth, clock: newest.at, articles: 0 },
    };
    await backups.snapshots.put(snapshot);
    const writer = { to: backups, id: snapshot.id, n: 0 };
    const parts = base
      ? await backups.parts.where('[snapshot+n]').between([base.id, 0], [base.id, Infinity]).toArray()
      : [];
    for (const table of JOURNALED_TABLES) {
      for (const part of parts) {
        if (part.table !== table) continue;
        const known = await keepOlder(part, table, birth);
        await writePart(writer, table, { known, rows: [] });
        writer.n += 1;
        if (table === 'articles') snapshot.articles += known.length;
      }
      for await (const rows of readJournal(birth, table)) {
        const sound = await Promise.all(rows.map((row) => isSound(row)));
        const present = rows.filter((_, i) => sound[i]).map(({ row }) => row);
        await writePart(writer, table, { known: [], rows: present });
        writer.n += 1;
        if (table === 'articles') snapshot.articles += present.length;
      }
    }
    for await (const rows of readJournal(birth, 'articles')) {
      const gone = rows.filter(({ row }) => row === undefined).map(({ id, at }) => ({ id, at }));
      await writePart(writer, ERASED, { known: [], rows: gone });
      writer.n += 1;
    }
    const whole: Snapshot = { ...snapshot, state: 'whole' };
    await backups.snapshots.put(whole);
    await giveUpOld(backups);
    return whole;
  });
}

/** The pieces of a part of the backup of which the journal has no later word. */
async function keepOlder({ pieces }: Part, table: JournaledTable, birth: string): Promise<string[]> {
  const isNamed = table === 'bodies' || table === 'blobs';
  // What is named after its content is known without reading it.
  const rows = isNamed ? [] : await backups.pieces.bulkGet(pieces);
  const prefix = nameByContent(table, '').length;
  const ids = pieces.map((key, i) => (isNamed ? key.slice(prefix) : idOf(table, rows[i]?.row)));
  const later = await journal.rows.bulkGet(ids.map((id): [string, string, string] => [birth, table, id]));
  // Where the journal's own row is spoilt, the older one is better than none.
  const isLater = await Promise.all(later.map(async (row) => row && (row.row === undefined || (await isSound(row)))));
  return pieces.filter((_, i) => !isLater[i]);
}

async function* readJournal(birth: string, table: JournaledTable): AsyncGenerator<JournalRow[]> {
  for (let after = ''; ; ) {
    const range = journal.rows
      .where('[birth+table+id]')
      .between([birth, table, after], [birth, table, '\uffff'], false);
    const rows = await range.limit(BATCH).toArray();
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    yield rows;
  }
}

const CHECKS: Readonly<Record<JournaledTable, (row: unknown) => boolean>> = {
  ...{ articles: isArticleRow, bodies: isBodyRow, versions: isVersionRow, highlights: isHighlightRow },
  ...{ tagLooks: isTagLookRow, blobs: isBlobRow, pictures: isPictureRow },
};

/** Whether a row is what it says it is: a disk that has spoilt the library may have spoilt this as well. */
async function isSound({ table, id, row }: JournalRow): Promise<boolean> {
  if (!CHECKS[table](row) || idOf(table, row) !== id) return false;
  return table !== 'bodies' || !isBodyRow(row) || (await isNamedRight(row));
}
