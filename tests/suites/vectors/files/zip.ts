import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import {
  BlobReader,
  BlobWriter,
  TextReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js/lib/zip-core-native.js';

/** Unpacks a ZIP file into a folder, and gives the paths of what was in it. @throws Error for a path that leads out of it */
export async function unpack(bytes: Buffer, folder: string): Promise<string[]> {
  const zip = new ZipReader(new BlobReader(new Blob([new Uint8Array(bytes)])));
  const paths: string[] = [];
  for (const entry of await zip.getEntries()) {
    if (entry.directory) continue;
    const path = join(folder, entry.filename);
    if (!normalize(path).startsWith(`${folder}/`)) throw new Error(`leads out of its folder: ${entry.filename}`);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await entry.getData(new Uint8ArrayWriter()));
    paths.push(entry.filename);
  }
  await zip.close();
  return paths;
}

/** Packs texts under their names. */
export async function pack(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipWriter(new BlobWriter('application/zip'));
  for (const [name, text] of Object.entries(files)) await zip.add(name, new TextReader(text));
  const blob = await zip.close();
  return Buffer.from(await blob.arrayBuffer());
}
