import { BlobReader, configure, type FileEntry, ZipReader } from '@zip.js/zip.js/lib/zip-core-native.js';
import { LIMITS } from './limits';
import { decodeText } from './read-text';

configure({ useWebWorkers: false, useCompressionStream: true });

/** A file within a ZIP file. Nothing of it is unpacked until it is read. */
export interface ZipFile {
  path: string;
  /** As the directory says; what really comes out is counted when it is read. */
  size: number;
  /** @throws ZipProblem */
  readText: () => Promise<string>;
  /** @throws ZipProblem */
  readBlob: (limit: number) => Promise<Blob>;
}

/** A file within a ZIP file that cannot be had: more than anything real, or damaged. */
export class ZipProblem extends Error {
  override readonly name = 'ZipProblem';
  constructor(readonly reason: 'tooLarge' | 'cutOff') {
    super(reason);
  }
}

/**
 * The files of a ZIP file in the order of its directory, which stands at its end: nothing else is in memory. Ends with
 * an error where the directory is damaged.
 * @throws ZipProblem
 */
export async function* listZip(blob: Blob): AsyncGenerator<ZipFile> {
  const zip = new ZipReader(new BlobReader(blob), { checkSignature: true });
  const budget = { left: LIMITS.total };
  let count = 0;
  try {
    for await (const entry of zip.getEntriesGenerator()) {
      count += 1;
      if (count > LIMITS.entries) throw new ZipProblem('tooLarge');
      if (
        entry.directory ||
        entry.filename.length > 2_000 ||
        /(?:^|\/)(?:__MACOSX|\.DS_Store)(?:\/|$)/.test(entry.filename)
      )
        continue;
      yield toFile(entry, budget);
    }
  } catch (error) {
    throw error instanceof ZipProblem ? error : new ZipProblem('cutOff');
  } finally {
    await zip.close().catch(() => undefined);
  }
}

function toFile(entry: FileEntry, budget: { left: number }): ZipFile {
  const readBlob = (limit: number) => unpack(entry, limit, budget);
  return {
    path: entry.filename,
    size: entry.uncompressedSize,
    readBlob,
    readText: async () => decodeText(new Uint8Array(await (await readBlob(LIMITS.text)).arrayBuffer())),
  };
}

/** Stops at the first byte too many, whatever the directory has promised. */
async function unpack(entry: FileEntry, limit: number, budget: { left: number }): Promise<Blob> {
  const chunks: BlobPart[] = [];
  let size = 0;
  let excess: ZipProblem | undefined;
  const sink = new WritableStream<Uint8Array<ArrayBuffer>>({
    write(chunk) {
      size += chunk.length;
      budget.left -= chunk.length;
      const isBomb = size > LIMITS.ratioFrom && size > entry.compressedSize * LIMITS.ratio;
      if (size > limit || budget.left < 0 || isBomb) {
        excess = new ZipProblem('tooLarge');
        throw excess;
      }
      chunks.push(chunk);
    },
  });
  if (entry.uncompressedSize > limit) throw new ZipProblem('tooLarge');
  try {
    await entry.getData(sink);
  } catch {
    throw excess ?? new ZipProblem('cutOff');
  }
  return new Blob(chunks);
}
