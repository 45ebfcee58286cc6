/**
 * One token's documents. A posting is `place * 2 + often`: the document's place in its segment, and whether the token is
 * there `OFTEN` times or more. Lists ascend; on disk the gaps are Rice-coded, which takes a quarter less than whole bytes.
 */
export type Postings = Uint32Array;

/** So often makes a text be about something. */
export const OFTEN = 3;

/** The bits of a gap that are written as they are, for `count` documents among `span`: the best for random places. */
function remainderBits(span: number, count: number): number {
  return 31 - Math.clz32(Math.max(1, Math.floor((span * 0.97) / count)));
}

/** Writes bytes one after the other, growing as needed. */
export class ByteWriter {
  bytes = new Uint8Array(16_384);
  length = 0;

  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes);
    this.bytes = grown;
  }

  /** An integer below 2^32 in seven bits a byte. */
  writeVarint(value: number): void {
    this.reserve(5);
    let rest = value;
    while (rest > 127) {
      this.bytes[this.length++] = (rest & 127) | 128;
      rest = rest >>> 7;
    }
    this.bytes[this.length++] = rest;
  }

  writeBytes(source: Uint8Array): void {
    this.reserve(source.length);
    this.bytes.set(source, this.length);
    this.length += source.length;
  }
}

/** Appends the list to `to`. */
export function encodePostings(postings: ArrayLike<number>, span: number, to: ByteWriter): void {
  const k = remainderBits(span, postings.length);
  let bits = 0;
  let waiting = 0;
  const write = (value: number, width: number) => {
    bits = (bits << width) | value;
    waiting += width;
    while (waiting >= 8) {
      waiting -= 8;
      to.bytes[to.length++] = bits >>> waiting;
    }
    bits &= 0xff;
  };
  let previous = -1;
  for (let i = 0; i < postings.length; i++) {
    const posting = postings[i] ?? 0;
    const gap = (posting >>> 1) - previous - 1;
    previous = posting >>> 1;
    let quotient = gap >>> k;
    to.reserve((quotient >>> 3) + 8);
    for (; quotient >= 8; quotient -= 8) write(0xff, 8);
    write((2 << quotient) - 2, quotient + 1);
    if (k > 8) write((gap >>> 8) & ((1 << (k - 8)) - 1), k - 8);
    write(gap & ((1 << Math.min(k, 8)) - 1), Math.min(k, 8));
    write(posting & 1, 1);
  }
  if (waiting > 0) write(0, 8 - waiting);
}

/** Reads `count` postings that begin at `at`. */
export function decodePostings(bytes: Uint8Array, at: number, count: number, span: number): Postings {
  const k = remainderBits(span, count);
  const postings = new Uint32Array(count);
  let next = at;
  // The bits that were read and not used, at the upper end.
  let ahead = 0;
  let known = 0;
  let place = -1;
  for (let i = 0; i < count; i++) {
    let quotient = 0;
    for (;;) {
      while (known <= 24) {
        ahead |= (bytes[next++] ?? 0) << (24 - known);
        known += 8;
      }
      const ones = Math.clz32(~ahead);
      if (ones < known) {
        quotient += ones;
        // Twice, for a shift by 32 does nothing.
        ahead = (ahead << ones) << 1;
        known -= ones + 1;
        break;
      }
      quotient += known;
      ahead = 0;
      known = 0;
    }
    while (known <= 24) {
      ahead |= (bytes[next++] ?? 0) << (24 - known);
      known += 8;
    }
    place += (quotient << k) + (k > 0 ? ahead >>> (32 - k) : 0) + 1;
    ahead <<= k;
    postings[i] = place * 2 + (ahead >>> 31);
    ahead <<= 1;
    known -= k + 1;
  }
  return postings;
}
