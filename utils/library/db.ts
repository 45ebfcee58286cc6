import Dexie, { type EntityTable, liveQuery, type Table } from 'dexie';
import { Problem } from '@/utils/problem';
import { backUpBeforeUpgrade } from './backup/before-upgrade';
import { recorder } from './backup/record-changes';
import { type DrawerRow, drawerOf, packDrawer } from './catalogue/drawers';
import { toCard } from './catalogue/to-card';
import { guardVersion } from './guard-version';
import type {
  ArticleRow,
  BlobRow,
  BodyRow,
  DocRow,
  HighlightRow,
  JobRow,
  MetaRow,
  OperationRow,
  OutboxRow,
  PictureRow,
  TagLookRow,
  TextRow,
  VersionRow,
} from './rows';
import { fold } from './search/fold';
import type { DraftRow, OutlineRow, SegmentRow, TombRow } from './search/index-rows';
import { toDoc, toText } from './search/to-doc';

/** The library on disk, and the door of Dexie. A new version declares only the tables it changes; never edit an old one. */
export class Database extends Dexie {
  articles!: EntityTable<ArticleRow, 'id'>;
  bodies!: EntityTable<BodyRow, 'hash'>;
  highlights!: EntityTable<HighlightRow, 'id'>;
  outbox!: EntityTable<OutboxRow, 'key'>;
  operations!: EntityTable<OperationRow, 'id'>;
  meta!: EntityTable<MetaRow, 'key'>;
  tagLooks!: EntityTable<TagLookRow, 'key'>;
  drawers!: EntityTable<DrawerRow, 'drawer'>;
  docs!: EntityTable<DocRow, 'n'>;
  texts!: EntityTable<TextRow, 'n'>;
  tombs!: EntityTable<TombRow, 'n'>;
  segments!: EntityTable<SegmentRow, 'id'>;
  drafts!: EntityTable<DraftRow, 'id'>;
  outlines!: EntityTable<OutlineRow, 'id'>;
  pictures!: Table<PictureRow, [articleId: string, url: string]>;
  blobs!: EntityTable<BlobRow, 'hash'>;
  jobs!: EntityTable<JobRow, 'id'>;
  versions!: Table<VersionRow, [articleId: string, bodyHash: string]>;
  /** Keys are `toBlockKey(segment, token)`. */
  blocks!: Table<Uint8Array<ArrayBuffer>, number>;

  constructor(name = 'jingdu') {
    // Strict: a save is acknowledged when it is on disk, not when the system has promised to write it.
    super(name, { chromeTransactionDurability: 'strict' });
    this.use(recorder);
    this.version(1).stores({
      articles: 'id, urlKey, bodyHash, *tagKeys, [kept+savedAt+id], [state+savedAt+id]',
      bodies: 'hash',
      tail: 'articleId',
      outbox: 'key',
      operations: 'id, at',
      meta: 'key',
    });
    this.version(2)
      .stores({
        tail: null,
        docs: '++n, &articleId, *keys',
        texts: 'n',
        tombs: 'n',
        segments: 'id',
        drafts: '++id',
        outlines: 'id',
        blocks: '',
      })
      .upgrade(async (upgrade) => {
        const articles = upgrade.table<ArticleRow, string>('articles');
        const rows = await articles.toArray();
        for (const row of rows.sort((a, b) => (a.savedAt < b.savedAt ? -1 : 1))) {
          // Written with another fold.
          row.tagKeys = row.tagKeys.map(fold);
          await articles.put(row);
          const body = await upgrade.table<BodyRow, string>('bodies').get(row.bodyHash);
          const n = await upgrade.table<Omit<DocRow, 'n'>, number>('docs').add(toDoc(row));
          await upgrade.table<TextRow, number>('texts').add(toText(n, row, body?.text ?? ''));
        }
      });
    // Every view in every order is a range of one index, so that a page of it costs the same in a library of any size.
    const orders = ['savedAt', 'published', 'count'].flatMap((order) =>
      ['kept', 'state', 'starred'].map((view) => `[${view}+${order}+id]`),
    );
    this.version(3)
      .stores({ articles: ['id', 'urlKey', 'bodyHash', '*tagKeys', ...orders].join(', ') })
      .upgrade((upgrade) =>
        upgrade
          .table<ArticleRow, string>('articles')
          .toCollection()
          .modify((row) => {
            // Only what is new, and whatever may be missing: one damaged row must not keep the library from opening.
            row.starred = 0;
            row.published = row.f.publishedTime?.[0] ?? '';
            row.count = row.f.length?.[0]?.count ?? 0;
          }),
      );
    const ordersByProgress = ['kept', 'state', 'starred'].map((view) => `[${view}+progress+id]`);
    this.version(4)
      .stores({
        articles: ['id', 'urlKey', 'bodyHash', '*tagKeys', ...orders, ...ordersByProgress].join(', '),
        highlights: 'id, articleId, [kept+createdAt+id]',
        pictures: '[articleId+url], articleId, hash, state',
        blobs: 'hash',
        tagLooks: 'key',
        drawers: 'drawer, at, size',
        jobs: 'id, state',
        versions: '[articleId+bodyHash], articleId, bodyHash',
      })
      .upgrade(async (upgrade) => {
        const articles = upgrade.table<ArticleRow, string>('articles');
        await articles.toCollection().modify((row) => {
          row.progress = 0;
        });
        const docs = await upgrade.table<DocRow, number>('docs').toArray();
        const drawers = Map.groupBy(docs, ({ n }) => drawerOf(n));
        for (const [drawer, inIt] of drawers) {
          const rows = await articles.bulkGet(inIt.map(({ articleId }) => articleId));
          const cards = rows.flatMap((row, i) => (row ? [toCard(inIt[i]?.n ?? 0, row)] : []));
          await upgrade.table<DrawerRow, number>('drawers').add(packDrawer(drawer, Date.now(), cards));
        }
      });
  }
}

