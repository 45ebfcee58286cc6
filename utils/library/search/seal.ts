import { db } from '@/utils/library/db';
import type { DocRow, TextRow } from '@/utils/library/rows';
import { BlockWriter } from './blocks';
import { OFTEN } from './postings';
import { abandonDraft, publishDraft, readSegmentRows, sealedEnd, startDraft, writeBlocks } from './segments';
import { IN_TITLE, type Token, tokensOf } from './tokens';

/** Documents that are scanned before they are sealed into a segment. */
export const SEAL_DOCS = 128;
/** After an import or for a rebuild: larger segments at once save a merge. */
const SEAL_MANY = 1_024;
/** Documents cut into pairs before others may have the processor. */
const PAUSE_DOCS = 32;

/** Makes a segment of documents that are only scanned yet; false if there are too few. */
export async function sealDocs(signal?: AbortSignal, least = SEAL_DOCS): Promise<boolean> {
  const from = sealedEnd(await readSegmentRows());
  const docs = await db.docs.where('n').aboveOrEqual(from).limit(SEAL_MANY).toArray();
  const last = docs.at(-1);
  if (!last || docs.length < least) return false;
  const first = docs[0]?.n ?? from;
  const to = last.n + 1;
  const texts = await readTexts(first, last.n);
  // What was dropped between the two readings is left out.
  const present = docs.filter(({ n }) => texts.has(n));
  const writer = new BlockWriter(to - from);
  await writePostings(present, texts, { from, writer, signal });
  const segment = await startDraft({ from, to, docs: present.length, inputs: [], dropped: [] });
  const isWritten = await writeBlocks(segment, -1, { blocks: writer.take({ isEnd: true }), done: IN_TITLE * 2 });
  const times = new Uint32Array(to - from);
  for (const { n, at } of present) times[n - from] = at;
  const known = new Set(present.map(({ n }) => n));
  if (isWritten && (await publishDraft(segment, times, (n) => known.has(n)))) return true;
  await abandonDraft(segment);
  return false;
}

async function readTexts(from: number, to: number): Promise<Map<number, TextRow>> {
  const rows = await db.texts.where('n').between(from, to, true, true).toArray();
  return new Map(rows.map((row) => [row.n, row]));
}

async function writePostings(
  docs: readonly DocRow[],
  texts: ReadonlyMap<number, TextRow>,
  { from, writer, signal }: { from: number; writer: BlockWriter; signal: AbortSignal | undefined },
): Promise<void> {
  const lists = new Map<Token, number[]>();
  for (const [i, { n }] of docs.entries()) {
    if (i % PAUSE_DOCS === PAUSE_DOCS - 1) await pause(signal);
    const row = texts.get(n);
    if (!row) continue;
    collect(tokensOf(row.text), 0, n - from, lists);
    collect(tokensOf(row.title), IN_TITLE, n - from, lists);
  }
  for (const token of Float64Array.from(lists.keys()).sort()) writer.add(token, lists.get(token) ?? []);
}

/** Adds a document to the lists of its tokens, which come sorted, each as often as it is there. */
function collect(tokens: Uint32Array, field: number, place: number, lists: Map<Token, number[]>): void {
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i] ?? 0;
    let end = i + 1;
    while (end < tokens.length && tokens[end] === token) end++;
    const posting = place * 2 + (end - i >= OFTEN ? 1 : 0);
    const list = lists.get(token + field);
    if (list) list.push(posting);
    else lists.set(token + field, [posting]);
    i = end;
  }
}

/** Lets messages and saves come in between. @throws the signal's reason when it is aborted */
export async function pause(signal?: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  signal?.throwIfAborted();
}
