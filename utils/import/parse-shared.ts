import type { ArchivedShared, ArchivedTagColor } from '@/utils/archived-shared';
import { SHARED_FORMAT } from '@/utils/export/to-shared';
import { parseRules } from '@/utils/sites/site-rule';
import { TAG_COLORS } from '@/utils/tag-color';
import { LIMITS } from './limits';
import { type Members, STAMP, toList, toMembers } from './read-records';

/** Colours of tags and rules for sites out of a file, each checked; undefined where it is no such file. */
export function parseShared(members: Members | undefined): ArchivedShared | undefined {
  if (members?.format !== SHARED_FORMAT || Number(members.version) > 1) return undefined;
  return {
    tagColors: toList(members.tagColors).slice(0, LIMITS.list).flatMap(parseColor),
    rules: parseRules(members.rules),
  };
}

function parseColor(value: unknown): ArchivedTagColor[] {
  const { tag, color: name, stamp } = toMembers(value) ?? {};
  const color = TAG_COLORS.find((one) => one === name);
  if (typeof tag !== 'string' || !tag.trim() || tag.length > LIMITS.tag || !color) return [];
  return [{ tag, color, stamp: typeof stamp === 'string' && STAMP.test(stamp) ? stamp : undefined }];
}
