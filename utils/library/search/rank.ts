import type { Query, QueryTerm } from './parse-query';
import { OFTEN } from './postings';

/**
 * How good a hit is: 2 for a term in the title, 1 if the text has all terms `OFTEN` times; then the newest first.
 * The index tells it without reading a text (for longer terms not less than it is), so that a search reads only what
 * it shows.
 */
export type Rank = 0 | 1 | 2 | 3;
export const RANKS: readonly Rank[] = [3, 2, 1, 0];

/** A document as search compares it. */
export interface FoldedDoc {
  title: string;
  text: string;
}

/** Whether the frequency of this term says anything. Single characters are everywhere. */
export function isCounted({ text, isTitle }: QueryTerm): boolean {
  return !isTitle && text.length > 1;
}

/** The rank of a document, compared as plain strings; undefined when it is none of those asked for. */
export function judge({ title, text }: FoldedDoc, query: Query): Rank | undefined {
  const has = (term: QueryTerm) => title.includes(term.text) || (!term.isTitle && text.includes(term.text));
  if (!query.terms.every(has) || query.withoutTerms.some(has)) return undefined;
  const counted = query.terms.filter(isCounted);
  const isOften = counted.length > 0 && counted.every((term) => isOftenIn(text, term.text));
  return toRank(
    query.terms.some((term) => title.includes(term.text)),
    isOften,
  );
}

function toRank(isInTitle: boolean, isOften: boolean): Rank {
  return ((isInTitle ? 2 : 0) + (isOften ? 1 : 0)) as Rank;
}

function isOftenIn(text: string, term: string): boolean {
  let at = -1;
  for (let count = 0; count < OFTEN; count++) {
    at = text.indexOf(term, at + 1);
    if (at < 0) return false;
  }
  return true;
}

const TIME_ORIGIN = 1_262_304_000; // 2010
const NUMBERS = 2 ** 23;

/** A number that is greater the newer a document is, and that tells the document. */
export function toOrder(n: number, at: number): number {
  return Math.max(0, at - TIME_ORIGIN) * NUMBERS + n;
}

/** The document of an order. */
export function fromOrder(order: number): number {
  return order % NUMBERS;
}
