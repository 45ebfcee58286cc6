import { writeZip } from '@/utils/export/write-zip';
import type { ImportFormat, ImportItem } from '@/utils/import/import-item';
import { readFile } from '@/utils/import/read-file';
import { recognize } from '@/utils/import/recognize';
import { each } from '../export/setup';

export const NOW = new Date('2026-01-02T03:04:05.678Z');

/** All that is in a file, as `recognize` and `readFile` have it. */
export async function readAll(
  name: string,
  bytes: Uint8Array,
): Promise<{ format: ImportFormat | undefined; items: ImportItem[] }> {
  const file = { name, blob: new Blob([Uint8Array.from(bytes)]) };
  const format = await recognize(file);
  const items: ImportItem[] = [];
  if (format) for await (const item of readFile(file, format, NOW)) items.push(item);
  return { format, items };
}

/** A ZIP file of these texts and bytes, by path. */
export async function makeZip(files: Record<string, string | Blob>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  const sink = new WritableStream<Uint8Array>({ write: (chunk) => void chunks.push(chunk) });
  const entries = Object.entries(files).map(([path, content]) => ({ path, content: () => content }));
  await writeZip(each(entries), sink);
  return Uint8Array.from(Buffer.concat(chunks));
}
