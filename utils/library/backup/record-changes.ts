import type { DBCore, DBCoreMutateRequest, Middleware } from 'dexie';

/** What one change did to one row. Derived tables are not among it: they are made anew. */
export interface RowChange {
  table: JournaledTable;
  /** The row's key as text; see `toRowId`. */
  id: string;
  /** Undefined when the row is gone. */
  row: unknown;
}

/** In the order in which they are brought back, with the keys by which their rows are known. */
const KEYS = {
  articles: ['id'],
  bodies: ['hash'],
  versions: ['articleId', 'bodyHash'],
  highlights: ['id'],
  tagLooks: ['key'],
  blobs: ['hash'],
  pictures: ['articleId', 'url'],
} as const;

export type JournaledTable = keyof typeof KEYS;
export const JOURNALED_TABLES = Object.keys(KEYS) as JournaledTable[];

/** One text for a key that may be of several parts; ids and hashes have no spaces in them. */
export function toRowId(key: unknown): string {
  return [key].flat().join(' ');
}

/** The key that `toRowId` was given. */
export function toKey(table: JournaledTable, id: string): string | [string, string] {
  if (KEYS[table].length === 1) return id;
  const space = id.indexOf(' ');
  return [id.slice(0, space), id.slice(space + 1)];
}

/** The id of a row by what is in it. */
export function idOf(table: JournaledTable, row: unknown): string {
  return KEYS[table].map((key) => String(Reflect.get(Object(row), key))).join(' ');
}

export function isJournaled(table: string): table is JournaledTable {
  return Object.hasOwn(KEYS, table);
}

const recorded = new WeakMap<object, RowChange[]>();

/** From here on everything that this transaction writes is noted in the list that this gives. */
export function recordChanges(transaction: object): RowChange[] {
  const changes: RowChange[] = [];
  recorded.set(transaction, changes);
  return changes;
}

/** For Dexie: hears of every write, so that no way to change a row can forget to tell the journal. */
export const recorder: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'journal',
  create: (core) => ({
    ...core,
    table(name) {
      const table = core.table(name);
      if (!isJournaled(name)) return table;
      return {
        ...table,
        mutate(request) {
          recorded.get(request.trans)?.push(...toChanges(name, request));
          return table.mutate(request);
        },
      };
    },
  }),
};

function toChanges(table: JournaledTable, request: DBCoreMutateRequest): RowChange[] {
  if (request.type === 'delete') return request.keys.map((key) => ({ table, id: toRowId(key), row: undefined }));
  // Nobody clears a table of a library in one stroke.
  if (request.type === 'deleteRange') return [];
  return request.values.map((row: unknown) => ({ table, id: idOf(table, row), row }));
}
