/** Files of exports that were made here and then downloaded. */
const FOLDER = 'exports';
/** A download reads the file while it goes on; longer than this none does. */
const KEPT_MS = 10 * 60_000;
/** What a page that was closed has left. */
const LEFT_MS = 24 * 60 * 60_000;

/** A file in the browser's own storage, on disk and not in memory. */
export interface OwnFile {
  writable: WritableStream<Uint8Array>;
  read: () => Promise<File>;
  /** Now, or when nobody can be reading it any more. */
  drop: (when: 'now' | 'later') => Promise<void>;
}

/** Undefined where the browser has no such storage, or has no room. */
export async function openOwnFile(): Promise<OwnFile | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(FOLDER, { create: true });
    await dropLeft(folder);
    const name = `${Date.now()}-${crypto.randomUUID()}`;
    const file = await folder.getFileHandle(name, { create: true });
    const remove = () => folder.removeEntry(name).catch(() => undefined);
    return {
      writable: (await file.createWritable()) as WritableStream<Uint8Array>,
      read: () => file.getFile(),
      drop: async (when) => {
        if (when === 'now') await remove();
        else setTimeout(remove, KEPT_MS);
      },
    };
  } catch {
    return undefined;
  }
}

/** Each name begins with the moment at which it was made. */
async function dropLeft(folder: FileSystemDirectoryHandle): Promise<void> {
  const left: string[] = [];
  for await (const name of folder.keys()) if (Number.parseInt(name, 10) < Date.now() - LEFT_MS) left.push(name);
  for (const name of left) await folder.removeEntry(name).catch(() => undefined);
}
