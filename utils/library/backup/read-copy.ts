import { createId } from '@/utils/create-id';
import { isNamedRight, nameBody } from '@/utils/library/bodies';
import { withDisk } from '@/utils/library/db';
import { Problem } from '@/utils/problem';
import { hasSoundAnchor, hasSoundCuts, hasSoundFacts, hasSoundFields } from './check-fields';
import { isArticleRow, isBodyRow, isHighlightRow, isPictureRow, isTagLookRow, isVersionRow } from './check-row';
import { COPIED_TABLES, type CopiedTable, END, parseHead } from './copy-format';
import { readLines } from './read-lines';
import { backups, type Snapshot } from './store';
import { giveUpOld, underLock, writePart } from './take-snapshot';

export interface ReadOptions {
  /** Makes the HTML of a body harmless; passed in, because there is no DOM here. */
  clean: (html: string) => string;
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** What came of a file. */
export interface CopyRead {
  /** Among the backups from now on, to be compared and restored like any other. */
  snapshot: Snapshot;
  /** The file ends before its end, or holds rows that are none. */
  isPartial: boolean;
}

/** Rows written in one step. */
const BATCH = 200;

/**
 * Takes a file that `makeCopy` has written in among the backups. It may come from another browser, and from anybody:
 * each row is checked, each body is named after its bytes and cleaned. What can be read of a damaged file is taken.
 * @throws Problem `notBackup` when it is no such file, or there is no article in it; `storageFull`
 */
export function readCopy(file: Blob, options: ReadOptions): Promise<CopyRead> {
  return withDisk(() => underLock(() => read(file, options)));
}

async function read(file: Blob, { clean, onProgress }: ReadOptions): Promise<CopyRead> {
  const lines = readLines(file);
  const first = await lines.next();
  const head = first.done ? undefined : parseHead(parseLine(first.value));
  if (!head) throw new Problem('notBackup');
  const { at, schema, birth, clock } = head;
  const snapshot: Snapshot = {
    ...{ id: createId(), at, reason: 'file', state: 'making', articles: 0 },
    ...{ schema, birth, clock },
  };
  await backups.snapshots.put(snapshot);
  const writer = { to: backups, id: snapshot.id, n: 0 };
  /** Bodies that are not as they were when they were named: what they are called now. */
  const renamed = new Map<string, string>();
  const batch: { table: CopiedTable; rows: unknown[] } = { table: 'bodies', rows: [] };
  let [count, isBroken, isEnded] = [0, false, false];
  const flush = async () => {
    const { table } = batch;
    const rows = batch.rows.splice(0);
    if (rows.length === 0) return;
    await writePart(writer, table, { known: [], rows, scope: snapshot.id });
    writer.n += 1;
    if (table === 'articles') snapshot.articles += rows.length;
    onProgress?.({ done: snapshot.articles, total: Math.max(head.articles, snapshot.articles) });
  };
  for await (const line of lines) {
    const parsed = parseLine(line);
    const [name, data] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
    if (name === END) isEnded = data === count;
    const table = COPIED_TABLES.find((one) => one === name);
    if (!table) continue;
    count += 1;
    const row = await readRow(table, data, clean, renamed);
    if (row === undefined) {
      isBroken = true;
      continue;
    }
    if (batch.table !== table || batch.rows.length >= BATCH) await flush();
    batch.table = table;
    batch.rows.push(row);
  }
  await flush();
  if (snapshot.articles === 0) throw new Problem('notBackup');
  const whole: Snapshot = { ...snapshot, state: 'whole' };
  await backups.snapshots.put(whole);
  await giveUpOld(backups);
  return { snapshot: whole, isPartial: isBroken || !isEnded };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Garbage, or the rest of a line that was cut off.
    return undefined;
  }
}

/** The row in unknown data, with nothing in it that was not checked; undefined where it is none. */
async function readRow(
  table: CopiedTable,
  data: unknown,
  clean: (html: string) => string,
  renamed: Map<string, string>,
): Promise<unknown> {
  if (table === 'bodies') {
    if (!isBodyRow(data) || !hasSoundCuts(data)) return undefined;
    const body = { ...data, html: clean(data.html) };
    if (await isNamedRight(body)) return body;
    const { row } = await nameBody(body);
    renamed.set(data.hash, row.hash);
    return row;
  }
  if (table === 'articles') {
    if (!isArticleRow(data) || !hasSoundFields(data)) return undefined;
    const [hash, stamp] = data.f.bodyHash;
    // JSON has no word for what is undefined within a list; no field of an article is ever null.
    const f = Object.fromEntries(
      Object.entries(data.f).map(([field, [value, at]]) => [field, [value ?? undefined, at]]),
    );
    return { ...data, f: { ...f, bodyHash: [renamed.get(hash) ?? hash, stamp] } };
  }
  if (table === 'versions') {
    if (!isVersionRow(data) || !hasSoundFacts(data)) return undefined;
    return { ...data, bodyHash: renamed.get(data.bodyHash) ?? data.bodyHash };
  }
  if (table === 'highlights') return isHighlightRow(data) && hasSoundAnchor(data) ? data : undefined;
  if (table === 'tagLooks') return isTagLookRow(data) ? data : undefined;
  return isPictureRow(data) ? data : undefined;
}
