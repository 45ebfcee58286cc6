import { storage } from 'wxt/utils/storage';

/** The last copy in the downloads folder. */
export interface LastCopy {
  /** The backup that it was made of. */
  snapshot: string;
  /** When it was written (ISO). */
  at: string;
}

const item = storage.defineItem<LastCopy | null>('local:lastCopy', { fallback: null, version: 1 });

export async function loadLastCopy(): Promise<LastCopy | undefined> {
  return (await item.getValue()) ?? undefined;
}

export async function saveLastCopy(copy: LastCopy): Promise<void> {
  await item.setValue(copy);
}

/** Tells of every change, in whatever page it was made; returns the stop. */
export function watchLastCopy(onChange: (copy: LastCopy | undefined) => void): () => void {
  return item.watch((copy) => onChange(copy ?? undefined));
}
