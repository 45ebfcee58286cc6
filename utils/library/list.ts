import type { SavedArticle } from '@/utils/article';
import { type Sort, VIEWS, type View } from '@/utils/views';
import { db, withStorage } from './db';
import { toSaved } from './to-row';

const RANGES = {
  unread: ['state', 'unread'],
  starred: ['starred', 1],
  archived: ['state', 'archived'],
  all: ['kept', 1],
  bin: ['state', 'bin'],
} as const satisfies Record<View, readonly [column: string, value: string | number]>;

const ORDERS = {
  newest: { column: 'savedAt', isReverse: true },
  oldest: { column: 'savedAt', isReverse: false },
  published: { column: 'published', isReverse: true },
  longest: { column: 'count', isReverse: true },
  shortest: { column: 'count', isReverse: false },
  progress: { column: 'progress', isReverse: true },
} as const satisfies Record<Sort, { column: string; isReverse: boolean }>;

export interface ListOptions {
  view: View;
  sort: Sort;
  limit: number;
}

/** The first `limit` articles of a view. Reads no body, and no row that it does not give. */
export function listArticles({ view, sort, limit }: ListOptions): Promise<SavedArticle[]> {
  return withStorage(async () => {
    const range = rangeOf(view, ORDERS[sort].column);
    const rows = await (ORDERS[sort].isReverse ? range.reverse() : range).limit(limit).toArray();
    return rows.map(toSaved);
  });
}

/** The ids of a whole view, in its order. */
export function listIds({ view, sort }: Pick<ListOptions, 'view' | 'sort'>): Promise<string[]> {
  return withStorage(() => {
    const range = rangeOf(view, ORDERS[sort].column);
    return (ORDERS[sort].isReverse ? range.reverse() : range).primaryKeys();
  });
}

/** How many articles each view has; counted by the index, without reading rows. */
export function countViews(): Promise<Record<View, number>> {
  return withStorage(async () => {
    const counts = await Promise.all(VIEWS.map((view) => rangeOf(view, 'savedAt').count()));
    return Object.fromEntries(VIEWS.map((view, i) => [view, counts[i] ?? 0])) as Record<View, number>;
  });
}

function rangeOf(view: View, order: string) {
  const [column, value] = RANGES[view];
  // An array is greater than any string or number: the range takes in every value of the order.
  return db.articles.where(`[${column}+${order}+id]`).between([value], [value, []], true, false);
}
