import { configure, TextReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import type { ExportEntry } from './export-entry';

// Workers would be made of blobs, which our policy forbids; the browser's own streams work beside the page anyway.
configure({ useWebWorkers: false, useCompressionStream: true });

/** What `writeZip` tells while it works. */
export interface ZipOptions {
  signal?: AbortSignal;
  /** After each entry. */
  onEntry?: (path: string) => void;
}

/**
 * Writes a ZIP file as a stream: one entry at a time, each as it is made, in ZIP64 where it grows beyond 4 GB.
 * When it is aborted, `sink` is aborted too, so that what is half written counts for nothing.
 * @throws the signal's reason
 */
export async function writeZip(
  entries: AsyncIterable<ExportEntry>,
  sink: WritableStream<Uint8Array>,
  { signal, onEntry }: ZipOptions = {},
): Promise<void> {
  const zip = new ZipWriter(sink, { preventClose: true, extendedTimestamp: false });
  try {
    for await (const { path, content, isPacked } of entries) {
      signal?.throwIfAborted();
      const made = await content();
      const level = isPacked ? 0 : 6;
      await zip.add(path, toReader(made), { level, signal });
      onEntry?.(path);
    }
    await zip.close();
    signal?.throwIfAborted();
    await sink.close();
  } catch (error) {
    await sink.abort(error).catch(() => undefined);
    throw signal?.aborted ? signal.reason : error;
  }
}

function toReader(content: Awaited<ReturnType<ExportEntry['content']>>): TextReader | ReadableStream<Uint8Array> {
  if (typeof content === 'string') return new TextReader(content);
  if (content instanceof Blob) return content.stream();
  return encode(content);
}

/** Pieces of text as bytes, one piece at a time. */
export function encode(pieces: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel(reason) {
      await iterator.return?.(reason);
    },
  });
}
