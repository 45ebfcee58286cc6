import { foldUnit } from './fold';

/**
 * What the index knows of a text: which units follow each other. A token is a number: two adjacent units, or three
 * letters, digits or spaces (pairs of letters are in every English text, so they alone would narrow nothing). Tokens of one first
 * unit lie together: a single character is the range of the pairs that it begins. Titles have tokens of their own.
 */
export type Token = number;

const SPACE = 0x20;
/** First units 4 to 7 do not occur in folded text: control characters are blanks. */
const TRIPLES = 0x40000;
/** Added to the tokens of a title. */
export const IN_TITLE = 2 ** 32;
/** Beyond all tokens. */
export const TOKEN_END = 2 ** 33;

/** The tokens of one text, each as often as it is there, in ascending order. */
export function tokensOf(text: string): Uint32Array {
  const tokens = new Uint32Array(text.length * 2);
  let count = 0;
  let unit = foldUnit(text.charCodeAt(0));
  for (let i = 0; i < text.length; i++) {
    const next = i + 1 < text.length ? foldUnit(text.charCodeAt(i + 1)) : SPACE;
    tokens[count++] = toPair(unit, next);
    const triple = i + 2 < text.length ? toTriple(unit, next, foldUnit(text.charCodeAt(i + 2))) : 0;
    if (triple) tokens[count++] = triple;
    unit = next;
  }
  return tokens.subarray(0, count).sort();
}

/** What must be in the index for a term to be in a text. */
export interface TermTokens {
  tokens: Token[];
  /** A single character: any token in the range from it (with it) to it (without it). */
  range?: readonly [from: Token, to: Token];
  /** Whether a text that has the tokens has the term. */
  isExact: boolean;
}

/** More narrow nothing and cost a read each. */
const MAX_TOKENS = 8;

/** The tokens that a folded, tidy term needs. */
export function tokensOfTerm(term: string): TermTokens {
  if (term.length === 1) {
    const first = toPair(term.charCodeAt(0), 0);
    return { tokens: [], range: [first, first + 0x10000], isExact: true };
  }
  const tokens = new Set<Token>();
  for (let i = 0; i + 1 < term.length; i++) {
    const [a, b, c] = [term.charCodeAt(i), term.charCodeAt(i + 1), term.charCodeAt(i + 2)];
    const triple = i + 2 < term.length ? toTriple(a, b, c) : 0;
    // A triple tells both of its pairs.
    if (triple) tokens.add(triple);
    else if (!(i > 0 && isTriple(term, i - 1))) tokens.add(toPair(a, b));
  }
  const isExact = term.length === 2 || (term.length === 3 && isTriple(term, 0));
  return { tokens: thin([...tokens]), isExact };
}

function thin(tokens: Token[]): Token[] {
  const step = Math.max(1, tokens.length / MAX_TOKENS);
  return tokens.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
}

function isTriple(text: string, at: number): boolean {
  return at + 2 < text.length && toTriple(text.charCodeAt(at), text.charCodeAt(at + 1), text.charCodeAt(at + 2)) > 0;
}

function toPair(a: number, b: number): Token {
  return a * 0x10000 + b;
}

/** The token of three letters, digits or spaces, otherwise 0. */
function toTriple(a: number, b: number, c: number): Token {
  const [x, y, z] = [rankOf(a), rankOf(b), rankOf(c)];
  return x && y && z ? TRIPLES + x * 4096 + y * 64 + z : 0;
}

/** 1 to 37 for a folded letter or digit of ASCII or a space, otherwise 0. */
function rankOf(unit: number): number {
  if (unit >= 0x61 && unit <= 0x7a) return unit - 0x60;
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30 + 27;
  return unit === SPACE ? 37 : 0;
}
