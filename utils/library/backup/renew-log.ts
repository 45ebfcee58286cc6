/** More than Chromium's LevelDB gathers in one log (4 MB) before it begins the next. */
const PIECES = 88;
/** Larger values are put into files of their own, and are not in the log at all. */
const PIECE_BYTES = 60_000;
/** In the same folder, so in the same log, as every other database of its bucket. */
const NAME = 'jingdu-log';

/**
 * Has the browser begin a new log for the databases of a bucket. Chromium's LevelDB goes on in the log that it finds,
 * also behind a record that was torn when the browser was killed; the next to read that log takes the torn record for
 * damage, and the browser then deletes all databases in the folder (google/leveldb#1287). A log that is full is given
 * up once what it holds is in tables, and the torn record with it. Done after each start of the browser, this leaves
 * only what is killed twice within that moment.
 */
export async function renewLog(factory: IDBFactory): Promise<void> {
  const opening = factory.open(NAME, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('pieces');
  const db = await settle(opening);
  try {
    const filling = db.transaction('pieces', 'readwrite', { durability: 'relaxed' });
    const pieces = filling.objectStore('pieces');
    for (let key = 0; key < PIECES; key++) pieces.put(new Uint8Array(PIECE_BYTES), key);
    await new Promise<void>((resolve, reject) => {
      filling.oncomplete = () => resolve();
      filling.onabort = () => reject(filling.error);
    });
  } finally {
    db.close();
    // What is written by this finds the log full.
    await settle(factory.deleteDatabase(NAME));
  }
}

function settle<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
