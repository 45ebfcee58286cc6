import type { TagColor } from '@/utils/tag-color';
import type { Undo } from './act';
import { db, withStorage } from './db';
import { type Change, mutate } from './mutate';
import { fold } from './search/fold';
import { tagChange, undoTagChange } from './tag-change';
import { tagsOf, withTags } from './to-row';

/** A tag as the reader wrote it, and how many articles out of the bin have it. */
export interface TagCount {
  tag: string;
  count: number;
}

/** All tags in use, the most used first. */
export function countTags(): Promise<TagCount[]> {
  return withStorage(async () => {
    const keys = (await db.articles.orderBy('tagKeys').uniqueKeys()).map(String);
    const counted = await Promise.all(
      keys.map(async (key) => {
        const rows = () => db.articles.where('tagKeys').equals(key);
        const [first, count] = await Promise.all([rows().first(), rows().count()]);
        const tag = first && tagsOf(first).find((own) => fold(own) === key);
        return { tag: tag ?? key, count };
      }),
    );
    return counted.sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag));
  });
}

/** A tag that has got another name. */
export interface Renamed {
  /** Whether another tag had that name, and now they are one. */
  isMerge: boolean;
  undo: Undo;
}

/**
 * Gives a tag another name everywhere, its colour with it; the name of another tag merges the two. Undefined where that
 * changes nothing. @throws Problem
 */
export async function renameTag(from: string, to: string): Promise<Renamed | undefined> {
  const name = to.trim();
  if (!name || name === from) return undefined;
  const [fromKey, toKey] = [fold(from), fold(name)];
  const { isMerge, changes, looks } = await mutate(async (change) => {
    const rows = await db.articles.where('tagKeys').equals(fromKey).toArray();
    const isOther = fromKey !== toKey && (await db.articles.where('tagKeys').equals(toKey).count()) > 0;
    const renamed = rows.map((row) => {
      const others = tagsOf(row).filter((tag) => fold(tag) !== fromKey);
      return withTags(row, [...new Set([...others, name])], change);
    });
    await change.putArticles(renamed);
    return {
      isMerge: isOther,
      changes: rows.map((row, i) => ({ id: row.id, tags: tagChange(row, renamed[i] ?? row) })),
      looks: fromKey === toKey ? [] : await moveColor(fromKey, toKey, change),
    };
  });
  const undo = () =>
    mutate(async (change) => {
      const rows = await db.articles.bulkGet(changes.map(({ id }) => id));
      await change.putArticles(
        changes.flatMap(({ tags }, i) => (rows[i] ? [undoTagChange(rows[i], tags, change)] : [])),
      );
      for (const { key, color } of looks) await change.putTagLook({ key, v: 1, color: [color, change.next()] });
    });
  return { isMerge, undo };
}

/** The colour goes with the name, unless the other name has one. Returns what the two had, if that has changed. */
async function moveColor(from: string, to: string, change: Change): Promise<{ key: string; color: TagColor | null }[]> {
  const [look, other] = await db.tagLooks.bulkGet([from, to]);
  const [color, otherColor] = [look?.color[0] ?? null, other?.color[0] ?? null];
  if (!look || !color) return [];
  if (!otherColor) await change.putTagLook({ ...look, key: to, color: [color, change.next()] });
  await change.putTagLook({ ...look, color: [null, change.next()] });
  return [
    { key: from, color },
    { key: to, color: otherColor },
  ];
}
