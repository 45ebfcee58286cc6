import { storage } from 'wxt/utils/storage';

/**
 * What the library was when it was last seen whole, kept outside of it: a damaged database opens as an empty one without
 * any error, so it cannot be asked whether something is missing.
 */
export interface Canary {
  /** The database's own name, given when it was first written to. */
  birth: string;
  /** Articles in it, the bin included. */
  count: number;
  /** Articles that were ever erased for good, on purpose. */
  erased: number;
  /** When the newest was saved (ISO), or the empty string. */
  newest: string;
}

/** Fewer articles than there should be. */
export interface Loss {
  expected: number;
  found: number;
  /** When the newest article of the whole library was saved (ISO), or the empty string. */
  newest: string;
}

const item = storage.defineItem<Canary | null>('local:canary', { fallback: null, version: 1 });

/** What was last seen; undefined when nothing was, or what is there is no canary. */
export async function loadCanary(): Promise<Canary | undefined> {
  return toCanary(await item.getValue());
}

export async function saveCanary({ birth, count, erased, newest }: Canary): Promise<void> {
  await item.setValue({ birth, count, erased, newest });
}

/** Tells of every change, in whatever page it was made; returns the stop. */
export function watchCanary(onChange: () => void): () => void {
  return item.watch(onChange);
}

/**
 * What is missing from the library as it is `now`. What was erased on purpose since is not missing; a database that was
 * born anew has erased nothing of the old one.
 */
export function findLoss(canary: Canary, now: Canary): Loss | undefined {
  const erasedSince = now.birth === canary.birth ? now.erased - canary.erased : 0;
  const expected = canary.count - erasedSince;
  return now.count < expected ? { expected, found: now.count, newest: canary.newest } : undefined;
}

function toCanary(value: unknown): Canary | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { birth, count, erased, newest } = value as Partial<Record<keyof Canary, unknown>>;
  if (typeof birth !== 'string' || typeof newest !== 'string') return undefined;
  return isCount(count) && isCount(erased) ? { birth, count, erased, newest } : undefined;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
