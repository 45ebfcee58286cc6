import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Loss } from '@/utils/canary';
import { t } from '@/utils/i18n';
import { backUp, listBackups } from '@/utils/library/backup/back-up';
import { planRestore, type RestorePlan } from '@/utils/library/backup/plan-restore';
import { readCopy } from '@/utils/library/backup/read-copy';
import { rebuildLibrary } from '@/utils/library/backup/rebuild';
import { type RestoreReceipt, restoreSnapshot, resumeRestore } from '@/utils/library/backup/restore';
import type { Snapshot } from '@/utils/library/backup/store';
import { forgetMended, loadMended } from '@/utils/mended';
import { sendMessage, withRetry } from '@/utils/messaging';
import { type ProblemCode, toProblemCode } from '@/utils/problem';
import { sanitizeToHtml } from '@/utils/sanitize';
import { goOnLater } from './go-on-later';
import { acceptLibrary, checkCanary } from './keep-canary';
import { sayMended } from './LossNotice';
import { mendIfLost } from './mend-if-lost';
import { useCopies } from './use-copies';

/** What is being done, and how far it is. */
interface Busy {
  kind: 'backup' | 'restore' | 'read';
  done: number;
  total: number;
}

/** The backups, and what can be done with them. */
export function useBackups() {
  const list = useSignal<Snapshot[] | undefined>(undefined);
  const loss = useSignal<Loss | undefined>(undefined);
  const busy = useSignal<Busy | undefined>(undefined);
  const done = useSignal<{ text: string; canUndo: boolean } | undefined>(undefined);
  const problem = useSignal<ProblemCode | undefined>(undefined);
  /** Why the library cannot be opened, if it cannot. */
  const closed = useSignal<ProblemCode | undefined>(undefined);
  const plans = useSignal<ReadonlyMap<string, RestorePlan>>(new Map());
  /** Rises when what was compared is not so any more. */
  const turn = useSignal(0);

  async function refresh(): Promise<void> {
    plans.value = new Map();
    turn.value += 1;
    // First, and by itself: it is there when the library is not.
    list.value = await listBackups();
    try {
      loss.value = await checkCanary();
      closed.value = undefined;
    } catch (error) {
      closed.value = toProblemCode(error);
    }
  }

  async function run(kind: Busy['kind'], work: () => Promise<void>): Promise<void> {
    if (busy.value) return;
    busy.value = { kind, done: 0, total: 0 };
    problem.value = undefined;
    done.value = undefined;
    try {
      await work();
    } catch (error) {
      problem.value = toProblemCode(error);
    } finally {
      busy.value = undefined;
      await refresh().catch((error: unknown) => (problem.value = toProblemCode(error)));
    }
  }

  const copies = useCopies();
  const onProgress = (now: { done: number; total: number }) => {
    if (busy.value) busy.value = { ...busy.value, ...now };
  };

  async function say(receipt: RestoreReceipt | undefined): Promise<void> {
    if (!receipt) return;
    // What could be brought back is back: from here on this is the library.
    await acceptLibrary();
    // Pictures whose bytes the backup has not are wanted again; should nobody hear it, the alarm fetches them.
    void withRetry(() => sendMessage('fetchPictures', undefined)).catch(() => undefined);
    const { added, changed, removed, same, damaged, withoutBody } = receipt;
    const gaps = damaged + withoutBody > 0 ? ` ${t('restoreGaps', damaged, withoutBody)}` : '';
    done.value = { text: t('restoreDone', added, changed, removed, same) + gaps, canUndo: true };
  }

  const restore = (id: string, way: 'merge' | 'replace') =>
    run('restore', async () => {
      await goOnLater();
      await say(await restoreSnapshot(id, way, onProgress));
    });

  useEffect(() => {
    // A restore that was stopped goes on before anything else is offered, and what is lost comes back by itself.
    void run('restore', async () => {
      await say(await resumeRestore(onProgress));
      await mendIfLost({ onProgress });
      const mended = await loadMended();
      if (mended) done.value = { text: sayMended(mended), canUndo: false };
      if (mended) await forgetMended();
    });
  }, []);

  return {
    list,
    loss,
    closed,
    busy,
    done,
    problem,
    plans,
    turn,
    restore,
    backUpNow: () =>
      run('backup', async () => {
        await backUp('asked', { onProgress });
        done.value = { text: t('backedUp'), canUndo: false };
      }),
    copies,
    /** Gives the reader a file of the library as it is now. */
    saveCopy: () => run('backup', copies.save),
    /** Has a copy written every day, the first one now; or no more. */
    setDaily: (isWanted: boolean) => {
      const answer = copies.setDaily(isWanted);
      return run('backup', async () => {
        if (await answer) await copies.writeFirst();
      });
    },
    /** Takes a file in among the backups; nothing is restored yet. */
    readFile: (file: File) =>
      run('read', async () => {
        const { isPartial } = await readCopy(file, { clean: sanitizeToHtml, onProgress });
        done.value = { text: t(isPartial ? 'copyReadPartly' : 'copyRead'), canUndo: false };
      }),
    /** Gives the library up that cannot be opened; the page, loaded anew, restores what it was told. */
    rebuild: (id: string) =>
      run('restore', async () => {
        await goOnLater();
        await rebuildLibrary(id);
        // The background has let go of the old one for good; should it not hear, it is stopped within a minute anyway.
        await withRetry(() => sendMessage('reopenLibrary', undefined)).catch(() => undefined);
        location.reload();
      }),
    /** Puts everything back as it was before the last restore. */
    undo: async () => {
      const before = list.value?.find(({ reason }) => reason === 'restore');
      if (before) await restore(before.id, 'replace');
    },
    compare: async (id: string) => {
      if (plans.value.has(id)) return;
      try {
        plans.value = new Map([...plans.value, [id, await planRestore(id)]]);
      } catch (error) {
        problem.value = toProblemCode(error);
      }
    },
    accept: async () => {
      await acceptLibrary();
      await refresh();
    },
  };
}
