import { fold, tidy } from './fold';

/** Something that a text must say, or must not. */
export interface QueryTerm {
  /** Folded. */
  text: string;
  /** Whether only the title counts. */
  isTitle: boolean;
}

/** Something that an article must be, or must not be. */
export interface QueryFilter {
  kind: 'tag' | 'site' | 'source';
  /** Folded. */
  value: string;
}

/** What was typed. All of `terms` and `filters` must hold, none of those that are left out. */
export interface Query {
  terms: QueryTerm[];
  filters: QueryFilter[];
  withoutTerms: QueryTerm[];
  withoutFilters: QueryFilter[];
}

/** `-`, a field with its colon, then a phrase (which may still be open, while it is typed) or a word. */
const PART = /(-?)(tag:|site:|source:|title:)?(?:"([^"]*)(?:"|$)|(\S*))\s*/y;

/**
 * Reads `word "two words" -word title:word tag:word site:a.example source:"two words"`. What makes no sense as one of
 * these is searched for as it is; a field without a value waits for one.
 */
export function parseQuery(typed: string): Query {
  const text = fold(tidy(typed));
  const query: Query = { terms: [], filters: [], withoutTerms: [], withoutFilters: [] };
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const [whole = '', minus, field, phrase, word = ''] = PART.exec(text) ?? [];
    if (!whole) break;
    const value = (phrase ?? word).trim();
    const isOut = minus === '-';
    // A lone dash, or one before nothing.
    if (!value && !field && phrase === undefined) add(query, { isOut: false, field: undefined, value: whole.trim() });
    else add(query, { isOut, field: field?.slice(0, -1), value });
  }
  return query;
}

/** Whether nothing is asked for (yet). */
export function isEmptyQuery({ terms, filters, withoutTerms, withoutFilters }: Query): boolean {
  return terms.length + filters.length + withoutTerms.length + withoutFilters.length === 0;
}

function add(
  query: Query,
  { isOut, field, value }: { isOut: boolean; field: string | undefined; value: string },
): void {
  if (!value) return;
  if (field === 'tag' || field === 'site' || field === 'source') {
    (isOut ? query.withoutFilters : query.filters).push({ kind: field, value });
    return;
  }
  const term = { text: value, isTitle: field === 'title' };
  const terms = isOut ? query.withoutTerms : query.terms;
  if (!terms.some(({ text, isTitle }) => text === value && isTitle === term.isTitle)) terms.push(term);
}
