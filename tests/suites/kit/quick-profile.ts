import { existsSync, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 4 * 2 ** 30;

/** An empty profile folder in memory, where there is enough of it: nothing here has to outlive a machine. */
export function makeQuickProfile(): string {
  const isRoomy = existsSync(MEMORY) && free(MEMORY) >= ENOUGH_BYTES;
  return mkdtempSync(join(isRoomy ? MEMORY : tmpdir(), 'jingdu-'));
}

function free(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}
