import { TAG_COLORS, type TagColor } from '@/utils/tag-color';
import type { Undo } from './act';
import { db, withStorage } from './db';
import { mutate } from './mutate';
import { fold } from './search/fold';

/** Gives a tag a colour, or takes it away; on disk when this resolves. @throws Problem */
export async function setTagColor(tag: string, color: TagColor | undefined): Promise<Undo> {
  const key = fold(tag);
  const before = await mutate(async (change) => {
    const look = await db.tagLooks.get(key);
    await change.putTagLook({ key, v: 1, color: [color ?? null, change.next()] });
    return look?.color[0] ?? null;
  });
  return () => mutate((change) => change.putTagLook({ key, v: 1, color: [before, change.next()] }));
}

/** The colours of tags: what `colorOf` asks for, whatever a tag's case or width. */
export type TagColors = ReadonlyMap<string, TagColor>;

export function readTagColors(): Promise<TagColors> {
  return withStorage(async () => {
    const colors = new Map<string, TagColor>();
    for (const { key, color } of await db.tagLooks.toArray()) {
      const known = TAG_COLORS.find((one) => one === color?.[0]);
      if (known) colors.set(key, known);
    }
    return colors;
  });
}

/** The colour of a tag, if the reader has given it one. */
export function colorOf(tag: string, colors: TagColors): TagColor | undefined {
  return colors.size === 0 ? undefined : colors.get(fold(tag));
}
