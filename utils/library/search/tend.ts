import { db, withStorage } from '@/utils/library/db';
import type { SegmentRow } from './index-rows';
import { runMerge, startMerge } from './merge';
import { pause, SEAL_DOCS, sealDocs } from './seal';
import { abandonDraft, readSegmentRows, sweepSegments } from './segments';

/** So many neighbours of a size become one. */
const FAN = 8;
/** Segments of this level stay as they are: `SEAL_DOCS * FAN ** level` documents. */
const TOP_LEVEL = 3;
/** A segment of which more than this share is dead is written anew. */
const DEAD_SHARE = 0.25;

/**
 * Does what is to be done for the index: deletes what is left of segments that were replaced, goes on with what was
 * interrupted, seals new documents, merges. Small steps; it may be stopped at any of them. One context at a time.
 * @returns whether all is done; false also if another context is at it
 * @throws the signal's reason when it is aborted
 */
export function tendIndex(signal?: AbortSignal): Promise<boolean> {
  return withStorage(() => underLock(() => tend(signal), false));
}

/** Runs `work` while no other context tends the index; gives `otherwise` at once if one does. */
export function underLock<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  // Without locks (old browsers, tests) each commit still checks that nobody came in between.
  if (!globalThis.navigator?.locks) return work();
  return navigator.locks.request('jingdu-index', { ifAvailable: true }, async (lock) => (lock ? work() : otherwise));
}

/** What `tendIndex` does, for who holds the lock. */
export async function tend(signal?: AbortSignal, onStep?: () => Promise<void>): Promise<boolean> {
  for (;;) {
    signal?.throwIfAborted();
    await sweepSegments();
    if (!(await takeStep(signal))) return true;
    await onStep?.();
    await pause(signal);
  }
}

async function takeStep(signal: AbortSignal | undefined): Promise<boolean> {
  const [draft] = (await db.drafts.toArray()).filter(({ state }) => state === 'making');
  if (draft) {
    if (draft.inputs.length > 0) await runMerge(draft, signal);
    else await abandonDraft(draft.id);
    return true;
  }
  if (await sealDocs(signal)) return true;
  const inputs = chooseMerge(await readSegmentRows(), await db.tombs.toCollection().primaryKeys());
  if (inputs.length > 0) await startMerge(inputs);
  return inputs.length > 0;
}

/** Neighbours that are to become one segment; none if all is well. */
export function chooseMerge(segments: readonly SegmentRow[], tombs: readonly number[]): SegmentRow[] {
  for (let level = 0; level < TOP_LEVEL; level++) {
    // Smaller ones in between go along.
    let run: SegmentRow[] = [];
    let count = 0;
    for (const segment of segments) {
      const own = levelOf(segment);
      if (own > level || (own < level && count === 0)) {
        run = [];
        count = 0;
        continue;
      }
      run.push(segment);
      if (own === level) count++;
      if (count === FAN) return run;
    }
  }
  const worn = segments.find(({ from, to, docs }) => {
    const dead = tombs.filter((n) => n >= from && n < to).length;
    return dead > 0 && dead > docs * DEAD_SHARE;
  });
  return worn ? [worn] : [];
}

function levelOf({ docs }: SegmentRow): number {
  return Math.round(Math.log(Math.max(1, docs / SEAL_DOCS)) / Math.log(FAN));
}
