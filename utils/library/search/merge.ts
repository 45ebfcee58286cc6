import { db } from '@/utils/library/db';
import { type Block, BlockReader, BlockWriter } from './blocks';
import type { DraftRow, OutlineRow, SegmentRow } from './index-rows';
import { pause } from './seal';
import {
  abandonDraft,
  findBlock,
  publishDraft,
  readSegmentRows,
  startDraft,
  toBlockKey,
  writeBlocks,
} from './segments';
import { TOKEN_END, type Token } from './tokens';

/** Blocks written in one transaction: some tens of milliseconds. */
const STEP_BLOCKS = 48;
/** Blocks of an input read at once. */
const READ_BLOCKS = 16;

/** Begins to merge neighbouring segments; nothing that search reads changes until the end. */
export async function startMerge(inputs: readonly SegmentRow[]): Promise<void> {
  const [first, last] = [inputs[0], inputs.at(-1)];
  if (!first || !last) return;
  const dropped = await db.tombs.where('n').between(first.from, last.to).primaryKeys();
  const times = await readTimes(inputs, first.from, last.to);
  const isIn = (n: number) => (times[n - first.from] ?? 0) > 0;
  const dead = dropped.filter(isIn);
  const docs = inputs.reduce((sum, input) => sum + input.docs, 0) - dead.length;
  const ids = inputs.map(({ id }) => id);
  await startDraft({ from: first.from, to: last.to, docs, inputs: ids, dropped: dead });
}

/** Goes on with a merge, however it was interrupted, to its end; false when it had to be given up. */
export async function runMerge(row: DraftRow, signal?: AbortSignal): Promise<boolean> {
  const inputs = (await readSegmentRows()).filter(({ id }) => row.inputs.includes(id));
  if (inputs.length === 0 || inputs.length !== row.inputs.length) {
    await abandonDraft(row.id);
    return false;
  }
  const outlines = await db.outlines.bulkGet(inputs.map(({ id }) => id));
  const streams = inputs.map((input, i) => new SegmentStream(input, outlines[i]?.firsts ?? new Float64Array()));
  for (const stream of streams) await stream.seek(row.done);
  const dropped = new Set(row.dropped);
  let done = row.done;
  while (done < TOKEN_END) {
    const step = await mergeSome(streams, { from: row.from, to: row.to, dropped, done });
    if (!(await writeBlocks(row.id, done, step))) return false;
    done = step.done;
    await pause(signal);
  }
  const times = await readTimes(inputs, row.from, row.to);
  for (const n of dropped) times[n - row.from] = 0;
  if (await publishDraft(row.id, times, (n) => (times[n - row.from] ?? 0) > 0)) return true;
  await abandonDraft(row.id);
  return false;
}

interface Target {
  from: number;
  to: number;
  dropped: ReadonlySet<number>;
  done: Token;
}

/** The next blocks, and the last token that they hold; `TOKEN_END` when nothing is left. */
async function mergeSome(streams: readonly SegmentStream[], target: Target): Promise<{ blocks: Block[]; done: Token }> {
  const writer = new BlockWriter(target.to - target.from);
  const blocks: Block[] = [];
  let { done } = target;
  while (blocks.length < STEP_BLOCKS) {
    let token = TOKEN_END;
    for (const stream of streams) if (stream.token < token) token = stream.token;
    if (token >= TOKEN_END) {
      done = TOKEN_END;
      break;
    }
    const postings: number[] = [];
    for (const stream of streams) {
      if (stream.token !== token) continue;
      stream.copyPostings(postings, target);
      if (!stream.advance()) await stream.load();
    }
    writer.add(token, postings);
    done = token;
    blocks.push(...writer.take({ isEnd: false }));
  }
  blocks.push(...writer.take({ isEnd: true }));
  return { blocks, done };
}

/** The tokens of one segment, one after the other. */
class SegmentStream {
  /** The token at hand; `TOKEN_END` behind the last. */
  token: Token = -1;
  private readonly segment: SegmentRow;
  private readonly firsts: Float64Array;
  private readers: BlockReader[] = [];
  private reader: BlockReader | undefined;
  private nextBlock = 0;

  constructor(segment: SegmentRow, firsts: Float64Array) {
    this.segment = segment;
    this.firsts = firsts;
  }

  /** Goes to the first token behind `done`. */
  async seek(done: Token): Promise<void> {
    this.nextBlock = Math.max(0, findBlock(this.firsts, done));
    await this.load();
    while (this.token <= done && this.token < TOKEN_END) if (!this.advance()) await this.load();
  }

  /** Goes to the next token at hand; false when more must be loaded. */
  advance(): boolean {
    while (this.reader && !this.reader.advance()) this.reader = this.readers.shift();
    if (this.reader) this.token = this.reader.token;
    return this.reader !== undefined;
  }

  /** Loads the next blocks and goes to their first token. */
  async load(): Promise<void> {
    const firsts = [...this.firsts.subarray(this.nextBlock, this.nextBlock + READ_BLOCKS)];
    if (firsts.length === 0) {
      this.token = TOKEN_END;
      return;
    }
    const { id, from, to } = this.segment;
    const values = await db.blocks.bulkGet(firsts.map((first) => toBlockKey(id, first)));
    this.readers = firsts.map((first, i) => {
      const bytes = values[i];
      if (!bytes) throw new Error('A block of a segment is missing.');
      return new BlockReader({ first, bytes }, to - from);
    });
    this.nextBlock += firsts.length;
    this.reader = this.readers.shift();
    this.advance();
  }

  /** Appends the postings at hand as those of the target. */
  copyPostings(to: number[], { from, dropped }: Target): void {
    const offset = this.segment.from - from;
    for (const posting of this.reader?.postings() ?? []) {
      const place = (posting >>> 1) + offset;
      if (dropped.size === 0 || !dropped.has(place + from)) to.push(place * 2 + (posting & 1));
    }
  }
}

async function readTimes(inputs: readonly SegmentRow[], from: number, to: number): Promise<OutlineRow['times']> {
  const outlines = await db.outlines.bulkGet(inputs.map(({ id }) => id));
  const times = new Uint32Array(to - from);
  for (const [i, input] of inputs.entries()) {
    const outline = outlines[i];
    if (outline) times.set(outline.times, input.from - from);
  }
  return times;
}
