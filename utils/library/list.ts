import type { SavedArticle } from '@/utils/article';
import { type Sort, VIEWS, type View } from '@/utils/views';
import { isArticleRow } from './backup/check-row';
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

/** The first `limit` articles of a view. Reads no body; a row that the disk has spoilt is passed over. */
export function listArticles({ view, sort, limit }: ListOptions): Promise<SavedArticle[]> {
  return withStorage(async () => {
    for (let asked = limit; ; ) {
      const range = rangeOf(view, ORDERS[sort].column);
      const rows = await (ORDERS[sort].isReverse ? range.reverse() : range).limit(asked).toArray();
      const whole = rows.filter(isArticleRow);
      if (whole.length >= limit || rows.length < asked) return whole.slice(0, limit).map(toSaved);
      asked += limit - whole.length;
    }
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
