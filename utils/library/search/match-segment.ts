import type { OutlineRow, SegmentRow } from './index-rows';
import type { QueryTerm } from './parse-query';
import type { Postings } from './postings';
import { isCounted } from './rank';
import { IN_TITLE, type TermTokens, type Token } from './tokens';

/** A live segment with what is in memory of it, and what was read of it for one query. */
export interface ReadSegment {
  row: SegmentRow;
  outline: OutlineRow;
  /** The lists of the tokens asked for; a range of tokens has several. */
  lists: (from: Token, to: Token) => Postings[];
}

/** A term with its tokens. */
export interface TermPlan extends QueryTerm, TermTokens {}

/** Places in a segment, ascending: `place * 4 + in the title * 2 + often in the text`. */
export type Matches = Uint32Array;

const TITLE_BIT = 2;
const OFTEN_BIT = 1;

/** Where all terms may be; where no term needs a look at the text, they are. */
export function matchAll(terms: readonly TermPlan[], segment: ReadSegment): Matches {
  let all: Matches | undefined;
  for (const term of terms) {
    const next = matchTerm(term, segment);
    all = all ? intersect(all, next) : next;
    if (all.length === 0) return all;
  }
  if (all && !terms.some(isCounted)) all = all.map((match) => match & ~OFTEN_BIT);
  return all ?? everything(segment);
}

/** Where one term may be. */
export function matchTerm(term: TermPlan, segment: ReadSegment): Matches {
  const inTitle = readField(term, IN_TITLE, segment);
  const title = inTitle.map((posting) => (posting >>> 1) * 4 + TITLE_BIT);
  // A term that does not count must not hinder the others.
  if (!isCounted(term)) for (const [i, match] of title.entries()) title[i] = match | OFTEN_BIT;
  if (term.isTitle) return title;
  const inText = readField(term, 0, segment);
  const text = inText.map((posting) => (posting >>> 1) * 4 + (isCounted(term) ? posting & 1 : OFTEN_BIT));
  return unite(text, title);
}

/** Postings of a term in one field. */
function readField({ tokens, range }: TermTokens, field: Token, { row, lists }: ReadSegment): Postings {
  if (range) return flatten(lists(range[0] + field, range[1] - 1 + field), row.to - row.from);
  const found: Postings[] = [];
  for (const token of tokens) {
    const [list] = lists(token + field, token + field);
    if (!list) return new Uint32Array();
    found.push(list);
  }
  // The shortest first: the others only narrow it.
  found.sort((a, b) => a.length - b.length);
  return found.reduce(intersectPostings);
}

/** All documents of several lists. */
function flatten(lists: readonly Postings[], span: number): Postings {
  const marks = new Uint8Array(span);
  for (const list of lists) for (const posting of list) marks[posting >>> 1] = 1;
  return fromMarks(marks, 2);
}

function everything({ row, outline }: ReadSegment): Matches {
  return fromMarks(
    Uint8Array.from({ length: row.to - row.from }, (_, place) => (outline.times[place] ? 1 : 0)),
    4,
  );
}

function fromMarks(marks: Uint8Array, scale: number): Uint32Array {
  const places = new Uint32Array(marks.length);
  let count = 0;
  for (let place = 0; place < marks.length; place++) if (marks[place]) places[count++] = place * scale;
  return places.subarray(0, count);
}

function intersectPostings(a: Postings, b: Postings): Postings {
  const both = new Uint32Array(Math.min(a.length, b.length));
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x >>> 1 === y >>> 1) {
      both[count++] = x & y;
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  return both.subarray(0, count);
}

function intersect(a: Matches, b: Matches): Matches {
  const both = new Uint32Array(Math.min(a.length, b.length));
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] ?? 0;
    const y = b[j] ?? 0;
    if (x >>> 2 === y >>> 2) {
      both[count++] = (x & y & ~TITLE_BIT) | ((x | y) & TITLE_BIT);
      i++;
      j++;
    } else if (x < y) i++;
    else j++;
  }
  return both.subarray(0, count);
}

function unite(a: Matches, b: Matches): Matches {
  const either = new Uint32Array(a.length + b.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const x = a[i] ?? Number.POSITIVE_INFINITY;
    const y = b[j] ?? Number.POSITIVE_INFINITY;
    const isX = Math.floor(x / 4) <= Math.floor(y / 4);
    const isY = Math.floor(y / 4) <= Math.floor(x / 4);
    either[count++] = (isX ? x : 0) | (isY ? y : 0);
    if (isX) i++;
    if (isY) j++;
  }
  return either.subarray(0, count);
}
