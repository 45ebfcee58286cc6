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
/** Beyond any posting of what is sealed at once; with a token still a whole number. */
const POSTINGS = 2 ** 20;
const MAX_SPAN = POSTINGS / 2;
/** Documents cut into pairs before others may have the processor. */
const PAUSE_DOCS = 32;

/** Makes a segment of documents that are only scanned yet; false if there are too few. */
export async function sealDocs(signal?: AbortSignal, least = SEAL_DOCS): Promise<boolean> {
  const from = sealedEnd(await readSegmentRows());
  const ahead = await db.docs.where('n').aboveOrEqual(from).limit(SEAL_MANY).toArray();
  const [first] = ahead;
  if (!first || ahead.length < least) return false;
  // Behind a gap of numbers as wide as that, a segment without documents comes first.
  const docs = ahead.filter(({ n }) => n < from + MAX_SPAN);
  const to = (docs.at(-1)?.n ?? first.n - 1) + 1;
  const texts = await readTexts(first.n, to - 1);
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
  const entries = new Entries();
  for (const [i, { n }] of docs.entries()) {
    if (i % PAUSE_DOCS === PAUSE_DOCS - 1) await pause(signal);
    const row = texts.get(n);
    if (!row) continue;
    entries.add(tokensOf(row.text), 0, n - from);
    entries.add(tokensOf(row.title), IN_TITLE, n - from);
  }
  entries.writeTo(writer);
}

/** Tokens with their postings as one number each: sorting these is many times faster than a map of lists. */
class Entries {
  private sorted = new Float64Array(2 ** 17);
  private length = 0;

  /** Adds a document's tokens, which come sorted, each as often as it is there. */
  add(tokens: Uint32Array, field: Token, place: number): void {
    if (this.length + tokens.length > this.sorted.length) {
      const grown = new Float64Array(2 * this.sorted.length + tokens.length);
      grown.set(this.sorted);
      this.sorted = grown;
    }
    for (let i = 0; i < tokens.length; ) {
      const token = tokens[i] ?? 0;
      let end = i + 1;
      while (end < tokens.length && tokens[end] === token) end++;
      this.sorted[this.length++] = (token + field) * POSTINGS + place * 2 + (end - i >= OFTEN ? 1 : 0);
      i = end;
    }
  }

  writeTo(writer: BlockWriter): void {
    const all = this.sorted.subarray(0, this.length).sort();
    for (let i = 0; i < all.length; ) {
      const token = Math.floor((all[i] ?? 0) / POSTINGS);
      const base = token * POSTINGS;
      const postings: number[] = [];
      for (; i < all.length && (all[i] ?? 0) < base + POSTINGS; i++) postings.push((all[i] ?? 0) - base);
      writer.add(token, postings);
    }
  }
}

/** Lets messages and saves come in between. @throws the signal's reason when it is aborted */
export async function pause(signal?: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  signal?.throwIfAborted();
}
