import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { makeRecords } from '../roundtrip/make-records.ts';

/** A whole file, to be damaged. */
export interface Seed {
  name: string;
  bytes: Buffer;
}

const FIXTURES = join(import.meta.dirname, '../../fixtures');
/** Parts of one service's ZIP file, not files that a reader has. */
const PARTS = /^omnivore-/;

/** One file or more of every kind that can be read, written by hand to its documentation, and our own. */
export async function makeSeeds(archive: Buffer): Promise<Seed[]> {
  const read = (name: string) => readFileSync(join(FIXTURES, 'import', name));
  const names = readdirSync(join(FIXTURES, 'import'));
  const omnivore = {
    'metadata_0_to_20.json': read('omnivore-list.json'),
    'content/one-1.html': read('omnivore-content.html'),
    'highlights/one-1.md': read('omnivore-highlights.md'),
  };
  return [
    ...names.filter((name) => !PARTS.test(name)).map((name) => ({ name, bytes: read(name) })),
    { name: 'omnivore-list.json', bytes: read('omnivore-list.json') },
    { name: 'omnivore.zip', bytes: await pack(omnivore) },
    { name: 'pocket.zip', bytes: await pack({ 'part_000000.csv': read('pocket.csv') }) },
    { name: 'plain.csv', bytes: Buffer.from('title,link\n一,https://a.example/1\n二,https://a.example/2\n') },
    { name: 'before-versions.zip', bytes: readFileSync(join(FIXTURES, 'archives/before-versions.zip')) },
    { name: 'archive.zip', bytes: archive },
    { name: 'data.jsonl', bytes: Buffer.from(makeRecords({ articles: 3, pictures: 1, kilobytes: 0 })) },
  ];
}

/** A ZIP file, packed as whoever made it would pack it. */
export async function pack(files: Record<string, Uint8Array>): Promise<Buffer> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false, useCompressionStream: true });
  for (const [path, bytes] of Object.entries(files)) await zip.add(path, new Uint8ArrayReader(bytes));
  return Buffer.from(await zip.close());
}
