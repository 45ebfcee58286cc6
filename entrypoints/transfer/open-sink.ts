import { openOwnFile } from './own-file';

/** Where an export is written to. */
export interface Sink {
  writable: WritableStream<Uint8Array>;
  /** After the stream has closed: hands the file over where that is not done yet. */
  finish: () => Promise<void>;
  /** After the stream was aborted: nothing stays. */
  discard: () => Promise<void>;
}

/** Before each try to remove a file that the browser may still hold: 5 s in all. */
const RELEASE_WAITS_MS = [0, 50, 150, 300, 500, 1_000, 1_000, 2_000];

/** The part of the File System Access API that we use; the browsers' type libraries do not have it yet. */
interface PickerWindow {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<PickedFile>;
}

interface PickedFile {
  createWritable: () => Promise<WritableStream<Uint8Array>>;
  getFile: () => Promise<Blob>;
  remove?: () => Promise<void>;
}

/**
 * Asks the reader for a place and writes there directly, however large it gets: the file appears when it is whole. Where
 * the browser has no such choice, the file is made in the browser's own storage and then downloaded. Undefined when the
 * reader thinks better of it.
 */
export async function openSink(name: string): Promise<Sink | undefined> {
  const { showSaveFilePicker } = window as PickerWindow;
  if (!showSaveFilePicker) return openDownload(name);
  try {
    const file = await showSaveFilePicker({ suggestedName: name });
    return {
      writable: await file.createWritable(),
      finish: () => Promise.resolve(),
      discard: () => dropEmpty(file),
    };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    // Refused, as in some managed browsers: a download is what remains.
    return openDownload(name);
  }
}

/**
 * Choosing a place makes an empty file there; one with something in it was there before, and is the reader's. The browser
 * holds the file for a moment after its stream was aborted (NoModificationAllowedError), so this asks again.
 */
async function dropEmpty(file: PickedFile): Promise<void> {
  for (const wait of RELEASE_WAITS_MS) {
    await new Promise((go) => setTimeout(go, wait));
    try {
      if ((await file.getFile()).size === 0) await file.remove?.();
      return;
    } catch (error) {
      const isHeld = error instanceof DOMException && error.name === 'NoModificationAllowedError';
      // Gone already, or not ours to remove.
      if (!isHeld) return;
    }
  }
}

async function openDownload(name: string): Promise<Sink> {
  const file = await openOwnFile();
  if (!file) return openMemory(name);
  return {
    writable: file.writable,
    finish: async () => {
      download(await file.read(), name);
      await file.drop('later');
    },
    discard: () => file.drop('now'),
  };
}

/** The browser keeps what does not fit into memory on disk by itself, as far as it can. */
function openMemory(name: string): Sink {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const made = new Response(readable).blob();
  // A cancelled export is nobody's error here.
  made.catch(() => undefined);
  return { writable, finish: async () => download(await made, name), discard: () => Promise.resolve() };
}

/** Gives the reader a file. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
