import { db, withStorage } from '@/utils/library/db';
import { journal } from './journal-store';
import { idOf, type JournaledTable, type RowChange } from './record-changes';
import { backups } from './store';
import { keepInJournal } from './write-journal';

/** More than this is a case for a backup, which is due then (`isUncopied`). */
const MOST = 500;

/**
 * Writes down what a change has written to the library whose maker was killed before he could tell the journal. It was
 * never acknowledged, but the reader sees it in the list from now on, and may count on it.
 * @throws Problem
 */
export async function catchUp(): Promise<void> {
  const meta = await withStorage(() => db.meta.bulkGet(['device', 'clock']));
  const [birth = '', clock = ''] = meta.map((row) => row?.value);
  const head = await journal.heads.get(birth);
  if (head?.isTorn || clock <= (head?.at ?? '')) return;
  const copied = (await backups.snapshots.where('id').above('').toArray())
    .filter((one) => one.state === 'whole' && one.birth === birth && one.reason !== 'file')
    .map((one) => one.clock);
  const since = [...copied, ...(head ? [head.at] : [])].sort().at(-1);
  // A library of which there is no copy at all gets its first backup.
  if (since === undefined || clock <= since) return;
  const changes = await withStorage(() => readChanges(since));
  await keepInJournal({ birth, before: head?.at ?? '', at: clock, changes });
}

async function readChanges(since: string): Promise<RowChange[]> {
  const keys = (await db.outbox.filter(({ at }) => at > since).primaryKeys()).map(String);
  if (keys.length > MOST) return [];
  const changes: RowChange[] = [];
  const add = (table: JournaledTable, rows: readonly unknown[]) => {
    for (const row of rows) if (row) changes.push({ table, id: idOf(table, row), row });
  };
  for (const key of keys) {
    const [kind, id] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)];
    if (kind === 'highlights') add('highlights', [await db.highlights.get(id)]);
    if (kind === 'tagLooks') add('tagLooks', [await db.tagLooks.get(id)]);
    if (kind === 'erased') changes.push({ table: 'articles', id, row: undefined });
    if (kind !== 'articles' && kind !== 'pictures') continue;
    const article = await db.articles.get(id);
    if (!article) continue;
    const versions = await db.versions.where('articleId').equals(id).toArray();
    const pictures = await db.pictures.where('articleId').equals(id).toArray();
    add('articles', [article]);
    add('bodies', await db.bodies.bulkGet([article, ...versions].map(({ bodyHash }) => bodyHash)));
    add('versions', versions);
    add('pictures', pictures);
    if (kind === 'pictures') add('blobs', await db.blobs.bulkGet(pictures.flatMap(({ hash }) => hash ?? [])));
  }
  return changes;
}
