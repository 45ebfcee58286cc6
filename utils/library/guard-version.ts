import { Problem } from '@/utils/problem';

/** Pages that know how to let go do so at once; one that does not is named to the reader after this. */
const BLOCKED_MS = 3_000;

/** What of Dexie is needed here; its door is `db.ts`. */
interface Versioned {
  readonly verno: number;
  isOpen(): boolean;
  close(options: { disableAutoOpen: boolean }): void;
  backendDB(): IDBDatabase;
  on: {
    (event: 'versionchange', listener: (event: IDBVersionChangeEvent) => boolean): void;
    (event: 'blocked', listener: () => void): void;
    (event: 'ready', listener: () => void, isSticky: boolean): void;
  };
}

/** Tells pages that still run the old code, or that wait for one, instead of leaving them as they are. */
export interface VersionGuard {
  /** @throws Problem `outdated`, `storageBusy` at once when that is so, and as soon as it is found out */
  run<T>(work: () => PromiseLike<T>): Promise<T>;
  /** Hears of it without asking for anything; returns the stop. */
  listen(onProblem: (problem: Problem) => void): () => void;
}

/**
 * A page whose code is older than the library on disk must not write to it: what it wrote would lack what the new code
 * counts on. It lets go, so that the new version can open, and says so.
 */
export function guardVersion(db: Versioned): VersionGuard {
  const listeners = new Set<(problem: Problem) => void>();
  const own = db.verno;
  let problem: Problem | undefined;

  function tell(code: 'outdated' | 'storageBusy'): void {
    problem = new Problem(code);
    for (const listener of [...listeners]) listener(problem);
  }

  db.on('versionchange', ({ newVersion }) => {
    // A library that is deleted has no newer version: whoever asks next opens it anew.
    const isNewer = (newVersion ?? 0) > 0;
    db.close({ disableAutoOpen: isNewer });
    if (isNewer) tell('outdated');
    return false;
  });
  db.on('blocked', () => {
    setTimeout(() => {
      if (!db.isOpen()) tell('storageBusy');
    }, BLOCKED_MS);
  });
  const onReady = () => {
    problem = undefined;
    // Dexie counts in tenths, and uses them for what it mends within a version.
    if (Math.floor(db.backendDB().version / 10) <= own) return;
    db.close({ disableAutoOpen: true });
    tell('outdated');
  };
  db.on('ready', onReady, true);

  return {
    run(work) {
      if (problem) return Promise.reject(problem);
      return new Promise((resolve, reject) => {
        listeners.add(reject);
        Promise.resolve(work())
          .then(resolve, (error: unknown) => reject(problem ?? error))
          .finally(() => listeners.delete(reject));
      });
    },
    listen(onProblem) {
      listeners.add(onProblem);
      if (problem) onProblem(problem);
      return () => listeners.delete(onProblem);
    },
  };
}
