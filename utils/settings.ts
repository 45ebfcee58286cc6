import { storage } from 'wxt/utils/storage';
import { DEFAULT_LOOK, type Look, toLook } from './look';

const lookItem = storage.defineItem<Look>('local:look', { fallback: DEFAULT_LOOK, version: 1 });

/** The reader's look; the default when storage cannot be read, because reading must not fail for that. */
export async function loadLook(): Promise<Look> {
  return toLook(await lookItem.getValue().catch(() => DEFAULT_LOOK));
}

export async function saveLook(look: Look): Promise<void> {
  await lookItem.setValue(look);
}

/** Tells of every change, in whatever page it was made; returns the stop. */
export function watchLook(onLook: (look: Look) => void): () => void {
  return lookItem.watch((value) => onLook(toLook(value)));
}
