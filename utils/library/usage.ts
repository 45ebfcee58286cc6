import { db, withStorage } from './db';

/** How much room something takes, in bytes. What the library takes is estimated from a sample. */
export interface Usage {
  name: UsageName;
  bytes: number;
  /** How many there are of it. */
  count: number;
}

export type UsageName = 'articles' | 'pictures' | 'index' | 'highlights' | 'other';

/** Rows that are looked at for a table's average; all of a large library would take minutes. */
const SAMPLE = 60;

/** Tables by what they are for; every other one counts as `other`. */
const TABLES: readonly (readonly [name: UsageName, tables: readonly string[]])[] = [
  ['articles', ['bodies', 'articles', 'versions']],
  ['pictures', ['blobs', 'pictures']],
  ['index', ['texts', 'docs', 'segments', 'outlines', 'blocks', 'drafts', 'tombs', 'cards', 'drawers']],
  ['highlights', ['highlights']],
];

/** What the library keeps and how much room that takes, the largest first. */
export function measureUsage(): Promise<Usage[]> {
  return withStorage(async () => {
    const sizes = new Map<UsageName, Usage>();
    for (const table of db.tables) {
      const name = TABLES.find(([, tables]) => tables.includes(table.name))?.[0] ?? 'other';
      const count = await table.count();
      const bytes = count === 0 ? 0 : await estimate(table.name, count);
      const before = sizes.get(name) ?? { name, bytes: 0, count: 0 };
      // Of an article its row is counted, not what belongs to it.
      const isCounted = table.name === 'articles' || table.name === 'blobs' || table.name === 'highlights';
      sizes.set(name, { name, bytes: before.bytes + bytes, count: before.count + (isCounted ? count : 0) });
    }
    return [...sizes.values()].filter(({ bytes }) => bytes > 0).sort((a, b) => b.bytes - a.bytes);
  });
}

async function estimate(tableName: string, count: number): Promise<number> {
  const table = db.table<unknown, unknown>(tableName);
  const step = Math.max(1, Math.floor(count / SAMPLE));
  let bytes = 0;
  let looked = 0;
  for (let at = 0; at < count && looked < SAMPLE; at += step) {
    const row = await table.offset(at).first();
    if (row === undefined) break;
    bytes += sizeOf(row);
    looked += 1;
  }
  return looked === 0 ? 0 : Math.round((bytes / looked) * count);
}

/** About as many bytes as a value takes when it is stored. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return isLatin(value) ? value.length : value.length * 2;
  if (value instanceof Blob) return value.size;
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (value instanceof ArrayBuffer) return value.byteLength;
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + sizeOf(one), 8);
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).reduce((sum, [key, one]) => sum + key.length + sizeOf(one), 8);
  }
  return 8;
}

function isLatin(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return false;
  return true;
}
