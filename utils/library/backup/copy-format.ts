/**
 * A backup as a file: gzipped lines of JSON. The first is the head, each other one `[table, row]`, bodies before the
 * articles that have them, and the last `["end", rows]`, so that a file that was cut off is known for one.
 */
export interface CopyHead {
  jingdu: 'backup';
  v: 1;
  /** When the backup was made (ISO). */
  at: string;
  /** As in `Snapshot`. */
  schema: number;
  birth: string;
  clock: string;
  articles: number;
}

/**
 * What is in a copy, in this order. Bytes of pictures are not: a copy a day of them would fill a disk, and they are
 * fetched again.
 */
export const COPIED_TABLES = ['bodies', 'articles', 'versions', 'highlights', 'tagLooks', 'pictures'] as const;
export type CopiedTable = (typeof COPIED_TABLES)[number];

export const END = 'end';

/** The head in unknown data; undefined where it is none. */
export function parseHead(data: unknown): CopyHead | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { jingdu, v, at, schema, birth, clock, articles } = data as Partial<Record<keyof CopyHead, unknown>>;
  if (jingdu !== 'backup' || v !== 1 || typeof at !== 'string' || Number.isNaN(Date.parse(at))) return undefined;
  return {
    ...{ jingdu, v, at: new Date(at).toISOString() },
    schema: Number(schema) || 0,
    birth: String(birth),
    clock: String(clock),
    articles: Number(articles) || 0,
  };
}
