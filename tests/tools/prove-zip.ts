import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * `npm run prove:zip`: builds and packs the extension twice from nothing and compares the bytes, so that anybody can
 * make the published file again from the source and see that it is the same.
 */
const ROOT = resolve(import.meta.dirname, '../..');

function packAnew(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jingdu-zip-'));
  try {
    // WXT puts its output beside what it builds; the folder is its own for each run.
    execFileSync(process.execPath, [join(ROOT, 'node_modules/wxt/bin/wxt.mjs'), 'zip'], {
      cwd: ROOT,
      env: { ...process.env, JINGDU_OUT: folder },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const zip = readdirSync(folder).find((file) => file.endsWith('.zip'));
    if (!zip) throw new Error('Nothing was packed.');
    const hash = createHash('sha256')
      .update(readFileSync(join(folder, zip)))
      .digest('hex');
    console.log(`${hash}  ${zip}`);
    return hash;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [first, second] = [packAnew(), packAnew()];
const isSame = first === second;
console.log(isSame ? 'Both have the same bytes.' : 'They differ.');
process.exitCode = isSame ? 0 : 1;
