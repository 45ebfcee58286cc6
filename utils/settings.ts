import { storage } from 'wxt/utils/storage';
import { toSites } from './chosen-sites';
import { type Filters, readFilters, writeFilters } from './filters';
import { DEFAULT_KEYMAP, type Keymap, toKeymap } from './keys';
import { DEFAULT_LOOK, type Look, toLook } from './look';
import { SORTS, type Sort, VIEWS, type View } from './views';
import { DEFAULT_VOICE, toVoiceSetting, type VoiceSetting } from './voice-setting';

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

/** What the list shows, in which order, and what narrows it. */
export interface ShelfSetting {
  view: View;
  sort: Sort;
  filters: Filters;
}

/** Filters as an address has them. */
interface StoredShelf {
  view: View;
  sort: Sort;
  filters?: string;
}

const DEFAULT_SHELF: StoredShelf = { view: 'all', sort: 'newest' };
const shelfItem = storage.defineItem<StoredShelf>('local:shelf', { fallback: DEFAULT_SHELF, version: 1 });

/** The list as the reader left it; the default when storage cannot be read or holds something else. */
export async function loadShelf(): Promise<ShelfSetting> {
  const { view, sort, filters } = await shelfItem.getValue().catch(() => DEFAULT_SHELF);
  return {
    view: VIEWS.find((one) => one === view) ?? 'all',
    sort: SORTS.find((one) => one === sort) ?? 'newest',
    filters: readFilters(new URLSearchParams(typeof filters === 'string' ? filters : '')),
  };
}

export async function saveShelf({ view, sort, filters }: ShelfSetting): Promise<void> {
  const params = new URLSearchParams();
  writeFilters(filters, params);
  await shelfItem.setValue({ view, sort, filters: `${params}` });
}

/** A setting that is kept on this machine, and the same on every surface. */
export interface Setting<T> {
  /** What was read or heard last; the default until then. */
  now: () => T;
  /** The default when storage cannot be read, because nothing should fail for that. */
  load: () => Promise<T>;
  save: (value: T) => Promise<void>;
  /** Tells of every change, in whatever page it was made; returns the stop. */
  watch: (onValue: (value: T) => void) => () => void;
}

export const keymapSetting: Setting<Keymap> = defineSetting('local:keys', DEFAULT_KEYMAP, toKeymap);
/** Sites on which articles are recognised without being asked; the browser must allow them as well. */
export const chosenSitesSetting: Setting<readonly string[]> = defineSetting('local:chosenSites', [], toSites);
export const voiceSetting: Setting<VoiceSetting> = defineSetting('local:voice', DEFAULT_VOICE, toVoiceSetting);

function defineSetting<T>(key: `local:${string}`, fallback: T, toValid: (stored: unknown) => T): Setting<T> {
  const item = storage.defineItem<T>(key, { fallback, version: 1 });
  let last = fallback;
  const keep = (stored: unknown) => {
    last = toValid(stored);
    return last;
  };
  return {
    now: () => last,
    load: async () => keep(await item.getValue().catch(() => fallback)),
    save: (value) => item.setValue(value),
    watch: (onValue) => item.watch((value) => onValue(keep(value))),
  };
}
