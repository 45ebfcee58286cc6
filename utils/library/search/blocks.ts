import { ByteWriter, decodePostings, encodePostings, type Postings } from './postings';
import { IN_TITLE, type Token } from './tokens';

/** A run of tokens with their postings: what is read from disk at once. */
export interface Block {
  /** Its first token, which is its name in its segment. */
  first: Token;
  bytes: Uint8Array<ArrayBuffer>;
}

/** About as much as one read gives for nothing; a long list is a block of its own and may be larger. */
const BLOCK_BYTES = 8_192;

/** Cuts a segment's tokens, which come in ascending order, into blocks. */
export class BlockWriter {
  private readonly span: number;
  private out = new ByteWriter();
  private readonly list = new ByteWriter();
  private first: Token = -1;
  private last: Token = -1;
  private full: Block[] = [];

  constructor(span: number) {
    this.span = span;
  }

  add(token: Token, postings: ArrayLike<number>): void {
    if (postings.length === 0) return;
    // Differences of tokens are below 2^32 only inside titles and inside texts.
    if (this.out.length >= BLOCK_BYTES || (this.first < IN_TITLE && token >= IN_TITLE)) this.close();
    if (this.out.length === 0) this.first = this.last = token;
    this.list.length = 0;
    encodePostings(postings, this.span, this.list);
    this.out.writeVarint(token - this.last);
    this.out.writeVarint(postings.length);
    this.out.writeVarint(this.list.length);
    this.out.writeBytes(this.list.bytes.subarray(0, this.list.length));
    this.last = token;
  }

  /** The blocks that are ready; with `isEnd` also the one that is not full. */
  take({ isEnd }: { isEnd: boolean }): Block[] {
    if (isEnd) this.close();
    const blocks = this.full;
    this.full = [];
    return blocks;
  }

  private close(): void {
    if (this.out.length > 0) this.full.push({ first: this.first, bytes: this.out.bytes.slice(0, this.out.length) });
    this.out.length = 0;
    this.first = -1;
  }
}

/** Walks the tokens of one block. */
export class BlockReader {
  token: Token;
  count = 0;
  private readonly bytes: Uint8Array;
  private readonly span: number;
  private next = 0;
  private list = 0;

  constructor({ first, bytes }: Block, span: number) {
    this.token = first;
    this.bytes = bytes;
    this.span = span;
  }

  /** Goes to the next token; false at the end. */
  advance(): boolean {
    if (this.next >= this.bytes.length) return false;
    this.token += this.readVarint();
    this.count = this.readVarint();
    const length = this.readVarint();
    this.list = this.next;
    this.next += length;
    return true;
  }

  postings(): Postings {
    return decodePostings(this.bytes, this.list, this.count, this.span);
  }

  private readVarint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.bytes[this.next++] ?? 0;
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      scale *= 128;
    }
  }
}
