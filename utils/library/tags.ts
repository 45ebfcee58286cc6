import { db, withStorage } from './db';
import { mutate } from './mutate';
import { fold } from './search/fold';
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

/** Gives a tag another name everywhere, its colour with it; the name of another tag merges the two. @throws Problem */
export function renameTag(from: string, to: string): Promise<void> {
  const name = to.trim();
  if (!name || name === from) return Promise.resolve();
  return mutate(async (change) => {
    const rows = await db.articles.where('tagKeys').equals(fold(from)).toArray();
    const renamed = rows.map((row) => {
      const others = tagsOf(row).filter((tag) => fold(tag) !== fold(from));
      return withTags(row, [...new Set([...others, name])], change);
    });
    await change.putArticles(renamed);
    if (fold(from) === fold(name)) return;
    const [look, other] = await db.tagLooks.bulkGet([fold(from), fold(name)]);
    if (!look?.color[0]) return;
    if (!other?.color[0]) await change.putTagLook({ ...look, key: fold(name), color: [look.color[0], change.next()] });
    await change.putTagLook({ ...look, color: [null, change.next()] });
  });
}
