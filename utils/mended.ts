import { storage } from 'wxt/utils/storage';

/** What was lost and brought back, for the reader to be told of. */
export interface Mended {
  /** Articles that were gone, and articles of which something was. */
  added: number;
  changed: number;
  /** Articles that are missing still. */
  missing: number;
  /** When it was done (ISO). */
  at: string;
}

const item = storage.defineItem<Mended | null>('local:mended', { fallback: null, version: 1 });

/** What the reader has not been told yet. */
export async function loadMended(): Promise<Mended | undefined> {
  return (await item.getValue()) ?? undefined;
}

export async function saveMended(mended: Mended): Promise<void> {
  await item.setValue(mended);
}

/** The reader has read it. */
export async function forgetMended(): Promise<void> {
  await item.removeValue();
}

/** Tells of every change, in whatever context it was made; returns the stop. */
export function watchMended(onChange: (mended: Mended | undefined) => void): () => void {
  return item.watch((mended) => onChange(mended ?? undefined));
}

/** What could not be brought back in this run of the browser is not tried again in it. */
const tried = storage.defineItem<string>('session:mendTried', { fallback: '' });

/** Whether a mending was tried when the library should have been as this text says. */
export async function wasTried(what: string): Promise<boolean> {
  return (await tried.getValue()) === what;
}

export async function rememberTried(what: string): Promise<void> {
  await tried.setValue(what);
}
