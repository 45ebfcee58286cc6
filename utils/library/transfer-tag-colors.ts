import type { ArchivedTagColor } from '@/utils/archived-shared';
import { TAG_COLORS } from '@/utils/tag-color';
import { db, withStorage } from './db';
import { mutate } from './mutate';
import { fold } from './search/fold';
import { trust } from './to-arrived-row';

/** The colours of tags, with the moments at which they were given; of `tags` only, if those are named. @throws Problem */
export function readArchivedColors(tags?: Iterable<string>): Promise<ArchivedTagColor[]> {
  return withStorage(async () => {
    const wanted = tags && new Set([...tags].map(fold));
    const rows = await db.tagLooks.toArray();
    return rows.flatMap(({ key, color: [name, stamp] }) => {
      const color = TAG_COLORS.find((one) => one === name);
      return color && (!wanted || wanted.has(key)) ? [{ tag: key, color, stamp }] : [];
    });
  });
}

/** Those that the library has not: of tags without a colour, or, where colours are to be replaced, with another. @throws Problem */
export function findNewColors(
  colors: readonly ArchivedTagColor[],
  { isReplacing }: { isReplacing: boolean },
): Promise<ArchivedTagColor[]> {
  return withStorage(async () => {
    const rows = await db.tagLooks.bulkGet(colors.map(({ tag }) => fold(tag)));
    return colors.filter(({ color }, i) => {
      const own = rows[i]?.color[0];
      return own ? isReplacing && own !== color : true;
    });
  });
}

/** Gives tags their colours, as old as they were where that can be true. @throws Problem */
export function takeTagColors(colors: readonly ArchivedTagColor[]): Promise<void> {
  return mutate(async (change) => {
    for (const { tag, color, stamp } of colors) {
      const key = fold(tag);
      const now = change.next();
      // Against what was said of it here, even that it has no colour, an older stamp would lose.
      const isNew = !(await db.tagLooks.get(key));
      await change.putTagLook({ key, v: 1, color: [color, isNew ? trust(stamp, now) : now] });
    }
  });
}
