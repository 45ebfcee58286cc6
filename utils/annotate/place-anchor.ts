import search from 'approx-string-match';
import type { Anchor } from '@/utils/highlight';
import { fold } from '@/utils/library/search/fold';

/** Where an anchor's words stand now. */
export interface Placed {
  start: number;
  end: number;
}

/** A quote shorter than this is found by chance anywhere; its surroundings must agree. */
const SHORT = 6;
/** Of characters of surroundings that agree, what is no accident. */
const AGREES = 2;
/** Of four characters one may differ, be missing or be new. */
const TOLERANCE = 0.25;
/** Approximate search takes time with the length of what is sought: of a long quote only the ends are sought. */
const LONG = 400;
const END = 160;

/**
 * Finds the words of anchors in a text, which may be another version of the one that they were taken from. The method is
 * that of the W3C's text quote selector: the remembered place if the words stand there, else the words, chosen by their
 * surroundings; else what is most like them. Compared as search compares, without blanks, so that 简 and 繁, a new
 * extraction and other paragraphs are no change. Undefined where a quote cannot be placed: it is not guessed.
 */
export function placeAnchors(text: string, anchors: readonly Anchor[]): (Placed | undefined)[] {
  let squeezed: Squeezed | undefined;
  return anchors.map((anchor) => {
    if (stands(text, anchor)) return { start: anchor.start, end: anchor.end };
    squeezed ??= squeeze(text);
    return place(squeezed, anchor);
  });
}

function stands(text: string, { quote, prefix, suffix, start, end }: Anchor): boolean {
  return text.slice(start - prefix.length, end + suffix.length) === prefix + quote + suffix;
}

/** A text without blanks and differences of writing, and where each of its characters stands in the text itself. */
interface Squeezed {
  key: string;
  places: Int32Array;
}

function squeeze(text: string): Squeezed {
  const folded = fold(text);
  const places = new Int32Array(folded.length);
  const kept: string[] = [];
  let count = 0;
  let from = 0;
  for (const { index, 0: word } of folded.matchAll(/[^ ]+/g)) {
    from = index;
    for (let i = 0; i < word.length; i++) places[count + i] = from + i;
    count += word.length;
    kept.push(word);
  }
  return { key: kept.join(''), places: places.subarray(0, count) };
}

function toKey(text: string): string {
  return fold(text).replaceAll(' ', '');
}

/** A place in the squeezed text, and how far it is from what was sought. */
interface Candidate {
  from: number;
  to: number;
  errors: number;
}

function place({ key, places }: Squeezed, anchor: Anchor): Placed | undefined {
  const quote = toKey(anchor.quote);
  if (!quote) return undefined;
  const exact = findAll(key, quote);
  const candidates = exact.length > 0 ? exact : findLike(key, quote);
  const context = { before: toKey(anchor.prefix), after: toKey(anchor.suffix), at: anchor.start };
  const best = chooseBest(key, places, candidates, context);
  if (!best) return undefined;
  const needsContext = quote.length < SHORT && context.before.length + context.after.length > 0;
  if (needsContext && best.agreement < AGREES) return undefined;
  return { start: places[best.from] ?? 0, end: (places[best.to - 1] ?? 0) + 1 };
}

function findAll(key: string, quote: string): Candidate[] {
  const found: Candidate[] = [];
  for (let from = key.indexOf(quote); from >= 0; from = key.indexOf(quote, from + 1)) {
    found.push({ from, to: from + quote.length, errors: 0 });
  }
  return found;
}

function findLike(key: string, quote: string): Candidate[] {
  if (quote.length < SHORT) return [];
  if (quote.length <= LONG) return searchLike(key, quote);
  const heads = searchLike(key, quote.slice(0, END));
  const tails = searchLike(key, quote.slice(-END));
  return heads.flatMap((head) =>
    tails
      .filter(({ to }) => Math.abs(to - head.from - quote.length) <= quote.length * TOLERANCE)
      .map((tail) => ({ from: head.from, to: tail.to, errors: head.errors + tail.errors })),
  );
}

function searchLike(key: string, quote: string): Candidate[] {
  const found = search(key, quote, Math.floor(quote.length * TOLERANCE));
  return found.map(({ start, end, errors }) => ({ from: start, to: end, errors }));
}

interface Context {
  before: string;
  after: string;
  at: number;
}

/** The candidate that is most like the quote and has most of its surroundings; of equals the nearest to where it was. */
function chooseBest(
  key: string,
  places: Int32Array,
  candidates: readonly Candidate[],
  { before, after, at }: Context,
): (Candidate & { agreement: number }) | undefined {
  const judged = candidates.map((one) => ({
    ...one,
    agreement: countEqualBefore(key, one.from, before) + countEqualAfter(key, one.to, after),
    distance: Math.abs((places[one.from] ?? 0) - at),
  }));
  return judged.sort((a, b) => b.agreement - 2 * b.errors - (a.agreement - 2 * a.errors) || a.distance - b.distance)[0];
}

function countEqualBefore(key: string, from: number, before: string): number {
  let count = 0;
  while (count < before.length && count < from && key[from - 1 - count] === before.at(-1 - count)) count++;
  return count;
}

function countEqualAfter(key: string, to: number, after: string): number {
  let count = 0;
  while (count < after.length && key[to + count] === after[count]) count++;
  return count;
}
