import Dexie from 'dexie';
import { findOwnFolder, makeLateFactory } from './own-folder';

/** A database in a folder of its own: what damages the library's files leaves it alone, and the other way round. */
export class ApartDatabase extends Dexie {
  readonly #name: string;
  readonly #folder: ReturnType<typeof makeLateFactory>;
  #opening: ReturnType<Dexie['open']> | undefined;

  /** @param name of the database and of its storage bucket */
  constructor(name: string) {
    const folder = makeLateFactory();
    super(name, { chromeTransactionDurability: 'strict', indexedDB: folder.factory, IDBKeyRange });
    this.#name = name;
    this.#folder = folder;
  }

  override open(): ReturnType<Dexie['open']> {
    // Called again while it waits, also from inside a transaction of its own.
    this.#opening ??= Dexie.ignoreTransaction(() => Dexie.Promise.resolve(findOwnFolder(this.#name)))
      .then((folder) => {
        this.#folder.settle(folder);
        return super.open();
      })
      .finally(() => {
        this.#opening = undefined;
      }) as ReturnType<Dexie['open']>;
    return this.#opening;
  }
}
