/** As much of storage buckets as is used here; TypeScript does not know them yet. */
interface WithBuckets {
  storageBuckets?: {
    open(name: string, options: { persisted: boolean; durability: 'strict' }): Promise<{ indexedDB: IDBFactory }>;
  };
}

/**
 * An IndexedDB whose files lie apart from the library's. Chromium keeps all databases of an origin in one folder, where
 * what damages one damages all; a storage bucket has a folder of its own. Firefox has no buckets, and a file of its own
 * for every database.
 */
export async function findOwnFolder(name: string): Promise<IDBFactory> {
  const { storageBuckets } = globalThis.navigator as WithBuckets;
  try {
    const bucket = await storageBuckets?.open(name, { persisted: true, durability: 'strict' });
    return bucket?.indexedDB ?? indexedDB;
  } catch {
    // A second copy beside the library is better than none.
    return indexedDB;
  }
}

/** A factory that Dexie can be given before it is known which one it stands for. */
export function makeLateFactory(): { factory: IDBFactory; settle: (real: IDBFactory) => void } {
  let real: IDBFactory = indexedDB;
  const factory = {
    open: (name: string, version?: number) => real.open(name, version),
    deleteDatabase: (name: string) => real.deleteDatabase(name),
    databases: () => real.databases(),
    cmp: (first: unknown, second: unknown) => real.cmp(first, second),
  };
  return {
    factory,
    settle: (found) => {
      real = found;
    },
  };
}
