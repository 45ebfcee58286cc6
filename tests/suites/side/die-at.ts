/**
 * Counts every await on the database and on hashing from now on, and at the one with this number stops the world as a
 * killed worker leaves it: what was asked for is on its way, nothing that would follow ever runs, and the transaction
 * stays open until the worker is ended. 0 counts only.
 */
export function dieAt(death: number, onDeath: () => void): () => number {
  awaits = 0;
  deadline = death;
  die = onDeath;
  return () => awaits;
}

let awaits = 0;
let deadline = 0;
let die: () => void = () => undefined;

/** Where requests come from. */
const SOURCES = [IDBObjectStore.prototype, IDBIndex.prototype, IDBFactory.prototype];
const METHODS = [
  'get',
  'getAll',
  'getKey',
  'getAllKeys',
  'put',
  'add',
  'delete',
  'clear',
  'count',
  'open',
  'openCursor',
];
METHODS.push('openKeyCursor');

for (const source of SOURCES) {
  for (const name of METHODS) {
    const real = Reflect.get(source, name);
    if (typeof real !== 'function') continue;
    Reflect.set(source, name, function (this: unknown, ...parameters: unknown[]) {
      const request: IDBRequest = Reflect.apply(real, this, parameters);
      awaits += 1;
      if (awaits === deadline) stop(request);
      return request;
    });
  }
}

const { digest } = SubtleCrypto.prototype;
SubtleCrypto.prototype.digest = function (...parameters) {
  awaits += 1;
  if (awaits !== deadline) return digest.apply(this, parameters);
  die();
  return new Promise(() => undefined);
};

/** No listener ever hears of this request; the transaction is kept from committing by itself. */
function stop(request: IDBRequest): void {
  const keepOpen = () => {
    const store = request.transaction?.objectStoreNames[0];
    if (request.transaction && store !== undefined) {
      const next = request.transaction.objectStore(store).count();
      listen.call(next, 'success', keepOpen);
    }
  };
  listen.call(request, 'success', (event: Event) => {
    event.stopImmediatePropagation();
    keepOpen();
  });
  for (const handler of ['onsuccess', 'onerror', 'onupgradeneeded']) {
    Object.defineProperty(request, handler, { set: () => undefined });
  }
  request.addEventListener = () => undefined;
  die();
}

const listen = EventTarget.prototype.addEventListener;
