import {
  appendFileSync,
  type Dirent,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** One way for a disk to spoil a library. Gives what it did, or undefined where there is nothing of that kind. */
export interface Damage {
  name: string;
  spoil(profile: string): string | undefined;
  /** Shows itself only when the library has been opened, written to and closed once more. */
  isWrittenOn?: boolean;
}

/** What disks and interrupted writes do to files, one each. */
export const DAMAGES: readonly Damage[] = [
  { name: 'manifest emptied', spoil: (profile) => each(profile, /^MANIFEST/, (file) => writeFileSync(file, '')) },
  { name: 'log cut in half', spoil: (profile) => each(profile, /\.log$/, halve) },
  { name: 'bits flipped', spoil: (profile) => each(profile, /\.(?:ldb|log)$/, flip) },
  { name: 'CURRENT deleted', spoil: (profile) => each(profile, /^CURRENT$/, (file) => rmSync(file)) },
  // As a process leaves it that is killed between the two writes of a record: the browser goes on writing behind it.
  { name: 'log torn, and written on', spoil: (profile) => each(profile, /\.log$/, tear), isWrittenOn: true },
  {
    name: 'files of blobs deleted',
    spoil: (profile) => each(profile, /^[0-9a-f]{1,4}$/, (file) => rmSync(file), 'blob'),
  },
];

/** Does something to every file of the extension's databases whose name is of that kind. */
function each(profile: string, kind: RegExp, spoil: (file: string) => void, folder = 'leveldb'): string | undefined {
  const root = join(profile, 'Default/IndexedDB');
  if (!existsSync(root)) return undefined;
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry: Dirent) => entry.isFile() && kind.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => file.includes('chrome-extension') && file.includes(folder));
  for (const file of files) spoil(file);
  return files.length > 0 ? `${files.length} files` : undefined;
}

function halve(file: string): void {
  truncateSync(file, Math.floor(readFileSync(file).byteLength / 2));
}

/** The head of a record of 500 bytes: checksum, length, and that it is whole. */
function tear(file: string): void {
  appendFileSync(file, Buffer.from([0x12, 0x34, 0x56, 0x78, 500 & 0xff, 500 >> 8, 1]));
}

/** One bit in every fifty bytes, from a hundred bytes on. */
function flip(file: string): void {
  const bytes = readFileSync(file);
  for (let at = 100; at < bytes.byteLength; at += 50) bytes[at] = (bytes[at] ?? 0) ^ 0x10;
  writeFileSync(file, bytes);
}