/** The library, copied before a new version of the schema changes it; without a copy it still opens. */
class GuardedDatabase extends Database {
  #opening: ReturnType<Dexie['open']> | undefined;

  override open(): ReturnType<Dexie['open']> {
    // Called again while it waits, also from inside a transaction of its own.
    this.#opening ??= Dexie.ignoreTransaction(() =>
      Dexie.Promise.resolve(backUpBeforeUpgrade(this.name, this.verno)).catch(() => undefined),
    )
      .then(() => super.open())
      .finally(() => {
        this.#opening = undefined;
      }) as ReturnType<Dexie['open']>;
    return this.#opening;
  }
}

export const db: Database = new GuardedDatabase();

const guard = guardVersion(db);

/** Opens the library while a page still loads what it is drawn with. Whoever asks first is told if it cannot be opened. */
export function openLibrary(): void {
  db.open().catch(() => undefined);
}

const REFUSED = new Set([
  'MissingAPIError',
  'OpenFailedError',
  'DatabaseClosedError',
  'SecurityError',
  'InvalidStateError',
  'UnknownError',
]);

/** Runs `work` on the library; what the disk refuses becomes a Problem with a sentence for the reader. */
export function withStorage<T>(work: () => PromiseLike<T>): Promise<T> {
  return withDisk(() => guard.run(work));
}

/** The same for what is on disk beside the library, whatever has become of that. */
export async function withDisk<T>(work: () => PromiseLike<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStorageProblem(error);
  }
}

/** Over quota Dexie throws an AbortError that carries the real reason as `inner`. */
function toStorageProblem(error: unknown): unknown {
  for (let reason = error; reason instanceof Error; reason = (reason as { inner?: unknown }).inner) {
    if (reason.name === 'QuotaExceededError') return new Problem('storageFull', { cause: error });
  }
  if (error instanceof Error && REFUSED.has(error.name)) return new Problem('storageRefused', { cause: error });
  return error;
}

/** Opens the library again where it was let go of for good, as when it was set up anew meanwhile. @throws Problem */
export async function reopenLibrary(): Promise<void> {
  await withDisk(() => db.open());
}

/** Runs `query` now and again after every change to what it read, in whatever page or worker; returns the stop. */
export function watch<T>(
  query: () => Promise<T>,
  onValue: (value: T) => void,
  onError: (error: unknown) => void,
): () => void {
  const subscription = liveQuery(query).subscribe(onValue, (error) => onError(toStorageProblem(error)));
  const stop = guard.listen(onError);
  return () => {
    subscription.unsubscribe();
    stop();
  };
}
