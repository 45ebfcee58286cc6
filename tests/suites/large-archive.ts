/**
 * `npm run suite:large-archive [-- --gigabytes 5]`: writes a ZIP file larger than four gigabytes, where ZIP becomes
 * ZIP64, by the stream that exports use, reads it back by the reader that imports use, and watches the memory.
 */
import { createWriteStream, rmSync, statSync } from 'node:fs';
import { type FileHandle, mkdtemp, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { createServer } from 'vite';
import { readOptions } from './kit/options.ts';
import { Verdict } from './kit/verdict.ts';

type WriteZip = typeof import('../../utils/export/write-zip.ts');
type OpenZip = typeof import('../../utils/import/open-zip.ts');

/** As much as the largest picture that is kept. */
const ENTRY_BYTES = 25_000_000;
const MAX_MEGABYTES = 500;

const gigabytes = readOptions().number('gigabytes', 5);
const verdict = new Verdict('large-archive');
const vite = await createServer({
  configFile: false,
  optimizeDeps: { noDiscovery: true },
  server: { middlewareMode: true, hmr: false },
  logLevel: 'error',
});
const { writeZip } = (await vite.ssrLoadModule('/utils/export/write-zip.ts')) as WriteZip;
const { listZip } = (await vite.ssrLoadModule('/utils/import/open-zip.ts')) as OpenZip;
const folder = await mkdtemp(join(tmpdir(), 'jingdu-'));
const path = join(folder, 'archive.zip');
const count = Math.ceil((gigabytes * 1e9) / ENTRY_BYTES);

let most = 0;
const timer = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 50);

/** Noise that nothing packs, and that tells one entry from another by its first bytes. */
const noise = new Uint8Array(ENTRY_BYTES);
for (let at = 0; at < ENTRY_BYTES; at += 65_536) crypto.getRandomValues(noise.subarray(at, at + 65_536));

function makeEntry(i: number): Blob {
  new DataView(noise.buffer).setUint32(0, i);
  return new Blob([noise]);
}

async function* entries() {
  for (let i = 0; i < count; i++) yield { path: `pictures/${i}.png`, content: () => makeEntry(i), isPacked: true };
}

try {
  const startedAt = performance.now();
  await writeZip(entries(), Writable.toWeb(createWriteStream(path)) as WritableStream<Uint8Array>);
  verdict.tell('write seconds', Math.round((performance.now() - startedAt) / 1000));
  verdict.demandAtLeast('bytes', statSync(path).size, gigabytes * 1e9);
  const file = await open(path);
  const blob = asBlob(file, statSync(path).size);
  const wrong: string[] = [];
  let found = 0;
  for await (const entry of listZip(blob)) {
    const i = found;
    found += 1;
    if (entry.path !== `pictures/${i}.png` || entry.size !== ENTRY_BYTES) wrong.push(entry.path);
    // From the beginning, the middle, and beyond what 32 bits can name; each checked against its CRC as it is read.
    if (i % 40 !== 0 && i < count - 1) continue;
    const bytes = await (await entry.readBlob(ENTRY_BYTES)).arrayBuffer();
    if (new DataView(bytes).getUint32(0) !== i || bytes.byteLength !== ENTRY_BYTES) wrong.push(entry.path);
  }
  await file.close();
  verdict.demand('entries', found, count);
  verdict.demandNone('entries that are wrong', wrong);
} finally {
  clearInterval(timer);
  rmSync(folder, { recursive: true, force: true });
  await vite.close();
}
verdict.tell('memory MB', Math.round(most / 1e6));
verdict.demandAtLeast('memory left MB', MAX_MEGABYTES - Math.round(most / 1e6), 0);
verdict.close();

/** What the reader asks of a file: Node's own `openAsBlob` counts sizes in 32 bits (22.23). */
function asBlob(file: FileHandle, size: number): Blob {
  const slice = (from = 0, to = size) => ({
    size: to - from,
    arrayBuffer: async () => {
      const bytes = new Uint8Array(to - from);
      for (let at = 0; at < bytes.length; ) {
        const { bytesRead } = await file.read(bytes, at, bytes.length - at, from + at);
        if (bytesRead === 0) break;
        at += bytesRead;
      }
      return bytes.buffer;
    },
  });
  return { size, slice } as unknown as Blob;
}
