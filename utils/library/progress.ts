import type { Place } from '@/utils/highlight';
import { db } from './db';
import { mutate } from './mutate';
import { withFields } from './to-row';

/** `progress` of an article that was read to its end. */
const FINISHED = 1000;

/** Where a reader is, and how much of the article is above the screen's lower edge, in per mille. */
export interface Reading {
  place: Place;
  progress: number;
}

/**
 * Keeps where the reader is. The progress only grows; reaching the end for the first time marks the article as read.
 * @throws Problem
 */
export function keepPlace(articleId: string, { place, progress }: Reading): Promise<void> {
  return mutate(async (change) => {
    const row = await db.articles.get(articleId);
    if (!row) return;
    const before = row.f.progress?.[0] ?? 0;
    const most = Math.max(before, Math.min(FINISHED, Math.round(progress)));
    const isFinishing = before < FINISHED && most === FINISHED;
    const fields = { place, progress: most, ...(isFinishing && { isRead: true }) };
    await change.putArticle(withFields(row, fields, change));
  });
}
